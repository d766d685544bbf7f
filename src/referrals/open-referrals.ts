// Opens referrals that the door has decided on, in one statement however many.
import { uuidv7 } from "../database/ids.ts";
import type { TransactionContext } from "../context.ts";
import { together } from "../database/statement.ts";
import { lockAllotment } from "../quotas/lock-allotment.ts";
import { updateUsed } from "../quotas/quota-query.ts";
import { clockOf } from "./due-clock.ts";
import { selectCalendar } from "./due-store.ts";
import { doorActor } from "./lifecycle.ts";
import type { NewReferral } from "./referral.ts";
import { insertOpenings } from "./opening-store.ts";
import { promoteWaiting } from "./promote-waiting.ts";
import { auditOf, stateEvent } from "./referral-events.ts";
import { selectProgramsWaitedFor } from "./waiting-store.ts";

const actionOf = { automatic: "open", request: "request", release: "open" } as const;

/**
 * Answers the ids of the referrals really opened: a subject that has an unfinished referral to the program gets no other.
 * Without candidates it opens as `returned`, for TKPK to reassign, so that it does not get lost. Where a quota is used
 * up it waits for a place. Whom a free place is for and who waits already is in line with it, by priority, not by
 * chance; who waits for another place is passed over by nobody.
 * @param options.mayWait false: what there is no place for is not opened, and whoever waits comes first
 */
export async function openReferrals(
  tx: TransactionContext,
  given: readonly NewReferral[],
  { mayWait }: { readonly mayWait: boolean } = { mayWait: true },
): Promise<string[]> {
  if (given.length === 0) return [];
  const programs = given.map(({ program }) => program);
  // Who may not wait cannot stand in line with those who do.
  if (!mayWait) await promoteWaiting(tx, programs);
  const [allotment, { terms, holidays }] = await together([
    lockAllotment(tx, programs),
    selectCalendar(tx.db, programs, tx.now),
  ]);
  const queues = new Set(await selectProgramsWaitedFor(tx.db, allotment.free(), allotment.full()));
  const all = byPriority(given).map((opening) => {
    const state = stateOf(opening, queues.has(opening.program) ? undefined : allotment.take(opening));
    return {
      ...opening,
      id: uuidv7(),
      transitionId: uuidv7(),
      ...state,
      ...clockOf(state.status, terms.get(opening.program)!, tx.now, holidays),
      action: actionOf[opening.basis],
      ...openedBy(tx, opening),
    };
  });
  const rows = mayWait ? all : all.filter(({ status }) => status !== "waitlisted");
  const opened = await insertOpenings(tx.db, rows, tx.now);
  const isOpened = new Set(opened.map(({ id }) => id));
  for (const row of rows.filter(({ id }) => !isOpened.has(id))) {
    allotment.give(row.places);
    if (row.places.length > 0) queues.add(row.program);
  }
  await updateUsed(tx.db, allotment.changes());
  for (const referral of opened) {
    const action = actionOf[referral.basis];
    tx.journal.audit(auditOf(referral, action, { to: referral.status, candidates: referral.candidates }));
    tx.journal.event(stateEvent(referral, action, null));
  }
  await promoteWaiting(tx, [...queues]);
  return opened.map(({ id }) => id);
}

function byPriority(given: readonly NewReferral[]): NewReferral[] {
  return [...given].sort((a, b) => (b.priority ?? -Infinity) - (a.priority ?? -Infinity) || 0);
}

/** @param places undefined: there is none */
function stateOf({ candidates }: NewReferral, places: readonly string[] | undefined) {
  if (places === undefined) return { status: "waitlisted" as const, places: [] };
  return { status: candidates.length > 0 ? ("requested" as const) : ("returned" as const), places };
}

function openedBy(tx: TransactionContext, opening: NewReferral) {
  if (opening.basis === "request") return askedBy(tx, opening);
  const actor = opening.basis === "automatic" ? doorActor : tx.actor.name;
  return { agency: null, actor, formerAgencies: [] };
}

/** An agency that asks for a program of other agencies follows what becomes of it, as one that had it offered. */
function askedBy({ actor }: TransactionContext, { candidates }: NewReferral) {
  const { agency } = actor;
  const isOutside = agency !== undefined && !candidates.includes(agency);
  return { agency: agency ?? null, actor: actor.name, formerAgencies: isOutside ? [agency] : [] };
}
