// Gives a referral that is taken up again a place in the quota, where its own was given to another.
import type { TransactionContext } from "../context.ts";
import { text } from "../fault.ts";
import { Problem } from "../problem.ts";
import { lockAllotment } from "../quotas/lock-allotment.ts";
import { updateUsed } from "../quotas/quota-query.ts";
import type { Referral } from "./referral.ts";
import { updatePlacesHeld } from "./place-store.ts";

/** @throws {Problem} `conflict` when none is free */
export async function takePlaceAgain(tx: TransactionContext, referral: Referral): Promise<void> {
  if (referral.places.length > 0) return;
  const allotment = await lockAllotment(tx, [referral.program]);
  const places = allotment.take(referral);
  if (places === undefined) {
    throw new Problem("conflict", {
      detail: text(
        "Kuota program ini sudah terpakai; naikkan kuota atau tunggu tempat kosong.",
        "The quota of this program is used up; raise it, or wait until a place is free.",
      ),
    });
  }
  if (places.length === 0) return;
  await updatePlacesHeld(tx.db, [referral.id], places);
  await updateUsed(tx.db, allotment.changes());
}
