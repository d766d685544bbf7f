// Locks the households that a life event is about, and refuses what is not the caller's to decide.
import { withinArea } from "../actor.ts";
import { mayMoveMembers } from "../areas/speak-for-area.ts";
import type { TransactionContext } from "../context.ts";
import { text } from "../fault.ts";
import type { RegisteredHousehold } from "../households/household.ts";
import { selectHouseholds } from "../households/household-query.ts";
import { lockHouseholds } from "../households/lock-households.ts";
import { Problem } from "../problem.ts";

/**
 * In the order of the ids.
 * @throws {Problem} `not-found` for one that the caller may not see, `forbidden` where it may not decide, `conflict`
 *   for one that is not active
 */
export async function lockForChange(
  tx: TransactionContext,
  ids: readonly string[],
): Promise<RegisteredHousehold[]> {
  await lockHouseholds(tx, ids);
  return loadForChange(tx, ids);
}

/** Of households that are locked already. @throws {Problem} as `lockForChange` */
export async function loadForChange(
  tx: TransactionContext,
  ids: readonly string[],
): Promise<RegisteredHousehold[]> {
  const found = new Map((await selectHouseholds(tx.db, ids)).map((one) => [one.household.id, one]));
  return ids.map((id) => checked(tx, found.get(id)));
}

function checked(
  { actor }: TransactionContext,
  registered: RegisteredHousehold | undefined,
): RegisteredHousehold {
  if (!registered || !withinArea(actor.area, registered.household.areaCode)) throw new Problem("not-found");
  if (!mayMoveMembers(actor, registered.household.areaCode)) {
    throw new Problem("forbidden", { extra: { requiredScope: "households:transfer" } });
  }
  if (registered.household.status !== "active") {
    throw new Problem("conflict", {
      detail: text("Keluarga ini tidak aktif.", "The household is not active."),
    });
  }
  return registered;
}
