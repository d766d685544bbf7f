// Keeps what a referral knows of its subject's facts current, so that a hold written later waits for a real change.
import type { TransactionContext } from "../context.ts";
import { updateFactsHashes } from "./bulk-store.ts";

/**
 * Writes the hash of the facts as they stand, as each referral's own version refers to them. It is the door's own
 * bookkeeping: nobody sees it, so neither revision nor time of change moves, and there is no event.
 */
export async function refreshFacts(
  tx: TransactionContext,
  items: readonly { readonly id: string; readonly factsHash: string }[],
): Promise<void> {
  if (items.length > 0) await updateFactsHashes(tx.db, items);
}
