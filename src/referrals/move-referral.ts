// The one way in which a caller moves a referral: lock, decide, write, and say so.
import { uuidv7 } from "../database/ids.ts";
import type { TransactionContext } from "../context.ts";
import { together } from "../database/statement.ts";
import type { Subject } from "../subject.ts";
import { lockSubject } from "../enrolments/lock-subject.ts";
import type { Place } from "../enrolments/subject-query.ts";
import { text } from "../fault.ts";
import { checkRevision } from "../http/etag.ts";
import { Problem } from "../problem.ts";
import { lockQuotasOfReferrals } from "../quotas/quota-query.ts";
import type { Move } from "./change.ts";
import { clockAfter } from "./due-clock.ts";
import { freePlaces } from "./free-places.ts";
import { decideTransition, type Decision, doorActor } from "./lifecycle.ts";
import { keepsPlace, type Referral } from "./referral.ts";
import { auditOf, stateEvent } from "./referral-events.ts";
import { lockReferral, selectSubject, updateReferral } from "./store.ts";
import { partyOf } from "./view.ts";

/** What every action takes. */
export interface MoveInput {
  readonly id: string;
  /** The revision that the caller saw (`If-Match`); absent: any. */
  readonly revision?: number;
  readonly note?: string;
  /** The agency's own number for the case. */
  readonly externalId?: string;
  readonly reason?: ReasonInput;
}

export interface ReasonInput {
  readonly code: string;
  readonly text?: string;
}

/**
 * @throws {Problem} `not-found`; `precondition-failed`; `forbidden` for who is no party to it; `illegal-transition`
 * with `referralStatus` and `legalActions`
 * @param as that the door moves it; absent: what the caller is to it
 */
export async function moveReferral(
  tx: TransactionContext,
  input: MoveInput,
  given: Move,
  as?: "door",
): Promise<Referral> {
  const before = await lockedReferral(tx, input.id, given);
  if (!before) throw new Problem("not-found");
  checkRevision(input.revision, before.revision);
  const mover = {
    party: as ?? partyOf(before, tx.actor, before.supporting),
    agency: tx.actor.agency ?? null,
  };
  const move = { ...given, externalId: input.externalId };
  const decision = decideTransition(before, move, mover, tx.now);
  if (!decision.ok) throw refusal(before, decision);

  const { next, hold } = decision.change;
  const { action } = move;
  const reason = input.reason?.code;
  const step = {
    transitionId: uuidv7(),
    action,
    agency: mover.agency,
    actor: as === "door" ? doorActor : tx.actor.name,
    reason,
    reasonText: input.reason?.text,
    note: input.note,
  };
  const newHold = hold && { ...hold, id: uuidv7(), reason: reason ?? next.result?.code ?? action };
  const clock = clockAfter(before, { action, ...next }, before.terms, tx.now, new Set(before.holidays));
  const moved = await updateReferral(tx.db, before, { ...next, ...clock }, step, newHold, tx.now);
  if (!moved) throw new Problem("busy");
  tx.journal.audit(
    auditOf(moved, action, { from: before.status, to: moved.status, reason, holder: moved.holder }),
  );
  tx.journal.event(stateEvent(moved, action, before.status));
  if (moved.finishedAt !== null && !keepsPlace(moved)) await freePlaces(tx, [moved]);
  return moved;
}

/** Moves that may end it, and so free a place for another. */
const ending: ReadonlySet<Move["action"]> = new Set(["decline", "complete", "fail", "cancel", "reopen"]);

async function lockedReferral(tx: TransactionContext, id: string, { action }: Move) {
  const quotas = ending.has(action) ? lockQuotasOfReferrals(tx.db, [id]) : Promise.resolve();
  const [, referral] = await together([quotas, lockReferral(tx.db, tx.actor, id, tx.now)]);
  return referral;
}

/**
 * Locks household and RT of a referral's subject. Needed before a move that records an enrolment, frees a held
 * referral for the door, or keeps the hash of the facts as they stand. Two households may be merged between the look
 * and the lock: then the subject is another one, and is locked too.
 * @throws {Problem} `not-found`
 */
export async function lockSubjectOf(tx: TransactionContext, id: string): Promise<Place> {
  let found = await selectSubject(tx.db, tx.actor, id);
  while (found) {
    const place = await lockSubject(tx, subjectOf(found));
    const now = await selectSubject(tx.db, tx.actor, id);
    if (now?.subjectId === found.subjectId) return place ?? { householdId: null, areaCode: null };
    found = now;
  }
  throw new Problem("not-found");
}

export function subjectOf(referral: Pick<Referral, "subjectType" | "subjectId">): Subject {
  return { type: referral.subjectType, id: referral.subjectId };
}

function refusal(referral: Referral, decision: Extract<Decision, { ok: false }>): Problem {
  if (decision.problem === "forbidden") {
    return new Problem("forbidden", {
      detail: text(
        "Tindakan ini bukan wewenang Anda pada rujukan ini.",
        "This action is not yours to take on this referral.",
      ),
    });
  }
  const { legalActions } = decision;
  const list = legalActions.join(", ");
  return new Problem("illegal-transition", {
    detail: text(
      `Rujukan berstatus "${referral.status}". Tindakan yang dapat dilakukan: ${list || "tidak ada"}.`,
      `The referral is "${referral.status}". Possible actions: ${list || "none"}.`,
    ),
    extra: { referralStatus: referral.status, legalActions },
  });
}
