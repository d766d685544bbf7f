// What stands in every table, in short, so that a write that should not have been shows.
import type { Pool } from "pg";

/** They are numbered after the commit, by another connection: of them the rows alone are counted. */
const numberedLater = ["events", "audit_entries"];

/** Makes a function that tells each table's number of rows and a sum over their contents. */
export async function storedRows(pool: Pool, schema: string): Promise<() => Promise<object>> {
  const { rows } = await pool.query<{ name: string }>(
    "select table_name as name from information_schema.tables where table_schema = $1 order by 1",
    [schema],
  );
  const parts = rows.map(({ name }) => {
    const sum = numberedLater.includes(name) ? "0" : "coalesce(sum(hashtextextended(t::text, 0)), 0)";
    return `select '${name}' as name, count(*) || ':' || ${sum} as rows from "${name}" t`;
  });
  const text = `select json_object_agg(name, rows) as stored from (${parts.join(" union all ")}) tables`;
  return async () => (await pool.query<{ stored: object }>(text)).rows[0]!.stored;
}
