// Ends, suspends or resumes one enrolment: what the three verbs share.
import { requireScope } from "../actor.ts";
import { type Context, inTransaction, type TransactionContext } from "../context.ts";
import type { Database } from "../database/statement.ts";
import { type Fault, text } from "../fault.ts";
import { checkRevision } from "../http/etag.ts";
import { jakartaDate } from "../jakarta-date.ts";
import { Problem } from "../problem.ts";
import type { Subject } from "../subject.ts";
import type { Enrolment } from "./enrolment.ts";
import { enrolmentEvent } from "./enrolment-events.ts";
import { changeOf, type EnrolmentMove, legalEnrolmentActions, moveFaults } from "./lifecycle.ts";
import { lockSubject } from "./lock-subject.ts";
import { lockEnrolment, updateEnrolment } from "./move-store.ts";
import { selectEnrolment } from "./store.ts";
import type { Place } from "./subject-query.ts";

/** What is wrong with a reason for an action, such as `end-enrolment`; reasons are kept with referrals, above. */
export type ReasonFault = (db: Database, action: string, code: string) => Promise<Fault | undefined>;

export interface MoveTarget {
  readonly id: string;
  /** The revision that the caller saw, if it says. */
  readonly revision?: number;
}

const told = { end: "enrolment.ended", suspend: "enrolment.suspended", resume: "enrolment.resumed" } as const;

/**
 * By the coordination team, or the agency that the enrolment is of; of one without an agency, by those that deliver the
 * program. The subject is matched again, and offered nothing by that.
 * @throws {Problem} `not-found`; `precondition-failed`; `illegal-transition`, with what is possible; `unprocessable` for a
 *   reason that is not for this, or dates that do not fit
 */
export async function moveEnrolment(
  ctx: Context,
  { id, revision }: MoveTarget,
  move: EnrolmentMove,
  reasonFault: ReasonFault,
): Promise<Enrolment> {
  requireScope(ctx.actor, "enrolments:write");
  return inTransaction(ctx, async (tx) => {
    const { enrolment, place } = await lockWithSubject(tx, id);
    checkRevision(revision, enrolment.revision);
    if (!legalEnrolmentActions(enrolment.status).includes(move.action)) throw refusal(enrolment);
    const today = jakartaDate(tx.now);
    const ofReason =
      move.action === "resume"
        ? undefined
        : await reasonFault(tx.db, `${move.action}-enrolment`, move.reason.code);
    const errors = [...(ofReason ? [ofReason] : []), ...moveFaults(enrolment, move, today)];
    if (errors.length > 0) throw new Problem("unprocessable", { errors });
    const changed = await updateEnrolment(tx.db, id, changeOf(enrolment, move, today), tx.now);
    journal(tx, changed, move, place);
    tx.touch(subjectOf(changed));
    return changed;
  });
}

/** Two households may be merged between the look and the lock: then the subject is another one, and is locked too. */
async function lockWithSubject(
  tx: TransactionContext,
  id: string,
): Promise<{ enrolment: Enrolment; place: Partial<Place> }> {
  const today = jakartaDate(tx.now);
  let found = await selectEnrolment(tx.db, tx.actor, id, today);
  while (found) {
    const place = (await lockSubject(tx, subjectOf(found))) ?? {};
    const enrolment = await lockEnrolment(tx.db, tx.actor, id, today);
    if (enrolment?.subjectId === found.subjectId) return { enrolment, place };
    found = enrolment;
  }
  throw new Problem("not-found");
}

function subjectOf({ subjectType, subjectId }: Enrolment): Subject {
  return { type: subjectType, id: subjectId };
}

function journal(
  tx: TransactionContext,
  enrolment: Enrolment,
  move: EnrolmentMove,
  place: Partial<Place>,
): void {
  const { program, source } = enrolment;
  tx.journal.audit({
    action: `enrolment.${move.action}`,
    entity: { type: "enrolment", id: enrolment.id },
    householdId: place.householdId ?? undefined,
    details: { program, source, ...(move.action === "resume" ? {} : { reason: move.reason.code }) },
  });
  tx.journal.event(enrolmentEvent(told[move.action], enrolment, place));
}

function refusal({ status }: Enrolment): Problem {
  const legalActions = legalEnrolmentActions(status);
  const list = legalActions.join(", ");
  return new Problem("illegal-transition", {
    detail: text(
      `Kepesertaan berstatus "${status}". Tindakan yang dapat dilakukan: ${list || "tidak ada"}.`,
      `The enrolment is "${status}". Possible actions: ${list || "none"}.`,
    ),
    extra: { enrolmentStatus: status, legalActions },
  });
}
