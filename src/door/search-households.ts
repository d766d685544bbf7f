// Finds households by a number, a name, a birth date or an area; numbers come in the body, never in a URL.
import { requireScope } from "../actor.ts";
import { codeInUse } from "../areas/resolve-area.ts";
import type { Context } from "../context.ts";
import { text } from "../fault.ts";
import type { HouseholdView } from "../households/household-answer.ts";
import { numberSpace } from "../households/numbers.ts";
import { type HouseholdFilter, selectPageOfHouseholds } from "../households/search-query.ts";
import { decodeCursor, keyOfChange, listOf, type Page, toPage } from "../http/pagination.ts";
import { Problem } from "../problem.ts";
import type { CriteriaCache } from "../programs/criteria-in-force.ts";
import { selectSeenHouseholds } from "./household-query.ts";
import { viewHouseholds } from "./view-households.ts";

export interface HouseholdSearch {
  readonly familyCardNumber?: string;
  readonly nationalId?: string;
  readonly source?: { readonly system: string; readonly id: string };
  readonly name?: string;
  readonly birthDate?: string;
  readonly areaCode?: string;
  readonly updatedAfter?: string;
  readonly limit: number;
  readonly cursor?: string;
}

/**
 * By last change.
 * @throws {Problem} `forbidden` for an agency: it finds households by its referrals, and could learn of others by
 *   what a search finds
 */
export async function searchHouseholds(
  ctx: Context,
  cache: CriteriaCache,
  search: HouseholdSearch,
): Promise<Page<HouseholdView>> {
  requireScope(ctx.actor, "households:read");
  if (ctx.actor.role === "agency") {
    throw new Problem("forbidden", {
      detail: text("Cari melalui GET /v1/referrals.", "Find them by GET /v1/referrals."),
    });
  }
  const areaCode = await codeInUse(ctx.db, search.areaCode);
  const filter = filterOf(ctx, { ...search, areaCode });
  // Of numbers it holds the keyed hashes, so that a cursor tells nothing of them.
  const list = listOf("households", filter);
  const after = decodeCursor(list, search.cursor, keyOfChange);
  const found = await selectPageOfHouseholds(ctx.db, filter, after, search.limit + 1);
  const page = toPage(
    list,
    found,
    search.limit,
    (row) => [row.updatedAt.toISOString(), row.id],
    (row) => row.id,
  );
  const seen = await selectSeenHouseholds(ctx, page.items);
  return { items: await viewHouseholds(ctx, cache, seen), nextCursor: page.nextCursor };
}

function filterOf({ actor, vault }: Context, search: HouseholdSearch): HouseholdFilter {
  const { familyCardNumber, nationalId, source, name, birthDate, areaCode, updatedAfter } = search;
  const lookups = [
    familyCardNumber && vault.lookup(numberSpace("household", "family-card", null), familyCardNumber),
    nationalId && vault.lookup(numberSpace("person", "national-id", null), nationalId),
    source && vault.lookup(numberSpace("household", "source", source.system), source.id),
  ].filter((lookup): lookup is Buffer => lookup instanceof Buffer);
  return {
    lookups,
    name,
    birthDate,
    within: [areaCode, actor.area].filter((area) => area !== undefined),
    updatedAfter: updatedAfter === undefined ? undefined : new Date(updatedAfter),
  };
}
