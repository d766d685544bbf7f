// The tables of the city's schema as the database itself knows them, so that a new one needs no entry anywhere.
import type { ClientBase } from "pg";
import type { AppliedMigration } from "./export-format.ts";

export interface SchemaTable {
  readonly name: string;
  readonly columns: readonly string[];
  /** Other tables that its foreign keys point to. */
  readonly references: readonly string[];
}

/** Every table but `migrations`, each after those that it refers to. */
export async function listTables(client: ClientBase): Promise<SchemaTable[]> {
  const { rows } = await client.query<SchemaTable>(
    `select c.relname::text as name,
       array(select a.attname::text from pg_attribute a
             where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
             order by a.attnum) as columns,
       array(select distinct f.relname::text from pg_constraint k join pg_class f on f.oid = k.confrelid
             where k.conrelid = c.oid and k.contype = 'f' and f.oid <> c.oid) as references
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = current_schema() and c.relkind = 'r' and c.relname <> 'migrations'
     order by c.relname`,
  );
  return inReferenceOrder(rows);
}

/** The migrations that ran here; none where there is no schema yet. */
export async function listMigrations(client: ClientBase): Promise<AppliedMigration[]> {
  const { rows: found } = await client.query("select from pg_tables where schemaname = current_schema()");
  if (found.length === 0) return [];
  const { rows } = await client.query<AppliedMigration>("select name, hash from migrations order by name");
  return rows;
}

/** Sets every sequence that fills a column behind the highest value there. */
export async function advanceSequences(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ table: string; column: string; sequence: string }>(
    `select c.relname::text as table, a.attname::text as column, sequence
     from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid,
       pg_get_serial_sequence(quote_ident(c.relname), a.attname) as sequence
     where n.nspname = current_schema() and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
       and sequence is not null`,
  );
  for (const { table, column, sequence } of rows) {
    // Nothing is set where there is no row.
    await client.query(`select setval($1::regclass, max("${column}")) from "${table}" having count(*) > 0`, [
      sequence,
    ]);
  }
}

function inReferenceOrder(tables: readonly SchemaTable[]): SchemaTable[] {
  const ordered: SchemaTable[] = [];
  const placed = new Set<string>();
  while (ordered.length < tables.length) {
    const next = tables.find(
      ({ name, references }) => !placed.has(name) && references.every((one) => placed.has(one)),
    );
    if (next === undefined) throw new Error("The tables refer to each other in a circle.");
    ordered.push(next);
    placed.add(next.name);
  }
  return ordered;
}
