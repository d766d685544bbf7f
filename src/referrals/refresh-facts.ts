// Keeps what a referral knows of its subject's facts current, so that a hold written later waits for a real change.
import type { TransactionContext } from "../context.ts";
import { lockQuotasOfReferrals } from "../quotas/quota-query.ts";
import { updateFactsHashes, updatePriorities } from "./bulk-store.ts";

export interface RefreshedFacts {
  readonly id: string;
  readonly factsHash: string;
  /** Of who waits, where it is another one now; null: unknown. */
  readonly priority?: number | null;
}

/**
 * Writes the hash of the facts as they stand, as each referral's own version refers to them. It is the door's own
 * bookkeeping: nobody sees it, so neither revision nor time of change moves, and there is no event. The priority of who
 * waits is seen, and makes another revision.
 */
export async function refreshFacts(tx: TransactionContext, items: readonly RefreshedFacts[]): Promise<void> {
  if (items.length === 0) return;
  const moved = items.filter(({ priority }) => priority !== undefined);
  if (moved.length > 0) {
    await lockQuotasOfReferrals(
      tx.db,
      moved.map(({ id }) => id),
    );
    await updatePriorities(tx.db, moved, tx.now);
  }
  await updateFactsHashes(tx.db, items);
}
