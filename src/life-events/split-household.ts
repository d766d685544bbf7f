// Members of a household start one of their own.
import { requireScope } from "../actor.ts";
import { isVerifier, mayMoveMembers } from "../areas/speak-for-area.ts";
import { type Context, inTransaction, type TransactionContext } from "../context.ts";
import { uuidv7 } from "../database/ids.ts";
import { changeRegister } from "../households/change-register.ts";
import { checkSentHousehold } from "../households/check-sent.ts";
import type { SentHousehold } from "../households/household.ts";
import { type FoundNumber, lockSentNumbers, type OwnedNumber } from "../households/lock-number.ts";
import { lockPlaces } from "../households/lock-places.ts";
import { newHousehold } from "../households/merge-household-facts.ts";
import { jakartaDate } from "../jakarta-date.ts";
import { faultsUnder, Problem } from "../problem.ts";
import type { LifeEvent } from "./life-event.ts";
import { loadForChange } from "./lock-for-change.ts";
import { refuseOwned } from "./number-faults.ts";
import { recordLifeEvent } from "./record-life-event.ts";
import { splitFaults, type SplitMembers, splitOff } from "./split-off.ts";

export interface HouseholdSplit extends SplitMembers {
  readonly householdId: string;
  /** The new household: its number or source, and where it lives. */
  readonly into: Omit<SentHousehold, "members" | "indicators">;
  readonly reason: string;
}

/**
 * The facts of the new household are not known: another dwelling says nothing of the old one. An intake brings them.
 * @throws {Problem} `not-found`, `forbidden`, `conflict` for a number that is on file; `unprocessable`
 */
export async function splitHousehold(ctx: Context, input: HouseholdSplit): Promise<LifeEvent> {
  requireScope(ctx.actor, "households:write");
  const sent = { ...input.into, members: [], indicators: {} };
  const areaCode = await checkSentHousehold(ctx, sent, "/into");
  return inTransaction(ctx, async (tx) => {
    const { householdId, reason } = input;
    const id = uuidv7();
    const found = await lockSentNumbers(tx, sent);
    const rt = await lockPlaces(tx, [householdId], areaCode);
    const [registered] = await loadForChange(tx, [householdId]);
    if (!mayMoveMembers(tx.actor, rt.code)) throw new Problem("forbidden");
    // Whose a number is, is for those alone who may decide about the household.
    const numbers = await faultsUnder("/into", async () => givenTo(id, found));
    const errors = splitFaults(registered!, input);
    if (errors.length > 0) throw new Problem("unprocessable", { errors });
    const dates = { now: tx.now, today: jakartaDate(tx.now) };
    const created = newHousehold(id, sent, rt.code, observedBy(tx, dates.today), tx.now);
    const change = splitOff(registered!, input, created, dates);
    const trace = await changeRegister(tx, [registered!], {
      ...change,
      numbers: { added: numbers, ended: [] },
    });
    return recordLifeEvent(tx, { kind: "split", reason, householdIds: [id, householdId], trace });
  });
}

function observedBy({ actor }: TransactionContext, observedOn: string) {
  return { mode: "merge", source: actor.name, observedOn, verified: isVerifier(actor) } as const;
}

/** @throws {Problem} `conflict` for a number that somebody has */
function givenTo(ownerId: string, found: readonly FoundNumber[]): OwnedNumber[] {
  return found.map(({ number, ownerId: present }) => {
    refuseOwned(present, ownerId, number.at);
    return { id: uuidv7(), number, ownerId };
  });
}
