// The SQL of quotas.
import { type Database, statement, together } from "../database/statement.ts";
import type { Quota } from "./quota.ts";

const columns = `q.id, q.program, q.area, q.from_date as "from", q.to_date as "to", q.places, q.used`;

// Whoever sets quotas locks the program's row against this, so that none appears unseen between look and place.
const holdPrograms = statement<never>(
  "quotas.hold-programs",
  "select code from programs where code = any($1::text[]) order by code for key share",
);
const locked = statement<Quota>(
  "quotas.lock",
  `select ${columns} from quotas q where q.program = any($1::text[]) order by q.id for update`,
);

/** The quotas of programs, which stand still until the transaction ends, also those that there are not. */
export async function lockQuotasOf(db: Database, programs: readonly string[]): Promise<Quota[]> {
  const [, quotas] = await together([db.run(holdPrograms, [programs]), db.run(locked, [programs])]);
  return quotas;
}

const holdProgramsOf = statement<never>(
  "quotas.hold-programs-of-referrals",
  `select p.code from programs p where p.code in (select program from referrals where id = any($1::uuid[]))
   order by p.code for key share`,
);
const ofReferrals = statement<never>(
  "quotas.lock-of-referrals",
  `select q.id from quotas q where q.program in (select program from referrals where id = any($1::uuid[]))
   order by q.id for update`,
);

/** Those that the end of these referrals may free a place of: they are locked before referrals, after their programs. */
export async function lockQuotasOfReferrals(db: Database, ids: readonly string[]): Promise<void> {
  await together([db.run(holdProgramsOf, [ids]), db.run(ofReferrals, [ids])]);
}

const count = statement<never>(
  "quotas.count",
  `update quotas q set used = q.used + c.change from unnest($1::uuid[], $2::int[]) c (id, change) where q.id = c.id`,
);

/** @param changes by quota, how many places more or fewer are held */
export async function updateUsed(db: Database, changes: ReadonlyMap<string, number>): Promise<void> {
  if (changes.size > 0) await db.run(count, [[...changes.keys()], [...changes.values()]]);
}

const lockProgram = statement<{ revision: number }>(
  "quotas.lock-program",
  "select revision from programs where code = $1 for update",
);

/** Until the transaction ends nobody opens a referral to the program; answers its revision, if there is one. */
export async function lockProgramOf(db: Database, program: string): Promise<number | undefined> {
  return (await db.run(lockProgram, [program]))[0]?.revision;
}

const revise = statement<{ revision: number }>(
  "quotas.revise-program",
  "update programs set revision = revision + 1, updated_at = $2 where code = $1 returning revision",
);

/** Its quotas are part of a program: to change them makes it another one for whoever read it. */
export async function reviseProgram(db: Database, program: string, now: Date): Promise<number> {
  return (await db.run(revise, [program, now]))[0]!.revision;
}

const waitingOf = statement<{ id: string; waiting: number }>(
  "quotas.waiting",
  `select q.id, (select count(*)::int from referrals r where r.program = q.program and r.status = 'waitlisted'
     and (q.area is null or starts_with(r.area_code || '.', q.area || '.'))) as waiting
   from quotas q where q.program = $1`,
);

/** By quota, how many wait in its area. */
export async function selectWaitingOf(db: Database, program: string): Promise<ReadonlyMap<string, number>> {
  return new Map((await db.run(waitingOf, [program])).map(({ id, waiting }) => [id, waiting]));
}

const ofProgram = statement<Quota>(
  "quotas.of-program",
  `select ${columns} from quotas q where q.program = $1 order by q.from_date, q.area nulls first`,
);

export function selectQuotas(db: Database, program: string): Promise<Quota[]> {
  return db.run(ofProgram, [program]);
}

const upsert = statement<never>(
  "quotas.upsert",
  `insert into quotas (id, program, area, from_date, to_date, places, used, updated_at)
   select q.id, q.program, q.area, q."from", q."to", q.places, q.used, $2
   from json_to_recordset($1::json) as q (id uuid, program text, area text, "from" date, "to" date, places integer, used integer)
   on conflict (id) do update set to_date = excluded.to_date, places = excluded.places, used = excluded.used,
     updated_at = excluded.updated_at`,
);

/** Whoever calls holds their locks: what is used stands still. */
export async function upsertQuotas(db: Database, quotas: readonly Quota[], now: Date): Promise<void> {
  if (quotas.length > 0) await db.run(upsert, [JSON.stringify(quotas), now]);
}

const withQuotaOf = statement<{ program: string }>(
  "quotas.programs-of-area",
  "select distinct program from quotas where area = $1 order by program",
);

/** Codes of the programs that have a quota of exactly this area, in the order in which they are locked. */
export async function selectProgramsWithQuotaOf(db: Database, area: string): Promise<string[]> {
  return (await db.run(withQuotaOf, [area])).map(({ program }) => program);
}

const relocate = statement<never>(
  "quotas.relocate",
  "update quotas set area = $2, updated_at = $3 where id = $1",
);

export async function updateQuotaArea(db: Database, id: string, area: string, now: Date): Promise<void> {
  await db.run(relocate, [id, area, now]);
}

const add = statement<never>(
  "quotas.add",
  "update quotas set places = least(places + $2, 2147483647), used = used + $3, updated_at = $4 where id = $1",
);

/** To the quota, as many places more, and as many of them held. */
export async function addQuota(
  db: Database,
  id: string,
  more: Pick<Quota, "places" | "used">,
  now: Date,
): Promise<void> {
  await db.run(add, [id, more.places, more.used, now]);
}

const drop = statement<never>("quotas.delete", "delete from quotas where id = any($1::uuid[])");

export async function deleteQuotas(db: Database, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await db.run(drop, [ids]);
}
