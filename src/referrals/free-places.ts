// Gives the places of ended referrals back, and to those who wait for them.
import type { TransactionContext } from "../context.ts";
import { updateUsed } from "../quotas/quota-query.ts";
import { promoteWaiting } from "./promote-waiting.ts";
import type { Referral } from "./referral.ts";
import { updatePlacesHeld } from "./place-store.ts";

/** Whoever calls has locked the quotas before the referrals. */
export async function freePlaces(tx: TransactionContext, ended: readonly Referral[]): Promise<void> {
  const holding = ended.filter(({ places }) => places.length > 0);
  if (holding.length === 0) return;
  const changes = new Map<string, number>();
  for (const id of holding.flatMap(({ places }) => places)) changes.set(id, (changes.get(id) ?? 0) - 1);
  await updateUsed(tx.db, changes);
  await updatePlacesHeld(
    tx.db,
    holding.map(({ id }) => id),
    [],
  );
  await promoteWaiting(
    tx,
    holding.map(({ program }) => program),
  );
}
