// Reads what is on file about everybody in some RT: the same as `selectStanding`, of many and so by rows of values.
import { type Database, together } from "../database/statement.ts";
import { isRunning } from "../enrolments/running-query.ts";
import type { StoredMatch } from "../matching/match.ts";
import type { Subject } from "../subject.ts";
import type { RunningEnrolment, Standing, StandingHold, StandingReferral } from "./standing.ts";

/** Whose: all of some RT. */
export interface RtPeople {
  /** Codes of the RT. */
  readonly codes: readonly string[];
  readonly households: readonly string[];
  readonly persons: readonly string[];
}

type SubjectColumns = readonly [type: Subject["type"], id: string];
type MatchRow = readonly [
  ...SubjectColumns,
  program: string,
  householdId: string | null,
  version: number,
  outcome: StoredMatch["outcome"],
  missing: readonly string[],
  priority: number | null,
  factsHash: string,
];
type Kept<T extends { subject: Subject }> = Omit<T, "subject">;
type JsonRow<T extends { subject: Subject }> = readonly [...SubjectColumns, Kept<T>];

const isTheirs = `((x.subject_type = 'household' and x.subject_id = any($1::text[]))
  or (x.subject_type = 'person' and x.subject_id = any($2::text[]))
  or (x.subject_type = 'area' and x.subject_id = any($3::text[])))`;

const matches = {
  name: "door.rt-matches",
  text: `select subject_type, subject_id, program, household_id, version, outcome, missing, priority, facts_hash
    from matches where household_id = any($1::uuid[])
    union all
    select subject_type, subject_id, program, household_id, version, outcome, missing, priority, facts_hash
    from matches where subject_type = 'area' and subject_id = any($2::text[])`,
};

const referrals = {
  name: "door.rt-referrals",
  text: `select x.subject_type, x.subject_id, jsonb_build_object('id', x.id, 'program', x.program,
      'version', x.version, 'factsHash', x.facts_hash, 'householdId', x.household_id, 'areaCode', x.area_code,
      'status', x.status, 'holder', x.holder, 'basis', x.basis, 'eligibilityChanged', x.eligibility_changed)
    from referrals x where ${isTheirs} and x.status not in ('completed', 'failed', 'cancelled')`,
};

const holds = {
  name: "door.rt-holds",
  text: `select x.subject_type, x.subject_id, jsonb_build_object('id', x.id, 'program', x.program,
      'reason', x.reason, 'untilDate', x.until_date, 'version', x.version, 'factsHash', x.facts_hash)
    from holds x where ${isTheirs} and x.lifted_at is null`,
};

const enrolments = {
  name: "door.rt-enrolments",
  text: `select x.subject_type, x.subject_id, jsonb_build_object('program', x.program, 'status', x.status,
      'startsOn', x.starts_on, 'endsOn', x.ends_on)
    from enrolments x where ${isTheirs} and ${isRunning("x", "$4")}`,
};

const reviews = {
  name: "door.rt-reviews",
  text: `select x.subject_type, x.subject_id, x.review_on from reviews x
    where (x.subject_type = 'household' and x.subject_id = any($1::text[]))
      or (x.subject_type = 'area' and x.subject_id = any($2::text[]))`,
};

/** @param asOf the date on which an enrolment has to run */
export async function selectRtStanding(
  db: Database,
  { codes, households, persons }: RtPeople,
  asOf: string,
): Promise<Standing> {
  const everybody = [households, persons, codes];
  const [stored, referred, held, enrolled, due] = await together([
    db.rows<MatchRow>(matches, [households, codes]),
    db.rows<JsonRow<StandingReferral>>(referrals, everybody),
    db.rows<JsonRow<StandingHold>>(holds, everybody),
    db.rows<JsonRow<RunningEnrolment>>(enrolments, [...everybody, asOf]),
    db.rows<readonly [...SubjectColumns, reviewOn: string]>(reviews, [households, codes]),
  ]);
  return {
    matches: stored.map(toMatch),
    referrals: referred.map(withSubject),
    holds: held.map(withSubject),
    enrolments: enrolled.map(withSubject),
    reviews: new Map(due.map(([type, id, reviewOn]) => [`${type} ${id}`, reviewOn])),
  };
}

function toMatch(row: MatchRow): StoredMatch {
  const [type, id, program, householdId, version, outcome, missing, priority, factsHash] = row;
  return { program, subject: { type, id }, householdId, version, outcome, missing, priority, factsHash };
}

function withSubject<T extends { subject: Subject }>([type, id, rest]: JsonRow<T>): Kept<T> & {
  subject: Subject;
} {
  return { ...rest, subject: { type, id } };
}
