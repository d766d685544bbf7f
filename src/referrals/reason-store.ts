// The SQL of reasons.
import { asc, eq, gt } from "drizzle-orm";
import type { Database } from "../database/statement.ts";
import type { Reason } from "./reason.ts";
import { reasons } from "./tables.ts";

export async function selectReason(db: Database, code: string): Promise<Reason | undefined> {
  const [row] = await db.orm.select().from(reasons).where(eq(reasons.code, code));
  return row;
}

export async function selectReasonCodes(db: Database): Promise<string[]> {
  const rows = await db.orm.select({ code: reasons.code }).from(reasons);
  return rows.map(({ code }) => code);
}

export function selectReasons(db: Database, afterCode: string | undefined, limit: number): Promise<Reason[]> {
  return db.orm
    .select()
    .from(reasons)
    .where(afterCode === undefined ? undefined : gt(reasons.code, afterCode))
    .orderBy(asc(reasons.code))
    .limit(limit);
}

export async function insertReasons(db: Database, given: readonly Reason[]): Promise<void> {
  await db.orm.insert(reasons).values(given.map((reason) => ({ ...reason, actions: [...reason.actions] })));
}

/** @returns whether there was none of that code */
export async function upsertReason(db: Database, { actions, ...reason }: Reason): Promise<boolean> {
  const row = { ...reason, actions: [...actions] };
  const { code: _, ...changes } = row;
  const known = await db.orm.update(reasons).set(changes).where(eq(reasons.code, row.code)).returning();
  if (known.length > 0) return false;
  await db.orm.insert(reasons).values(row).onConflictDoUpdate({ target: reasons.code, set: changes });
  return true;
}
