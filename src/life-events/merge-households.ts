// Two households on file are one: what the one has passes to the other, and the one is inactive.
import { requireScope } from "../actor.ts";
import { type Context, inTransaction, type TransactionContext } from "../context.ts";
import { handOverEnrolments } from "../enrolments/hand-over-enrolments.ts";
import { fault } from "../fault.ts";
import { changeRegister } from "../households/change-register.ts";
import type { RegisteredHousehold } from "../households/household.ts";
import { lockNumbersOf } from "../households/lock-number.ts";
import { jakartaDate } from "../jakarta-date.ts";
import { Problem } from "../problem.ts";
import { handOverReferrals } from "../referrals/hand-over-referrals.ts";
import type { Handover, LifeEvent } from "./life-event.ts";
import { lockForChange } from "./lock-for-change.ts";
import { mergeInto } from "./merge-into.ts";
import { recordLifeEvent } from "./record-life-event.ts";

export interface HouseholdMerge {
  readonly from: string;
  readonly into: string;
  readonly reason: string;
}

/**
 * Facts of `from` are not taken: `into` is the one that is known better. Where both have an unfinished referral or
 * an enrolment of a program, the one of `from` ends.
 * @throws {Problem} `not-found`, `forbidden`, `conflict`; `unprocessable` for a household with itself
 */
export async function mergeHouseholds(ctx: Context, input: HouseholdMerge): Promise<LifeEvent> {
  requireScope(ctx.actor, "households:write");
  const { from, into, reason } = input;
  if (from === into) throw new Problem("unprocessable", { errors: [sameHousehold()] });
  return inTransaction(ctx, async (tx) => {
    const numbers = await lockNumbersOf(tx, [from, into]);
    const [gone, kept] = await lockForChange(tx, [from, into]);
    const dates = { now: tx.now, today: jakartaDate(tx.now) };
    const change = mergeInto(gone!, kept!, numbers, dates);
    const trace = await changeRegister(tx, [gone!, kept!], change);
    const documents = (change.documents ?? []).map(({ id }) => id);
    const handover = { ...(await handOver(tx, gone!, kept!)), documents };
    return recordLifeEvent(tx, { kind: "merge", reason, householdIds: [into, from], trace, handover });
  });
}

/** What the household itself is offered, receives, and is held off from; the register is changed already. */
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

function sameHousehold() {
  return fault("/into", "same-household", "Keluarga yang sama.", "The same household.");
}
