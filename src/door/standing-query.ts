// Reads what is on file about subjects in one statement: matches, unfinished referrals, holds, enrolments, reviews.
import type { Subject } from "../subject.ts";
import { type Database, statement } from "../database/statement.ts";
import { isRunning } from "../enrolments/running-query.ts";
import type { StoredMatch } from "../matching/match.ts";
import type { RunningEnrolment, Standing, StandingHold, StandingReferral } from "./standing.ts";

type Row =
  | { kind: "match"; data: Flat<StoredMatch> }
  | { kind: "referral"; data: Flat<StandingReferral> }
  | { kind: "hold"; data: Flat<StandingHold> }
  | { kind: "enrolment"; data: Flat<RunningEnrolment> }
  | { kind: "review"; data: { subjectType: string; subjectId: string; reviewOn: string } };
type Flat<T extends { subject: Subject }> = Omit<T, "subject"> & {
  subjectType: Subject["type"];
  subjectId: string;
};

const subjectFields = `'subjectType', x.subject_type, 'subjectId', x.subject_id`;
const join = "join subjects s on x.subject_type = s.type and x.subject_id = s.id";

const standing = statement<Row>(
  "door.standing",
  `with subjects as (select * from unnest($1::text[], $2::text[]) as s(type, id))
   select 'match' as kind, jsonb_build_object(${subjectFields}, 'householdId', x.household_id, 'program', x.program, 'version', x.version,
     'outcome', x.outcome, 'missing', x.missing, 'priority', x.priority) as data
   from matches x ${join}
   union all
   select 'referral', jsonb_build_object(${subjectFields}, 'id', x.id, 'program', x.program, 'version', x.version,
     'factsHash', x.facts_hash, 'householdId', x.household_id, 'areaCode', x.area_code, 'status', x.status, 'holder', x.holder, 'basis', x.basis, 'priority', x.priority, 'eligibilityChanged', x.eligibility_changed)
   from referrals x ${join} where x.status not in ('completed', 'failed', 'cancelled')
   union all
   select 'hold', jsonb_build_object(${subjectFields}, 'id', x.id, 'program', x.program, 'reason', x.reason,
     'untilDate', x.until_date, 'version', x.version, 'factsHash', x.facts_hash)
   from holds x ${join} where x.lifted_at is null
   union all
   select 'enrolment', jsonb_build_object(${subjectFields}, 'program', x.program, 'status', x.status,
     'startsOn', x.starts_on, 'endsOn', x.ends_on)
   from enrolments x ${join}
   where ${isRunning("x", "$3")}
   union all
   select 'review', jsonb_build_object(${subjectFields}, 'reviewOn', x.review_on)
   from reviews x ${join}`,
);

/** @param asOf the date on which an enrolment has to run */
export async function selectStanding(
  db: Database,
  subjects: readonly Subject[],
  asOf: string,
): Promise<Standing> {
  const values = [subjects.map((one) => one.type), subjects.map((one) => one.id), asOf];
  const rows = await db.run(standing, values);
  const matches: StoredMatch[] = [];
  const referrals: StandingReferral[] = [];
  const holds: StandingHold[] = [];
  const enrolments: RunningEnrolment[] = [];
  const reviews = new Map<string, string>();
  for (const { kind, data } of rows) {
    if (kind === "match") matches.push(withSubject(data));
    else if (kind === "referral") referrals.push(withSubject(data));
    else if (kind === "hold") holds.push(withSubject(data));
    else if (kind === "enrolment") enrolments.push(withSubject(data));
    else reviews.set(`${data.subjectType} ${data.subjectId}`, data.reviewOn);
  }
  return { matches, referrals, holds, enrolments, reviews };
}

function withSubject<T extends { subjectType: Subject["type"]; subjectId: string }>({
  subjectType,
  subjectId,
  ...rest
}: T): Omit<T, "subjectType" | "subjectId"> & { subject: Subject } {
  return { ...rest, subject: { type: subjectType, id: subjectId } };
}
