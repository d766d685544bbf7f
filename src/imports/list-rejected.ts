// A household whose rows were rejected is not missing from the file: whoever they may be about is listed all the same.
import type { TransactionContext } from "../context.ts";
import type { Candidate } from "./assemble-family.ts";
import type { Import } from "./import.ts";
import { insertListedAnybody, insertListedOf } from "./listing-store.ts";
import { readableNumbers } from "./readable-numbers.ts";

/** Where not one number can be read in a row, it may be anybody's, so that then nobody is taken for missing. */
export async function listRejected(
  tx: TransactionContext,
  record: Import,
  rejected: readonly Pick<Candidate, "rows" | "household" | "sent" | "family">[],
): Promise<void> {
  if (rejected.length === 0 || record.kind !== "households" || !record.options.complete) return;
  const numbers = rejected.map((one) => readableNumbers(tx.vault, one));
  const families = rejected.flatMap(({ family }) => family ?? []);
  const listed = await insertListedOf(tx.db, record, { numbers: numbers.flat(), families });
  const isNobodys = ({ family }: (typeof rejected)[number], index: number) =>
    numbers[index]!.length === 0 && !(family && listed.has(family.toString("hex")));
  if (rejected.some(isNobodys)) await insertListedAnybody(tx.db, record.id);
}
