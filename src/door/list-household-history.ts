// What happened to a household: registrations, changes, members who came and went, referrals, enrolments.
import { requireScope } from "../actor.ts";
import type { Context } from "../context.ts";
import { decodeCursor, keyOfChange, listOf, type Page, type PageAsked, toPage } from "../http/pagination.ts";
import { Problem } from "../problem.ts";
import { type HistoryEntry, selectHistory } from "./household-history-query.ts";
import { selectSeenHouseholds } from "./household-query.ts";

/**
 * Newest first, for those who see the household whole: an agency has the transitions of its referrals.
 * @throws {Problem} `not-found`, `invalid-cursor`
 */
export async function listHouseholdHistory(
  ctx: Context,
  id: string,
  { limit, cursor }: PageAsked,
): Promise<Page<HistoryEntry>> {
  requireScope(ctx.actor, "households:read");
  const [seen] = await selectSeenHouseholds(ctx, [id]);
  if (!seen) throw new Problem("not-found");
  const list = listOf("history", { id });
  const after = decodeCursor(list, cursor, keyOfChange);
  const entries = await selectHistory(ctx.db, id, after, limit + 1);
  const seenHere = await selectSeenHouseholds(ctx, [...new Set(entries.flatMap(otherHouseholds))]);
  const known = new Set(seenHere.map(({ registered }) => registered.household.id));
  return toPage(
    list,
    entries,
    limit,
    (one) => [one.at.toISOString(), one.id],
    (one) => withoutUnknown(one, known),
  );
}

function otherHouseholds({ details }: HistoryEntry): string[] {
  return Array.isArray(details.households) ? (details.households as string[]) : [];
}

/** Of the other households of a life event, those that the caller sees as well. */
function withoutUnknown(entry: HistoryEntry, known: ReadonlySet<string>): HistoryEntry {
  if (!Array.isArray(entry.details.households)) return entry;
  const households = otherHouseholds(entry).filter((id) => known.has(id));
  return { ...entry, details: { ...entry.details, households } };
}
