// Somebody objects to what is said of a household: it is under review until somebody else decides.
import { requireScope } from "../actor.ts";
import { type Context, inTransaction } from "../context.ts";
import { uuidv7 } from "../database/ids.ts";
import { selectSeenHousehold } from "../door/household-query.ts";
import { text } from "../fault.ts";
import { changeRegister } from "../households/change-register.ts";
import { lockHouseholds } from "../households/lock-households.ts";
import { revised } from "../households/revised.ts";
import { Problem } from "../problem.ts";
import { insertObjection } from "./store.ts";
import type { Objection } from "./verification.ts";

/**
 * Also to its rejection, which stands until then. What is offered already stays; programs that ask for verification open
 * nothing meanwhile.
 * @throws {Problem} `not-found`; `conflict` for a household that is not active
 */
export async function objectToHousehold(
  ctx: Context,
  input: { readonly householdId: string; readonly text: string },
): Promise<Objection> {
  requireScope(ctx.actor, "households:object");
  const { householdId } = input;
  return inTransaction(ctx, async (tx) => {
    await lockHouseholds(tx, [householdId]);
    const seen = await selectSeenHousehold(tx, householdId);
    if (!seen) throw new Problem("not-found");
    const { household } = seen.registered;
    if (household.status !== "active" && household.dispute !== "rejected") {
      throw new Problem("conflict", {
        detail: text("Keluarga ini tidak aktif.", "The household is not active."),
      });
    }
    const reviewed = household.dispute === null ? [revised(household, tx.now, underReview)] : [];
    await changeRegister(tx, [seen.registered], { households: reviewed, persons: [], memberships: [] });
    const objection: Objection = {
      id: uuidv7(),
      ...{ householdId, status: "open", text: input.text },
      clientId: tx.actor.clientId,
      raisedBy: tx.actor.name,
      onBehalfOf: tx.actor.onBehalfOf ?? null,
      raisedAt: tx.now,
      ...{ decidedBy: null, decidedAt: null },
    };
    await insertObjection(tx.db, tx.vault, objection);
    const subject = { type: "household", id: householdId } as const;
    const details = { objectionId: objection.id };
    tx.journal.audit({ action: "household.object", entity: subject, householdId, details });
    const { areaCode } = household;
    const revision = (reviewed[0] ?? household).revision;
    tx.journal.event({
      type: "household.objected",
      ...{ subject, householdId, areaCode, data: { areaCode, revision } },
    });
    return objection;
  });
}

const underReview = { dispute: "under-review" } as const;
