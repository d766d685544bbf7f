// What a household itself is offered, receives and is held off from becomes another's, and goes back.
import type { TransactionContext } from "../context.ts";
import { handOverEnrolments } from "../enrolments/hand-over-enrolments.ts";
import { restoreEnrolments } from "../enrolments/restore-enrolments.ts";
import type { RegisteredHousehold } from "../households/household.ts";
import { handBackReferrals, handOverReferrals } from "../referrals/hand-over-referrals.ts";
import type { Handover } from "./life-event.ts";

/** The caller has locked both households and their RT. */
export async function handOver(
  tx: TransactionContext,
  from: RegisteredHousehold,
  into: RegisteredHousehold,
): Promise<Omit<Handover, "documents">> {
  const { moved, ended } = await handOverEnrolments(tx, from.household, into.household);
  const referrals = await handOverReferrals(tx, from.household.id, targetOf(into, from));
  return { ...referrals, enrolments: moved, endedEnrolments: ended };
}

/** Likewise; what ended with the handover goes on. */
export async function handBack(
  tx: TransactionContext,
  from: RegisteredHousehold,
  into: RegisteredHousehold,
  handover: Handover,
): Promise<void> {
  await handOverEnrolments(tx, from.household, into.household, handover.enrolments);
  await restoreEnrolments(tx, handover.endedEnrolments, into.household);
  await handBackReferrals(tx, from.household.id, targetOf(into, from), handover);
}

function targetOf(into: RegisteredHousehold, from: RegisteredHousehold) {
  const { id, areaCode } = into.household;
  return { id, areaCode, label: headOf(into) ?? headOf(from) ?? "" };
}

function headOf({ members }: RegisteredHousehold): string | undefined {
  const head = members.find(({ membership }) => membership.relation === "head") ?? members[0];
  return head?.person.name;
}
