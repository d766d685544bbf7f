// Reads which RT lie in some areas; former ones are none.
import { type Database, statement } from "../database/statement.ts";

/** @param codes parameter with codes of RT or areas above; null: the whole city */
const within = (codes: string) => `level = 'rt'
     and not exists (select from area_successions s where s.former_code = areas.code) and (${codes}::text[] is null or exists (
       select from unnest(${codes}::text[]) as a(code)
       where areas.code = a.code or starts_with(areas.code, a.code || '.')))`;

const nextRts = statement<{ code: string }>(
  "areas.next-rts",
  `select code from areas where ${within("$1")} and ($2::text is null or code > $2) order by code limit $3`,
);

/**
 * The next RT by code, at most so many.
 * @param areas codes of RT or areas above; null: the whole city
 */
export async function selectNextRts(
  db: Database,
  areas: readonly string[] | null,
  after: string | null,
  limit: number,
): Promise<string[]> {
  return (await db.run(nextRts, [areas, after, limit])).map(({ code }) => code);
}

export interface RtSize {
  /** Code of the RT. */
  readonly code: string;
  /** Active ones. */
  readonly households: number;
}

const rtSizes = statement<RtSize>(
  "areas.rt-sizes",
  `select code, (select count(*)::int from households h
     where h.area_code = a.code and h.status = 'active') as households
   from unnest($1::text[]) as a(code) order by code`,
);

/** How many live in these RT, by code. */
export function selectRtSizes(db: Database, codes: readonly string[]): Promise<RtSize[]> {
  return db.run(rtSizes, [codes]);
}

const rtCount = statement<{ count: number }>(
  "areas.rt-count",
  `select count(*)::int as count from areas where ${within("$1")}`,
);

/** How many RT lie within these areas; null: in the whole city. */
export async function countRts(db: Database, areas: readonly string[] | null): Promise<number> {
  return (await db.run(rtCount, [areas]))[0]!.count;
}

const edition = "concat_ws(' ', households_edition, receipts_edition, revision)";

const rtEditions = statement<{ code: string; edition: string }>(
  "areas.rt-editions",
  `select code, ${edition} as "edition" from areas
   where ${within("$1")} order by code`,
);

/**
 * The RT in some areas, by code, with what changes whenever anything does that bears on who lives there: facts of
 * households and members, what they receive, facts of the RT. Of an equal edition everything is equal.
 * @param areas codes of RT or areas above; null: the whole city
 */
export function selectRtEditions(
  db: Database,
  areas: readonly string[] | null,
): Promise<{ code: string; edition: string }[]> {
  return db.run(rtEditions, [areas]);
}

const editionsOf = statement<{ code: string; edition: string }>(
  "areas.editions-of",
  `select code, ${edition} as "edition" from areas where code = any($1::text[])
     and not exists (select from area_successions s where s.former_code = areas.code)`,
);

/** The editions of these RT, by code: see `selectRtEditions`. Former ones have none. */
export async function selectEditionsOf(
  db: Database,
  codes: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  return new Map((await db.run(editionsOf, [codes])).map(({ code, edition: now }) => [code, now]));
}
