// Which households a caller may see, decided in the query that finds them.
import { withinArea } from "../actor.ts";
import type { Context } from "../context.ts";
import type { Subject } from "../subject.ts";
import { type Database, statement } from "../database/statement.ts";
import type { Actor } from "../actor.ts";
import { selectHouseholds } from "../households/household-query.ts";
import type { RegisteredHousehold } from "../households/household.ts";
import type { ShowingReferral } from "./showing-referral.ts";

/** A household that the caller may see; `through` for an agency, which sees what its referrals show. */
export interface SeenHousehold {
  readonly registered: RegisteredHousehold;
  readonly through?: readonly ShowingReferral[];
}

// What is finished shows nothing any more, but to who completed it: it has the follow-up.
const showing = statement<{
  householdId: string;
  program: string;
  version: number;
  subjectType: Subject["type"];
  subjectId: string;
  isHolder: boolean;
}>(
  "door.showing-referrals",
  `select r.household_id as "householdId", r.program, r.version, r.subject_type as "subjectType", r.subject_id as "subjectId",
     coalesce(r.holder = $2, false) and r.status <> 'completed' as "isHolder"
   from referrals r
   where r.household_id = any($1::uuid[]) and r.status not in ('failed', 'cancelled') and (
     r.holder = $2
     or (r.status = 'requested' and $2 = any(r.candidates))
     or (r.status <> 'completed' and exists (
       select from program_agencies p
       where p.program = r.program and p.agency = $2 and p.role = 'supporting'
         and (p.areas is null or exists (
           select from unnest(p.areas) a where starts_with(r.area_code || '.', a || '.')))))
   )
   order by r.opened_at, r.id`,
);

/** `undefined` where there is none, or the caller may not know of it. */
export async function selectSeenHousehold(
  ctx: Pick<Context, "db" | "actor">,
  id: string,
): Promise<SeenHousehold | undefined> {
  return (await selectShownHouseholds(ctx, [id]))[0];
}

/** Those of the ids that the caller may know of, to an agency through its referrals, in the order of the ids. */
export function selectShownHouseholds(
  ctx: Pick<Context, "db" | "actor">,
  ids: readonly string[],
): Promise<SeenHousehold[]> {
  return ctx.actor.role === "agency"
    ? selectThroughReferrals(ctx.db, ctx.actor, ids)
    : selectSeenHouseholds(ctx, ids);
}

/** Those of the ids that the caller sees whole, in the order of the ids; an agency sees none whole. */
export async function selectSeenHouseholds(
  { db, actor }: Pick<Context, "db" | "actor">,
  ids: readonly string[],
): Promise<SeenHousehold[]> {
  if (actor.role !== "tkpk" && actor.role !== "field") return [];
  const byId = new Map((await selectHouseholds(db, ids)).map((one) => [one.household.id, one]));
  return ids
    .map((id) => byId.get(id))
    .filter((one) => one !== undefined && seesWhole(actor, one))
    .map((registered) => ({ registered: registered! }));
}

/** Whether the caller sees all of a household, and not only what referrals show of it. */
export function seesWhole({ role, area }: Actor, { household }: RegisteredHousehold): boolean {
  return (role === "tkpk" || role === "field") && withinArea(area, household.areaCode);
}

async function selectThroughReferrals(
  db: Database,
  actor: Actor,
  ids: readonly string[],
): Promise<SeenHousehold[]> {
  const through = new Map<string, ShowingReferral[]>();
  for (const row of await db.run(showing, [ids, actor.agency])) {
    const { householdId, subjectType, subjectId, ...rest } = row;
    const list = through.get(householdId) ?? [];
    list.push({ ...rest, subject: { type: subjectType, id: subjectId } });
    through.set(householdId, list);
  }
  const found = await selectHouseholds(db, [...through.keys()]);
  const byId = new Map(found.map((one) => [one.household.id, one]));
  return ids.flatMap((id) => {
    const registered = byId.get(id);
    return registered ? { registered, through: through.get(id)! } : [];
  });
}
