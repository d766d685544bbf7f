// The SQL of successions.
import { asc, eq, gt, inArray, or, sql } from "drizzle-orm";
import { areaSuccessions } from "../areas/tables.ts";
import { type Database, statement } from "../database/statement.ts";
import type { AreaSuccession, NewSuccession } from "./area-succession.ts";

export function selectSuccessions(
  db: Database,
  afterCode: string | undefined,
  limit: number,
): Promise<AreaSuccession[]> {
  return db.orm
    .select()
    .from(areaSuccessions)
    .where(afterCode === undefined ? undefined : gt(areaSuccessions.formerCode, afterCode))
    .orderBy(asc(areaSuccessions.formerCode))
    .limit(limit);
}

export async function selectSuccession(
  db: Database,
  formerCode: string,
): Promise<AreaSuccession | undefined> {
  const [row] = await db.orm.select().from(areaSuccessions).where(eq(areaSuccessions.formerCode, formerCode));
  return row;
}

/** Those that one of the codes is the former or the present RT of. */
export function selectSuccessionsAbout(db: Database, codes: readonly string[]): Promise<AreaSuccession[]> {
  return db.orm
    .select()
    .from(areaSuccessions)
    .where(or(inArray(areaSuccessions.formerCode, [...codes]), inArray(areaSuccessions.code, [...codes])));
}

// Whether one leads on to another is read before it is written: one writer at a time. Readers do not wait.
const lock = statement("area-successions.lock", "lock table area_successions in share row exclusive mode");

export async function lockSuccessions(db: Database): Promise<void> {
  await db.run(lock, []);
}

export async function upsertSuccession(
  db: Database,
  succession: NewSuccession & Pick<AreaSuccession, "recordedBy">,
  now: Date,
): Promise<AreaSuccession> {
  const { formerCode, ...said } = succession;
  const [row] = await db.orm
    .insert(areaSuccessions)
    .values({ formerCode, ...said, updatedAt: now })
    .onConflictDoUpdate({
      target: areaSuccessions.formerCode,
      set: { ...said, updatedAt: now, revision: sql`${areaSuccessions.revision} + 1` },
    })
    .returning();
  return row!;
}

export async function deleteSuccession(db: Database, formerCode: string): Promise<void> {
  await db.orm.delete(areaSuccessions).where(eq(areaSuccessions.formerCode, formerCode));
}
