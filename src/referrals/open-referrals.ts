// Opens referrals that the door has decided on, in one statement however many.
import { uuidv7 } from "../database/ids.ts";
import type { TransactionContext } from "../context.ts";
import { insertOpenings } from "./bulk-store.ts";
import { doorActor } from "./lifecycle.ts";
import type { NewReferral, Referral } from "./referral.ts";
import { auditOf, stateEvent } from "./referral-events.ts";

const actionOf = { automatic: "open", request: "request" } as const;

/**
 * Answers the referrals really opened: a subject that has an unfinished referral to the program gets no other.
 * Without candidates it opens as `returned`, for TKPK to reassign, so that it does not get lost.
 */
export async function openReferrals(
  tx: TransactionContext,
  given: readonly NewReferral[],
): Promise<Referral[]> {
  if (given.length === 0) return [];
  const rows = given.map((opening) => ({
    ...opening,
    id: uuidv7(),
    transitionId: uuidv7(),
    status: opening.candidates.length > 0 ? ("requested" as const) : ("returned" as const),
    action: actionOf[opening.basis],
    ...(opening.basis === "automatic"
      ? { agency: null, actor: doorActor, formerAgencies: [] }
      : askedBy(tx, opening)),
  }));
  const opened = await insertOpenings(tx.db, rows, tx.now);
  for (const referral of opened) {
    const action = actionOf[referral.basis];
    tx.journal.audit(auditOf(referral, action, { to: referral.status, candidates: referral.candidates }));
    tx.journal.event(stateEvent(referral, action, null));
  }
  return opened;
}

/** An agency that asks for a program of other agencies follows what becomes of it, as one that had it offered. */
function askedBy({ actor }: TransactionContext, { candidates }: NewReferral) {
  const { agency } = actor;
  const isOutside = agency !== undefined && !candidates.includes(agency);
  return { agency: agency ?? null, actor: actor.name, formerAgencies: isOutside ? [agency] : [] };
}
