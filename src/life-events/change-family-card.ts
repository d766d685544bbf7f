// A household gets another family card: the old number ends, everything else stays.
import { requireScope } from "../actor.ts";
import { type Context, inTransaction } from "../context.ts";
import { uuidv7 } from "../database/ids.ts";
import { changeRegister } from "../households/change-register.ts";
import { lockNumber } from "../households/lock-number.ts";
import { selectNumbers } from "../households/number-query.ts";
import { revised } from "../households/revised.ts";
import type { LifeEvent } from "./life-event.ts";
import { lockForChange } from "./lock-for-change.ts";
import { refuseDummy, refuseOwned } from "./number-faults.ts";
import { recordLifeEvent } from "./record-life-event.ts";

export interface NewFamilyCard {
  readonly householdId: string;
  readonly familyCardNumber: string;
  readonly reason: string;
}

const at = "/familyCardNumber";

/** @throws {Problem} `not-found`; `conflict` for a number that somebody has; `unprocessable` for a dummy */
export async function changeFamilyCard(ctx: Context, input: NewFamilyCard): Promise<LifeEvent> {
  requireScope(ctx.actor, "households:write");
  const { householdId, familyCardNumber, reason } = input;
  refuseDummy(familyCardNumber, at);
  return inTransaction(ctx, async (tx) => {
    const card = { ownerType: "household", type: "family-card", system: null } as const;
    const { number, ownerId } = await lockNumber(tx, { ...card, value: familyCardNumber, at });
    const [registered] = await lockForChange(tx, [householdId]);
    refuseOwned(ownerId, householdId, at);
    const present = await selectNumbers(tx.db, [householdId]);
    const trace = await changeRegister(tx, [registered!], {
      households: [revised(registered!.household, tx.now)],
      persons: [],
      memberships: [],
      numbers: {
        added: [{ id: uuidv7(), number, ownerId: householdId }],
        ended: present.filter(({ type }) => type === "family-card").map(({ id }) => id),
      },
    });
    return recordLifeEvent(tx, { kind: "family-card", reason, householdIds: [householdId], trace });
  });
}
