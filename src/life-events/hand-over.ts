// What a household itself is offered, receives and is held off from becomes another's.
import type { TransactionContext } from "../context.ts";
import { handOverEnrolments } from "../enrolments/hand-over-enrolments.ts";
import type { RegisteredHousehold } from "../households/household.ts";
import { handOverReferrals } from "../referrals/hand-over-referrals.ts";
import type { Handover } from "./life-event.ts";

/**
 * The caller has locked both households and their RT. Answers the ids of what moved.
 * @param only what may move; absent: all
 */
export async function handOver(
  tx: TransactionContext,
  from: RegisteredHousehold,
  into: RegisteredHousehold,
  only?: Handover,
): Promise<Omit<Handover, "documents">> {
  const { id, areaCode } = into.household;
  const label = headOf(into) ?? headOf(from) ?? "";
  const enrolments = await handOverEnrolments(tx, from.household, { id }, only?.enrolments);
  return {
    ...(await handOverReferrals(tx, from.household.id, { id, areaCode, label }, only)),
    enrolments,
  };
}

function headOf({ members }: RegisteredHousehold): string | undefined {
  const head = members.find(({ membership }) => membership.relation === "head") ?? members[0];
  return head?.person.name;
}
