// The SQL of imports: what was sent, and how far each is.
import { and, asc, desc, eq, inArray, ne, sql } from "drizzle-orm";
import type { Actor } from "../actor.ts";
import type { Database } from "../database/statement.ts";
import type { Import, ImportKind } from "./import.ts";
import { imports } from "./tables.ts";

export async function insertImport(db: Database, record: Import): Promise<void> {
  await db.orm.insert(imports).values({ ...record });
}

export async function updateImport(db: Database, record: Import): Promise<void> {
  const { columns, status, rows, households, checkpoint, startedAt, finishedAt } = record;
  const { deactivated, ended, recipientsAsOf } = record;
  await db.orm
    .update(imports)
    .set({
      ...{ deactivated, ended, recipientsAsOf },
      ...{ columns, status, rows, households, checkpoint, startedAt, finishedAt },
      revision: sql`${imports.revision} + 1`,
    })
    .where(eq(imports.id, record.id));
}

/** The coordination team sees every import, other clients their own. */
export async function selectImport(db: Database, actor: Actor, id: string): Promise<Import | undefined> {
  const own = actor.role === "tkpk" ? undefined : eq(imports.clientId, actor.clientId);
  const [row] = await db.orm
    .select()
    .from(imports)
    .where(and(eq(imports.id, id), own));
  return row;
}

/** Locked until the transaction ends. */
export async function lockImport(db: Database, id: string): Promise<Import | undefined> {
  const [row] = await db.orm.select().from(imports).where(eq(imports.id, id)).for("update");
  return row;
}

const unfinished = inArray(imports.status, ["queued", "running"]);

/** The oldest of a source that has not ended. */
export async function selectUnfinishedImport(
  db: Database,
  source: string,
  { besides }: { readonly besides?: string | undefined } = {},
): Promise<Import | undefined> {
  const others = besides === undefined ? undefined : ne(imports.id, besides);
  const [row] = await db.orm
    .select()
    .from(imports)
    .where(and(unfinished, eq(imports.source, source), others))
    .orderBy(asc(imports.createdAt), asc(imports.id))
    .limit(1);
  return row;
}

export async function selectUnfinishedSources(db: Database): Promise<string[]> {
  const rows = await db.orm.selectDistinct({ source: imports.source }).from(imports).where(unfinished);
  return rows.map(({ source }) => source);
}

/** All that have not ended, by how they stand. */
export function selectUnfinishedImports(db: Database): Promise<Pick<Import, "id" | "source" | "revision">[]> {
  const { id, source, revision } = imports;
  return db.orm.select({ id, source, revision }).from(imports).where(unfinished);
}

/** The periods of a source of which something was kept, or is about to be. */
export async function selectPeriods(db: Database, source: string, kind: ImportKind): Promise<string[]> {
  const rows = await db.orm
    .selectDistinct({ period: imports.period })
    .from(imports)
    .where(
      and(
        eq(imports.source, source),
        eq(imports.kind, kind),
        sql`${imports.status} <> 'failed' and not (${imports.options} ->> 'dryRun')::boolean`,
      ),
    )
    .orderBy(desc(imports.period));
  return rows.map(({ period }) => period);
}
