// Which names are locked, without locking them: whoever would take one meanwhile is not kept from it.
import { keyOfName } from "./lock-name.ts";
import { type Database, statement } from "./statement.ts";

// The view shows the two halves of a key.
const locked = statement<{ name: string }>(
  "database.locked-names",
  `select name from unnest($1::text[]) as name
   where ${keyOfName("name")} in (
     select classid::bigint << 32 | objid::bigint from pg_locks
     where locktype = 'advisory' and objsubid = 1 and granted
       and database = (select oid from pg_database where datname = current_database())
   )`,
);

/** Those of the city's names that somebody has at this moment. */
export async function selectLockedNames(db: Database, names: readonly string[]): Promise<Set<string>> {
  const rows = await db.run(locked, [names]);
  return new Set(rows.map(({ name }) => name));
}
