// The SQL of claiming: an agency's next referrals are picked, taken and answered in one statement.
import { type Database, statement } from "../database/statement.ts";
import { referralColumns } from "./columns.ts";
import type { Clock } from "./clock.ts";
import type { Referral } from "./referral.ts";

/**
 * What `accept` allows a candidate, for many at once. Rows that another transaction works on are passed over
 * (SKIP LOCKED), so that agencies which claim at the same time share out the work instead of waiting.
 */
function claiming(name: string, ofProgram: string, order: (row: string) => string) {
  return statement<Referral>(
    name,
    `with picked as (
       select c.id, c.program, row_number() over (order by ${order("c")}) as place
       from (
         select * from referrals
         where status = 'requested' and candidates @> array[$1::text] and ${ofProgram}
           and ($3::text is null or starts_with(area_code || '.', $3 || '.'))
         order by ${order("referrals")} limit $4 for update skip locked
       ) c
     ), r as (
       update referrals u set status = 'accepted', holder = $1, due_at = k."dueAt", missed = 0,
         due_days = k."dueDays", days_left = null, alarm = k.alarm, alarm_at = k."alarmAt", updated_at = $5,
         revision = u.revision + 1
       from picked join jsonb_to_recordset($8::jsonb) as k (
         program text, "dueAt" timestamptz, "dueDays" integer, alarm text, "alarmAt" timestamptz)
         on k.program = picked.program
       where u.id = picked.id
       returning u.*, picked.place
     ), stepped as (
       insert into referral_transitions (id, referral_id, at, action, from_status, to_status, agency, actor)
       select ($6::uuid[])[r.place], r.id, $5, 'accept', 'requested', r.status, $1, $7 from r
     )
     select ${referralColumns} from r order by r.place`,
  );
}

const byPriority = claiming(
  "referrals.claim-of-program",
  "program = $2",
  (row) => `${row}.priority desc nulls last, ${row}.opened_at, ${row}.id`,
);

// Priorities of different programs do not compare: across programs what is due first comes first.
const byDueTime = claiming(
  "referrals.claim",
  "$2::text is null",
  (row) => `${row}.due_at, ${row}.opened_at, ${row}.id`,
);

/**
 * @param transitionIds as many as referrals are wanted at most
 * @param clocks what each program gives to complete, from now on
 */
export function claimForAgency(
  db: Database,
  agency: string,
  filter: { readonly program?: string; readonly area?: string },
  transitionIds: readonly string[],
  clocks: readonly (Clock & { readonly program: string })[],
  actor: string,
  now: Date,
): Promise<Referral[]> {
  const { program, area } = filter;
  const claim = program === undefined ? byDueTime : byPriority;
  const taken = [transitionIds.length, now, transitionIds, actor, JSON.stringify(clocks)];
  return db.run(claim, [agency, program, area, ...taken]);
}
