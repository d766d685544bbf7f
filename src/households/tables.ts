// Households, persons, dated memberships, and the dated numbers of both.
import { sql } from "drizzle-orm";
import {
  boolean,
  customType,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { areas } from "../areas/tables.ts";
import { day, moment, observation, revision } from "../database/columns.ts";
import { factColumns } from "../database/fact-columns.ts";
import { givenIndicators } from "../eligibility/indicators/catalogue.ts";
import { disputes } from "./verification.ts";

const bytea = customType<{ data: Buffer }>({ dataType: () => "bytea" });

export const households = pgTable(
  "households",
  {
    id: uuid().primaryKey(),
    status: text({ enum: ["active", "moved", "inactive"] })
      .notNull()
      .default("active"),
    /** Code of the RT. */
    areaCode: text()
      .notNull()
      .references(() => areas.code),
    rw: text(),
    address: text(),
    phone: text(),
    decile: integer(),
    decileSource: text(),
    decilePeriod: text(),
    ...factColumns(givenIndicators("household")),
    ...observation(),
    /** The last list of all its members that was believed: no weaker one brings back whom it does not name. */
    listedOn: day(),
    listedVerified: boolean(),
    /** Why it does not stand as it is on file, whatever its observation. */
    dispute: text({ enum: disputes }),
    privacyNotice: jsonb().$type<{ givenOn: string; by: string }>(),
    registeredAt: moment().notNull(),
    updatedAt: moment().notNull(),
    revision: revision(),
  },
  (t) => [
    // With what the counts of an RT ask, so that they are read off indexes alone; so the two of members below.
    index("households_counted").on(t.areaCode, t.status, t.decile, t.id),
    index("households_updated_at").on(t.updatedAt, t.id),
  ],
);

export const persons = pgTable(
  "persons",
  {
    id: uuid().primaryKey(),
    status: text({ enum: ["active", "deceased", "moved"] })
      .notNull()
      .default("active"),
    name: text().notNull(),
    sex: text({ enum: ["female", "male"] }).notNull(),
    birthDate: day(),
    birthYear: integer(),
    ...factColumns(givenIndicators("member")),
    ...observation(),
    createdAt: moment().notNull(),
    updatedAt: moment().notNull(),
    revision: revision(),
  },
  (t) => [
    index("persons_name").on(sql`lower(name) text_pattern_ops`),
    index("persons_birth_date").on(t.birthDate),
    index("persons_counted").on(t.id, t.status, t.birthDate, t.birthYear, sql`schooling`),
  ],
);

export const memberships = pgTable(
  "memberships",
  {
    id: uuid().primaryKey(),
    householdId: uuid()
      .notNull()
      .references(() => households.id),
    personId: uuid()
      .notNull()
      .references(() => persons.id),
    relation: text().notNull(),
    /** The order on the family card. */
    position: integer().notNull(),
    joinedOn: day().notNull(),
    leftOn: day(),
    leftReason: text(),
  },
  (t) => [
    uniqueIndex("memberships_one_household_a_person")
      .on(t.personId)
      .where(sql`left_on is null`),
    uniqueIndex("memberships_one_head_a_household")
      .on(t.householdId)
      .where(sql`left_on is null and relation = 'head'`),
    index("memberships_counted").on(t.householdId, t.leftOn, t.personId),
    index("memberships_person_id").on(t.personId),
  ],
);

export const identifiers = pgTable(
  "identifiers",
  {
    id: uuid().primaryKey(),
    ownerType: text({ enum: ["household", "person"] }).notNull(),
    ownerId: uuid().notNull(),
    type: text({ enum: ["family-card", "national-id", "source"] }).notNull(),
    /** The system that gave the number, for type `source`. */
    system: text(),
    hmac: bytea().notNull(),
    ciphertext: bytea().notNull(),
    keyId: text().notNull(),
    validFrom: day().notNull(),
    validTo: day(),
  },
  (t) => [
    uniqueIndex("identifiers_one_owner")
      .on(t.hmac)
      .where(sql`valid_to is null`),
    index("identifiers_owner_id").on(t.ownerId),
    index("identifiers_hmac").on(t.hmac),
  ],
);

export const documents = pgTable(
  "documents",
  {
    id: uuid().primaryKey(),
    householdId: uuid()
      .notNull()
      .references(() => households.id),
    type: text().notNull(),
    number: text().notNull(),
    issuer: text().notNull(),
    validUntil: day(),
  },
  (t) => [uniqueIndex("documents_one_of_a_number").on(t.householdId, t.type, t.number)],
);
