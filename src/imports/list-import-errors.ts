// What was wrong with the rejected rows of an import, as CSV: as many lines as it takes, a page of them at a time.
import type { Context } from "../context.ts";
import { csvLine } from "../csv-cell.ts";
import { errorColumns, isErrorColumn } from "./columns.ts";
import { getImport } from "./get-import.ts";
import type { FileColumn } from "./import.ts";
import { selectErrors } from "./outcome-store.ts";

/** Rows may be short or long, and none is held longer than it takes. */
const page = { errors: 500, bytes: 8_000_000 };

/** Each fault a line; the row stands beside its first one, numbers masked. @throws {Problem} `not-found` */
export async function listImportErrors(ctx: Context, id: string): Promise<AsyncGenerator<string>> {
  const { columns } = await getImport(ctx, id);
  const all = columns ?? [{ header: "household", name: "household" }];
  return lines(ctx, id, all);
}

async function* lines(
  ctx: Context,
  id: string,
  columns: readonly Pick<FileColumn, "header" | "name">[],
): AsyncGenerator<string> {
  // A file of rejected rows that was sent again has ours already.
  const isTheirs = columns.map(({ name }) => !isErrorColumn(name));
  const headers = columns.map(({ header }) => header).filter((_, index) => isTheirs[index]);
  yield csvLine([...errorColumns, ...headers]);
  let last = { line: -1, place: 0 };
  for (;;) {
    const errors = await selectErrors(ctx.db, id, last, page);
    if (errors.length === 0) return;
    for (const { line, column, code, messageId, messageEn, cells } of errors) {
      const row = cells?.filter((_, index) => isTheirs[index] ?? true) ?? headers.map(() => "");
      yield csvLine([String(line), column ?? "", code, messageId, messageEn, ...row]);
    }
    last = errors.at(-1)!;
  }
}
