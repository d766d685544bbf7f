// Two households on file are one: what the one has passes to the other, and the one is inactive.
import { requireScope } from "../actor.ts";
import { type Context, inTransaction } from "../context.ts";
import { fault } from "../fault.ts";
import { changeRegister } from "../households/change-register.ts";
import { lockNumbersOf, numbersOf } from "../households/lock-number.ts";
import { jakartaDate } from "../jakarta-date.ts";
import { Problem } from "../problem.ts";
import { handOver } from "./hand-over.ts";
import type { LifeEvent } from "./life-event.ts";
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
    const locked = await lockNumbersOf(tx, [from, into]);
    const [gone, kept] = await lockForChange(tx, [from, into]);
    const numbers = await numbersOf(tx, [from, into]);
    if (!numbers.every(({ id }) => locked.includes(id))) throw new Problem("busy");
    const dates = { now: tx.now, today: jakartaDate(tx.now) };
    const change = mergeInto(gone!, kept!, numbers, dates);
    const trace = await changeRegister(tx, [gone!, kept!], change);
    const documents = (change.documents ?? []).map(({ id }) => id);
    const handover = { ...(await handOver(tx, gone!, kept!)), documents };
    return recordLifeEvent(tx, { kind: "merge", reason, householdIds: [into, from], trace, handover });
  });
}

function sameHousehold() {
  return fault("/into", "same-household", "Keluarga yang sama.", "The same household.");
}
