// The SQL of agencies.
import { and, asc, eq, gt, sql } from "drizzle-orm";
import type { Database } from "../database/statement.ts";
import type { Agency } from "./agency.ts";
import { agencies } from "./tables.ts";

type NewAgency = Pick<Agency, "code" | "name" | "phone" | "email">;

export function selectAgencies(
  db: Database,
  afterCode: string | undefined,
  limit: number,
): Promise<Agency[]> {
  return db.orm
    .select()
    .from(agencies)
    .where(afterCode === undefined ? undefined : gt(agencies.code, afterCode))
    .orderBy(asc(agencies.code))
    .limit(limit);
}

export async function selectAgency(db: Database, code: string): Promise<Agency | undefined> {
  const [row] = await db.orm.select().from(agencies).where(eq(agencies.code, code));
  return row;
}

/** Inserts, or answers `undefined` when the code is taken. */
export async function insertAgency(db: Database, agency: NewAgency, now: Date): Promise<Agency | undefined> {
  const [row] = await db.orm
    .insert(agencies)
    .values({ ...agency, updatedAt: now })
    .onConflictDoNothing()
    .returning();
  return row;
}

/** Replaces when the revision is still the expected one (`undefined`: any); else `undefined`. */
export async function updateAgency(
  db: Database,
  agency: NewAgency,
  expectedRevision: number | undefined,
  now: Date,
): Promise<Agency | undefined> {
  const [row] = await db.orm
    .update(agencies)
    .set({ ...agency, updatedAt: now, revision: sql`${agencies.revision} + 1` })
    .where(
      and(
        eq(agencies.code, agency.code),
        expectedRevision === undefined ? undefined : eq(agencies.revision, expectedRevision),
      ),
    )
    .returning();
  return row;
}
