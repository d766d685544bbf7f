// The SQL of matching runs: which goes on, which RT is next, and by which laws everybody has been matched.
import { asc, eq, inArray, sql } from "drizzle-orm";
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

/** Locked until the transaction ends, so that nobody cancels it meanwhile. */
export async function lockRun(db: Database, id: string): Promise<MatchingRun | undefined> {
  const [row] = await db.orm.select().from(matchingRuns).where(eq(matchingRuns.id, id)).for("update");
  return row;
}

export async function updateRun(db: Database, run: MatchingRun): Promise<void> {
  const { status, startedAt, finishedAt, afterArea, areasDone, households, events, failedAreas } = run;
  const progress = { status, startedAt, finishedAt, afterArea, areasDone, households, events };
  await db.orm
    .update(matchingRuns)
    .set({ ...progress, failedAreas: [...failedAreas], revision: sql`${matchingRuns.revision} + 1` })
    .where(eq(matchingRuns.id, run.id));
}

const nextRt = statement<{ code: string }>(
  "matching-runs.next-rt",
  `select code from areas
   where level = 'rt' and ($1::text is null or code > $1)
     and ($2::text[] is null or exists (
       select from unnest($2::text[]) as a(code) where areas.code = a.code or starts_with(areas.code, a.code || '.')))
   order by code limit 1`,
);

/** The next RT by code, within the areas of the run. */
export async function selectNextRt(
  db: Database,
  { afterArea, areas }: Pick<MatchingRun, "afterArea" | "areas">,
): Promise<string | undefined> {
  const [row] = await db.run(nextRt, [afterArea, areas]);
  return row?.code;
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
