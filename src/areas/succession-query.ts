// Reads which RT are another RT now.
import { type Database, statement } from "../database/statement.ts";

const successors = statement<{ former: string; code: string }>(
  "areas.successors",
  `select former_code as former, code from area_successions where former_code = any($1::text[])`,
);

/** By the former code; those that are nothing but themselves are not in it. */
export async function selectSuccessors(
  db: Database,
  codes: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (codes.length === 0) return new Map();
  const rows = await db.run(successors, [codes]);
  return new Map(rows.map(({ former, code }) => [former, code]));
}

/** SQL of the code in use of an RT that may have become another one; null where `code` is. */
export const codeInUseOf = (code: string) =>
  `coalesce((select s.code from area_successions s where s.former_code = ${code}), ${code})`;
