// Whom a list of recipients named and nobody is registered for, as CSV: a page of them at a time.
import type { Context } from "../context.ts";
import { csvLine } from "../csv-cell.ts";
import { masked } from "../database/identifier-vault.ts";
import type { SentRecipient } from "./check-recipient.ts";
import { getImport } from "./get-import.ts";
import { selectUnmatched, type UnmatchedRecipient } from "./recipient-store.ts";

const linesOfOnePage = 500;

/** By the line of the file, numbers masked. @throws {Problem} `not-found` */
export async function listUnmatchedRecipients(ctx: Context, id: string): Promise<AsyncGenerator<string>> {
  await getImport(ctx, id);
  return lines(ctx, id);
}

async function* lines(ctx: Context, id: string): AsyncGenerator<string> {
  yield csvLine(["line", "program", "family_card_number", "national_id", "from", "to", "external_id"]);
  let last: Pick<UnmatchedRecipient, "line" | "recipient"> = { line: -1, recipient: Buffer.alloc(0) };
  for (;;) {
    const rows = await selectUnmatched(ctx.db, id, last, linesOfOnePage);
    for (const { line, program, ...sealed } of rows) {
      const sent = JSON.parse(ctx.vault.open(sealed)) as SentRecipient;
      const numbers = [sent.familyCardNumber, sent.nationalId].map((number) => masked(number ?? ""));
      const rest = [sent.from, sent.to, sent.externalId].map((value) => value ?? "");
      yield csvLine([String(line), program, ...numbers, ...rest]);
    }
    if (rows.length < linesOfOnePage) return;
    last = rows.at(-1)!;
  }
}
