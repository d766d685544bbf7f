// What was wrong with the rejected rows of an import, as CSV: as many lines as it takes, a page of them at a time.
import type { Context } from "../context.ts";
import { csvLine } from "../csv-cell.ts";
import { getImport } from "./get-import.ts";
import { selectErrors } from "./outcome-store.ts";

const linesOfOnePage = 500;

/** Each fault a line; the row stands beside its first one, numbers masked. @throws {Problem} `not-found` */
export async function listImportErrors(ctx: Context, id: string): Promise<AsyncGenerator<string>> {
  const { columns } = await getImport(ctx, id);
  const headers = columns?.map(({ header }) => header) ?? ["household"];
  return lines(ctx, id, headers);
}

async function* lines(ctx: Context, id: string, headers: readonly string[]): AsyncGenerator<string> {
  yield csvLine(["line", "column", "code", "message_id", "message_en", ...headers]);
  let last = { line: -1, place: 0 };
  for (;;) {
    const errors = await selectErrors(ctx.db, id, last, linesOfOnePage);
    for (const { line, column, code, messageId, messageEn, cells } of errors) {
      const row = cells ?? headers.map(() => "");
      yield csvLine([String(line), column ?? "", code, messageId, messageEn, ...row]);
    }
    if (errors.length < linesOfOnePage) return;
    last = errors.at(-1)!;
  }
}
