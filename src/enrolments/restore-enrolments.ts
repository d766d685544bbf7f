// What a household received until a handover ended it goes on: the handover is undone.
import type { TransactionContext } from "../context.ts";
import { enrolmentEvent } from "./enrolment-events.ts";
import type { EndedEnrolment } from "./handed-over.ts";
import { updateRestored } from "./handover-store.ts";

/**
 * What has been ended or started otherwise since stays so. The caller has locked the household and its RT, and touches
 * them.
 * @param ended as `handOverEnrolments` answered them
 */
export async function restoreEnrolments(
  tx: TransactionContext,
  ended: readonly EndedEnrolment[],
  household: { readonly id: string; readonly areaCode: string },
): Promise<void> {
  if (ended.length === 0) return;
  for (const enrolment of await updateRestored(tx.db, ended, tx.now)) {
    const { id, program } = enrolment;
    tx.journal.audit({
      action: "enrolment.restore",
      entity: { type: "enrolment", id },
      householdId: household.id,
      details: { program },
    });
    const place = { householdId: household.id, areaCode: household.areaCode };
    tx.journal.event(enrolmentEvent("enrolment.started", enrolment, place));
  }
}
