// The SQL of matching runs: which goes on, and by which laws everybody has been matched.
import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import { type Database, statement } from "../database/statement.ts";
import type { MatchingRun } from "./matching-run.ts";
import { matchedLaws, matchingRuns } from "./tables.ts";

export async function insertRun(db: Database, run: MatchingRun): Promise<void> {
  const { programs, areas, failedAreas } = run;
  await db.orm.insert(matchingRuns).values({
    ...run,
    programs: programs && [...programs],
    areas: areas && [...areas],
    failedAreas: [...failedAreas],
  });
}

/** The oldest that is not finished. */
export async function selectUnfinishedRun(db: Database): Promise<MatchingRun | undefined> {
  const [row] = await db.orm
    .select()
    .from(matchingRuns)
    .where(inArray(matchingRuns.status, ["queued", "running"]))
    .orderBy(asc(matchingRuns.createdAt), asc(matchingRuns.id))
    .limit(1);
  return row;
}

export async function selectRun(db: Database, id: string): Promise<MatchingRun | undefined> {
  const [row] = await db.orm.select().from(matchingRuns).where(eq(matchingRuns.id, id));
  return row;
}

/**
 * One that waits, is about the same programs and areas, and has matched nobody: one that was resumed on its way would
 * leave out the RT behind it. Locked until the transaction ends; one that somebody is at is none that waits.
 */
export async function selectQueuedTwin(
  db: Database,
  { programs, areas }: Pick<MatchingRun, "programs" | "areas">,
): Promise<MatchingRun | undefined> {
  const rows = await db.orm
    .select()
    .from(matchingRuns)
    .where(and(eq(matchingRuns.status, "queued"), isNull(matchingRuns.afterArea)))
    .for("update", { skipLocked: true });
  const named = (codes: readonly string[] | null) => codes?.join(" ");
  return rows.find((row) => named(row.programs) === named(programs) && named(row.areas) === named(areas));
}

/** Locked until the transaction ends, so that nobody cancels it meanwhile. */
export async function lockRun(db: Database, id: string): Promise<MatchingRun | undefined> {
  const [row] = await db.orm.select().from(matchingRuns).where(eq(matchingRuns.id, id)).for("update");
  return row;
}

/** Answers the run at its new revision. */
export async function updateRun(db: Database, run: MatchingRun): Promise<MatchingRun> {
  const { status, startedAt, finishedAt, afterArea, areasDone, households, events } = run;
  const progress = { status, startedAt, finishedAt, afterArea, areasDone, households, events };
  const lists = { areas: run.areas && [...run.areas], failedAreas: [...run.failedAreas] };
  const [row] = await db.orm
    .update(matchingRuns)
    .set({ ...progress, ...lists, revision: sql`${matchingRuns.revision} + 1` })
    .where(eq(matchingRuns.id, run.id))
    .returning();
  return row!;
}

/** By program. */
export async function selectMatchedLaws(db: Database): Promise<Map<string, string>> {
  const rows = await db.orm.select().from(matchedLaws);
  return new Map(rows.map(({ program, law }) => [program, law]));
}

const keepLaws = statement<never>(
  "matched-laws.keep",
  `insert into matched_laws (program, law, matched_at) select key, value, $2 from jsonb_each_text($1::jsonb)
   on conflict (program) do update set law = excluded.law, matched_at = excluded.matched_at`,
);

export async function upsertMatchedLaws(db: Database, laws: MatchingRun["laws"], now: Date): Promise<void> {
  await db.run(keepLaws, [JSON.stringify(laws), now]);
}
