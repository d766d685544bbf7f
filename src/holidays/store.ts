// The SQL of holidays.
import { asc, eq, gt } from "drizzle-orm";
import type { Database } from "../database/statement.ts";
import type { Holiday } from "./holiday.ts";
import { holidays } from "./tables.ts";

export function selectHolidays(
  db: Database,
  afterDate: string | undefined,
  limit: number,
): Promise<Holiday[]> {
  return db.orm
    .select()
    .from(holidays)
    .where(afterDate === undefined ? undefined : gt(holidays.date, afterDate))
    .orderBy(asc(holidays.date))
    .limit(limit);
}

export async function upsertHoliday(
  db: Database,
  { date, ...said }: Omit<Holiday, "updatedAt">,
  now: Date,
): Promise<Holiday> {
  const [row] = await db.orm
    .insert(holidays)
    .values({ date, ...said, updatedAt: now })
    .onConflictDoUpdate({ target: holidays.date, set: { ...said, updatedAt: now } })
    .returning();
  return row!;
}

/** Answers whether it was there. */
export async function deleteHoliday(db: Database, date: string): Promise<boolean> {
  const rows = await db.orm.delete(holidays).where(eq(holidays.date, date)).returning();
  return rows.length > 0;
}
