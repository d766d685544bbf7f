// The SQL of lists of referrals: only those that the caller may know of, each with its transitions.
import type { Actor } from "../actor.ts";
import { type Database, statement } from "../database/statement.ts";
import { referralColumns } from "./columns.ts";
import type { ReferralState } from "./referral.ts";
import {
  callerValues,
  servedBy,
  type SeenReferral,
  supporting,
  type TransitionJson,
  transitionsJson,
  visible,
  type WholeReferral,
  withDate,
} from "./store.ts";

type Row = SeenReferral & { transitions: TransitionJson[] };

const selection = `select ${referralColumns}, ${supporting} as supporting, ${transitionsJson} from referrals r`;

export interface ReferralFilter {
  readonly status?: readonly ReferralState[];
  readonly program?: string;
  readonly holder?: string;
  /** An agency that it is offered to. */
  readonly candidate?: string;
  /** Code of an area at or above the RT. */
  readonly area?: string;
  readonly updatedAfter?: Date;
  /** Only those whose due time was missed. */
  readonly overdue?: boolean;
  /** The last row of the page before. */
  readonly after?: { readonly updatedAt: Date; readonly id: string };
}

// As `seesSubject` has it: where the household is, who does not see it does not learn by asking area after area. What
// the other filters ask is shown to everybody who may know of the referral.
const seesSubject = `
  ($1 <> 'agency' or r.holder = $2
    or case when $2 = any(r.candidates) then r.status = 'requested' else ${supporting} end)`;

const filters = `
  ($4::text[] is null or r.status = any($4))
  and ($5::text is null or r.program = $5)
  and ($6::text is null or r.holder = $6)
  and ($7::text is null or r.candidates @> array[$7])
  and ($8::text is null or (starts_with(r.area_code || '.', $8 || '.') and ${seesSubject}))
  and ($9::timestamptz is null or r.updated_at > $9)
  and ($10::timestamptz is null or (r.updated_at, r.id) > ($10, $11::uuid))`;
const inOrder = `order by r.updated_at, r.id limit $12`;

// A page is cut before transitions are gathered, so that they are gathered for its rows alone.
const pageOf = (name: string, cut: string) =>
  statement<Row>(
    name,
    `select ${referralColumns}, ${supporting} as supporting, ${transitionsJson}
     from (${cut}) page join referrals r on r.id = page.id
     order by r.updated_at, r.id`,
  );

const page = pageOf(
  "referrals.page",
  `select r.id from referrals r where ${visible} and ${filters} ${inOrder}`,
);

// Said in the statement, not by a parameter: few are, and they have an index of their own.
const isOverdue = "r.missed > 0";
const overdue = pageOf(
  "referrals.page-of-overdue",
  `select r.id from referrals r where ${isOverdue} and ${visible} and ${filters} ${inOrder}`,
);

// The ways in which `visible` holds for an agency, each cut by an index of its own: asked all at once, an agency with
// few referrals would read through those of the whole city.
const cutBy = (way: string) => `(
  select r.id, r.updated_at from referrals r where ${way} and ${filters} ${inOrder})`;
const pageOfAgency = pageOf(
  "referrals.page-of-agency",
  `select r.id from (
     ${cutBy("r.holder = $2")}
     union ${cutBy("r.candidates @> array[$2::text]")}
     union ${cutBy("r.former_agencies @> array[$2::text]")}
     union (
       select r.id, r.updated_at from program_agencies p
       cross join lateral ${cutBy(`r.program = p.program and ${servedBy("p")}`)} r
       where p.agency = $2 and p.role = 'supporting')
   ) known join referrals r on r.id = known.id
   where ${visible} ${inOrder}`,
);

/** By the time of their last change, then by id. */
export async function selectPage(
  db: Database,
  actor: Actor,
  filter: ReferralFilter,
  limit: number,
): Promise<WholeReferral[]> {
  const { status, program, holder, candidate, area, updatedAfter, after } = filter;
  const narrowed = [status, program, holder, candidate, area, updatedAfter, after?.updatedAt, after?.id];
  const statement = filter.overdue ? overdue : actor.role === "agency" ? pageOfAgency : page;
  return wholes(await db.run(statement, [...callerValues(actor), ...narrowed, limit]));
}

const byIds = statement<Row>(
  "referrals.by-ids",
  `${selection} where r.id = any($4::uuid[]) and ${visible} order by r.id`,
);

/** Those of the ids that the caller may know of, by id. */
export async function selectReferralsByIds(
  db: Database,
  actor: Actor,
  ids: readonly string[],
): Promise<WholeReferral[]> {
  if (ids.length === 0) return [];
  return wholes(await db.run(byIds, [...callerValues(actor), ids]));
}

const ofSubjects = statement<Row>(
  "referrals.of-subjects",
  `${selection}
   where (r.subject_type, r.subject_id) in (select * from unnest($4::text[], $5::text[]))
     and ($6::text[] is null or r.status = any($6)) and ${visible}
   order by r.opened_at, r.id`,
);

/** The referrals of the subjects that the caller may know of, oldest first; in these states, or in all. */
export async function selectReferralsOfSubjects(
  db: Database,
  actor: Actor,
  subjects: readonly { readonly type: string; readonly id: string }[],
  states: readonly ReferralState[] | undefined,
): Promise<WholeReferral[]> {
  if (subjects.length === 0) return [];
  const [types, ids] = [subjects.map(({ type }) => type), subjects.map(({ id }) => id)];
  return wholes(await db.run(ofSubjects, [...callerValues(actor), types, ids, states]));
}

/** Lists carry no notes. */
function wholes(rows: readonly Row[]): WholeReferral[] {
  return rows.map(({ transitions, ...referral }) => ({
    referral,
    transitions: transitions.map(withDate),
    notes: [],
  }));
}
