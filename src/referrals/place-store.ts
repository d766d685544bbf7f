// The SQL of the places in quotas that referrals hold.
import { type Database, statement } from "../database/statement.ts";

const hold = statement<never>(
  "referrals.hold-places",
  "update referrals set places = $2::uuid[] where id = any($1::uuid[])",
);

/** The same for each of these. */
export async function updatePlacesHeld(
  db: Database,
  ids: readonly string[],
  places: readonly string[],
): Promise<void> {
  await db.run(hold, [ids, places]);
}

// One that waited got its place on the day of its promotion.
const taking = statement<{ count: number }>(
  "referrals.take-places-of-quota",
  `with r as (
     update referrals r set places = r.places || $1::uuid
     where r.program = $2 and ($3::text is null or starts_with(r.area_code || '.', $3 || '.'))
       and not ($1::uuid = any(r.places))
       and (coalesce(
         (select max(t.at) from referral_transitions t where t.referral_id = r.id and t.action = 'promote'),
         r.opened_at) at time zone 'Asia/Jakarta')::date between $4::date and $5::date
       and r.status <> 'waitlisted' and (r.finished_at is null
         or (r.status = 'completed' and (r.result ->> 'code' in ('enrolled', 'one-off')
           or (r.result ->> 'code' = 'already-receiving'
             and r.result ->> 'from' >= (r.opened_at at time zone 'Asia/Jakarta')::date::text))))
     returning r.id
   )
   select count(*)::int as count from r`,
);

/**
 * What came in between the days, and is worked or has been granted, holds places in the quota from now on; answers how
 * many hold none in it yet.
 */
export async function takePlacesOf(
  db: Database,
  quota: { readonly id: string; readonly program: string; readonly area: string | null } & {
    readonly from: string;
    readonly to: string;
  },
): Promise<number> {
  const { id, program, area, from, to } = quota;
  const [row] = await db.run(taking, [id, program, area, from, to]);
  return row!.count;
}

// Who holds a place of both holds one of the other from then on.
const exchanging = statement<{ held: number }>(
  "referrals.exchange-places",
  `with r as (
     update referrals r
     set places = case when $3::uuid = any(r.places) then array_remove(r.places, $1::uuid)
       else array_replace(r.places, $1::uuid, $3::uuid) end
     from referrals before
     where before.id = r.id and r.program = $2 and $1::uuid = any(r.places)
     returning $3::uuid = any(before.places) as had
   )
   select (count(*) filter (where not had))::int as held from r`,
);

/** Places of one quota become places of another; answers how many more are held of that. */
export async function exchangePlaces(
  db: Database,
  quota: { readonly id: string; readonly program: string },
  into: string,
): Promise<number> {
  const [row] = await db.run(exchanging, [quota.id, quota.program, into]);
  return row!.held;
}
