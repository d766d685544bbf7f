// Puts referrals into the register as the door opens them, each for a subject, and mostly an RT, of its own.
import { randomInt } from "node:crypto";
import { v7 as uuidv7 } from "uuid";
import { areas } from "../../../src/areas/tables.ts";
import { inTransaction } from "../../../src/context.ts";
import { households, memberships, persons } from "../../../src/households/tables.ts";
import { referralColumns } from "../../../src/referrals/columns.ts";
import { openReferrals } from "../../../src/referrals/open-referrals.ts";
import type { NewReferral, Referral } from "../../../src/referrals/referral.ts";
import type { Api } from "../../support/api.ts";

export interface Home {
  /** Code of its RT. */
  readonly areaCode: string;
  readonly householdId: string;
  readonly personId: string;
}

const village = "15.71.08.1003";

/** A new RT of a village. */
export async function givenRt(api: Api, parentCode = village): Promise<string> {
  const code = `${parentCode}.${randomInt(100, 1000)}`;
  const row = {
    code,
    level: "rt" as const,
    parentCode,
    name: `RT ${code.slice(-3)}`,
    updatedAt: api.clock.now(),
  };
  const made = await api.ctx().db.orm.insert(areas).values(row).onConflictDoNothing().returning();
  return made.length === 1 ? code : givenRt(api, parentCode);
}

/** A household of one person, in an RT of its own unless one is given. */
export async function givenHome(api: Api, areaCode?: string): Promise<Home> {
  const rt = areaCode ?? (await givenRt(api));
  const [householdId, personId] = [uuidv7(), uuidv7()];
  const at = api.clock.now();
  const { orm } = api.ctx().db;
  await orm.insert(households).values({ id: householdId, areaCode: rt, registeredAt: at, updatedAt: at });
  await orm
    .insert(persons)
    .values({ id: personId, name: "Siti", sex: "female", createdAt: at, updatedAt: at });
  await orm.insert(memberships).values({
    id: uuidv7(),
    householdId,
    personId,
    relation: "head",
    position: 1,
    joinedOn: "2026-01-01",
  });
  return { areaCode: rt, householdId, personId };
}

/** Of the person, to a program that two agencies deliver: `dinkes` leads, `dinsos` is the alternate. */
export function openingFor(home: Home, part: Partial<NewReferral> = {}): NewReferral {
  return {
    program: "jambi-bugar",
    version: 1,
    // The door never takes back what somebody asked for: these subjects have no facts that would ground it.
    basis: "request",
    subjectType: "person",
    subjectId: home.personId,
    subjectLabel: "Siti",
    householdId: home.householdId,
    areaCode: home.areaCode,
    candidates: ["dinkes", "dinsos"],
    priority: null,
    snapshot: { household: { decile: 2 }, member: { age: 3, nutrition: "stunting" } },
    factsHash: "hash-at-opening",
    ...part,
  };
}

export async function givenReferral(api: Api, part: Partial<NewReferral> = {}): Promise<Referral & Home> {
  const home = await givenHome(api);
  const [referral] = await open(api, [openingFor(home, part)]);
  return { ...referral!, ...home };
}

export async function open(api: Api, openings: readonly NewReferral[]): Promise<Referral[]> {
  const opened = await inTransaction(api.ctx(), (tx) => openReferrals(tx, openings));
  const { rows } = await api.database.pool.query<Referral>(
    `select ${referralColumns} from referrals r where id = any($1) order by id`,
    [opened],
  );
  return rows;
}

export const path = (referral: { readonly id: string }, action = "") =>
  `/v1/referrals/${referral.id}${action && `/${action}`}`;

interface StoredHold {
  readonly reason: string;
  readonly untilDate: string | null;
  readonly version: number | null;
  readonly factsHash: string | null;
}

/** The holds that stand in the way of offering the referral's program to its subject again. */
export async function standingHolds(api: Api, referral: Referral): Promise<StoredHold[]> {
  const { rows } = await api.database.pool.query<StoredHold>(
    `select reason, until_date as "untilDate", version, facts_hash as "factsHash" from holds
     where program = $1 and subject_type = $2 and subject_id = $3 and lifted_at is null`,
    [referral.program, referral.subjectType, referral.subjectId],
  );
  return rows;
}

/** What was told of a referral to other systems, in order: type, and the agencies that may see it. */
export async function eventsOf(
  api: Api,
  referral: { readonly id: string },
): Promise<{ type: string; agencies: string[] }[]> {
  const { rows } = await api.database.pool.query<{ type: string; agencies: string[] }>(
    `select type, agencies from events where data->>'referralId' = $1 order by time, id`,
    [referral.id],
  );
  return rows;
}
