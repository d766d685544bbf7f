// Leaves the touched households and RT to be matched together later: a file touches each RT again and again.
import type { TransactionContext } from "../context.ts";
import { jakartaDate } from "../jakarta-date.ts";
import { markDue } from "../matching/mark-due.ts";
import type { CriteriaCache } from "../programs/criteria-in-force.ts";
import { rematchTouched } from "./rematch-touched.ts";

/**
 * They are due from now on, as if their day had come: `keepCurrent` takes them, whatever becomes of this process. Who
 * died or left is matched here, for nobody lists them afterwards. Nothing is opened, neither now nor then.
 */
export async function deferMatching(tx: TransactionContext, cache: CriteriaCache): Promise<void> {
  const touched = tx.takeTouched();
  await markDue(
    tx.db,
    touched.filter(({ type }) => type !== "person"),
    jakartaDate(tx.now),
  );
  for (const { type, id } of touched) if (type === "person") tx.touch({ type, id });
  await rematchTouched(tx, cache, { mayOpen: false });
}
