// The SQL of verifications and objections, and of what waits to be verified.
import { and, asc, desc, eq, inArray, sql } from "drizzle-orm";
import type { IdentifierVault } from "../database/identifier-vault.ts";
import { type Database, statement } from "../database/statement.ts";
import type { Key } from "../http/pagination.ts";
import { type Dispute, verificationOf } from "../households/verification.ts";
import { objections, verifications } from "./tables.ts";
import {
  type Decision,
  type Objection,
  objectionAfter,
  type Speaker,
  type ToVerify,
  type VerificationRecord,
} from "./verification.ts";

export async function insertVerifications(db: Database, made: readonly VerificationRecord[]): Promise<void> {
  await db.orm.insert(verifications).values([...made]);
}

/** Newest first. */
export function selectVerifications(
  db: Database,
  householdId: string,
  after: Key | undefined,
  limit: number,
): Promise<VerificationRecord[]> {
  return db.orm
    .select()
    .from(verifications)
    .where(
      and(
        eq(verifications.householdId, householdId),
        after &&
          sql`(${verifications.decidedAt}, ${verifications.id}) < (${after[0]}::timestamptz, ${after[1]}::uuid)`,
      ),
    )
    .orderBy(desc(verifications.decidedAt), desc(verifications.id))
    .limit(limit);
}

export async function insertObjection(
  db: Database,
  vault: IdentifierVault,
  objection: Objection,
): Promise<void> {
  const { text, ...row } = objection;
  await db.orm.insert(objections).values({ ...row, ...vault.seal(text) });
}

/** Oldest first. */
export async function selectObjections(
  db: Database,
  vault: IdentifierVault,
  householdId: string,
  after: Key | undefined,
  limit: number,
): Promise<Objection[]> {
  const rows = await db.orm
    .select()
    .from(objections)
    .where(
      and(
        eq(objections.householdId, householdId),
        after &&
          sql`(${objections.raisedAt}, ${objections.id}) > (${after[0]}::timestamptz, ${after[1]}::uuid)`,
      ),
    )
    .orderBy(asc(objections.raisedAt), asc(objections.id))
    .limit(limit);
  return rows.map(({ ciphertext, keyId, ...row }) => ({ ...row, text: vault.open({ ciphertext, keyId }) }));
}

/** Who has raised those that are open. */
export function selectOpenObjections(
  db: Database,
  householdIds: readonly string[],
): Promise<(Speaker & { readonly householdId: string })[]> {
  const { householdId, clientId, onBehalfOf } = objections;
  return db.orm
    .select({ householdId, clientId, onBehalfOf })
    .from(objections)
    .where(and(inArray(householdId, [...householdIds]), eq(objections.status, "open")));
}

/** Those that are open of households of which the same was decided. */
export async function decideObjections(
  db: Database,
  householdIds: readonly string[],
  decision: Decision,
  by: { readonly decidedBy: string; readonly decidedAt: Date },
): Promise<void> {
  if (householdIds.length === 0) return;
  await db.orm
    .update(objections)
    .set({ status: objectionAfter(decision), ...by })
    .where(and(inArray(objections.householdId, [...householdIds]), eq(objections.status, "open")));
}

type ToVerifyRow = Omit<ToVerify, "verification"> & {
  readonly rank: number;
  readonly dispute: Dispute | null;
  readonly verified: boolean;
};

// By way of the RT, whose index leads to their households.
const toVerify = statement<ToVerifyRow>(
  "verifications.to-verify",
  `select * from (
     select h.id as "householdId", h.area_code as "areaCode", h.address, h.observed_source as source,
       h.observed_on as "observedOn", h.registered_at as "registeredAt", h.dispute,
       case when h.dispute is null then 1 else 0 end as rank, h.verified,
       coalesce((select p.name from memberships m join persons p on p.id = m.person_id
         where m.household_id = h.id and m.left_on is null
         order by m.relation <> 'head', m.position, m.id limit 1), '') as label,
       (select count(*)::int from objections o where o.household_id = h.id and o.status = 'open') as objections,
       array(select distinct m.program from matches m join programs p on p.code = m.program
         where m.household_id = h.id and m.outcome = 'eligible' and p.needs_verification order by 1) as waiting
     from areas a join households h on h.area_code = a.code
     where a.level = 'rt' and starts_with(a.code || '.', $1 || '.')
       and case when h.status = 'active' then h.dispute = 'under-review' or not h.verified
         else h.dispute = 'rejected'
           and exists (select from objections o where o.household_id = h.id and o.status = 'open') end
   ) to_verify
   where $2::int is null or (rank, "registeredAt", "householdId") > ($2, $3::timestamptz, $4::uuid)
   order by rank, "registeredAt", "householdId" limit $5`,
);

export interface RankedToVerify {
  readonly rank: number;
  readonly item: ToVerify;
}

/** Those that somebody objects to first, then the oldest. @param area a code, with everything below it */
export async function selectToVerify(
  db: Database,
  area: string,
  after: Key | undefined,
  limit: number,
): Promise<RankedToVerify[]> {
  const rows = await db.run(toVerify, [area, after?.[0], after?.[1], after?.[2], limit]);
  return rows.map(({ rank, dispute, verified, ...item }) => ({
    rank,
    item: { ...item, verification: verificationOf({ dispute, observation: { verified } }) },
  }));
}
