// Finds the ids of households that a filter fits, in the order of their last change.
import { and, asc, eq, exists, gt, inArray, isNull, or, type SQL, sql } from "drizzle-orm";
import type { Database } from "../database/statement.ts";
import type { Key } from "../http/pagination.ts";
import { households, identifiers, memberships, persons } from "./tables.ts";

export interface HouseholdFilter {
  /** Look-up keys of numbers; each has to be the household's or a present member's. */
  readonly lookups: readonly Buffer[];
  /** Beginning of a member's name. */
  readonly name?: string;
  /** Of a member, `YYYY-MM-DD`. */
  readonly birthDate?: string;
  /** Codes of areas that the household lives in or below, all of them. */
  readonly within: readonly string[];
  readonly updatedAfter?: Date;
}

export async function selectPageOfHouseholds(
  db: Database,
  filter: HouseholdFilter,
  after: Key | undefined,
  limit: number,
): Promise<{ id: string; updatedAt: Date }[]> {
  const conditions = [
    ...filter.lookups.map((lookup) => ownsNumber(db, lookup)),
    memberFits(db, filter),
    ...filter.within.map((area) => sql`starts_with(${households.areaCode} || '.', ${`${area}.`})`),
    filter.updatedAfter && gt(households.updatedAt, filter.updatedAfter),
    after && sql`(${households.updatedAt}, ${households.id}) > (${after[0]}::timestamptz, ${after[1]}::uuid)`,
  ];
  return db.orm
    .select({ id: households.id, updatedAt: households.updatedAt })
    .from(households)
    .where(and(...conditions.filter((one): one is SQL => Boolean(one))))
    .orderBy(asc(households.updatedAt), asc(households.id))
    .limit(limit);
}

function ownsNumber(db: Database, lookup: Buffer): SQL | undefined {
  const owners = db.orm
    .select({ id: identifiers.ownerId })
    .from(identifiers)
    .where(and(eq(identifiers.hmac, lookup), isNull(identifiers.validTo)));
  const homes = db.orm
    .select({ id: memberships.householdId })
    .from(memberships)
    .where(and(isNull(memberships.leftOn), inArray(memberships.personId, owners)));
  return or(inArray(households.id, owners), inArray(households.id, homes));
}

function memberFits(db: Database, { name, birthDate }: HouseholdFilter): SQL | undefined {
  if (name === undefined && birthDate === undefined) return undefined;
  return exists(
    db.orm
      .select({ one: sql`1` })
      .from(memberships)
      .innerJoin(persons, eq(persons.id, memberships.personId))
      .where(
        and(
          eq(memberships.householdId, households.id),
          isNull(memberships.leftOn),
          name === undefined
            ? undefined
            : sql`lower(${persons.name}) like ${`${escapeLike(name.toLowerCase())}%`}`,
          birthDate === undefined ? undefined : eq(persons.birthDate, birthDate),
        ),
      ),
  );
}

function escapeLike(value: string): string {
  return value.replace(/[\\%_]/g, (character) => `\\${character}`);
}
