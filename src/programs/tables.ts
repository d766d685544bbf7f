// Programs, who delivers them, and their dated versions; reasons and settings that rules refer to.
import {
  bigserial,
  boolean,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
} from "drizzle-orm/pg-core";
import { agencies } from "../agencies/tables.ts";
import { day, moment, revision } from "../database/columns.ts";
import type { Text } from "../eligibility/catalogue.ts";
import type { CriterionSource } from "../eligibility/program.ts";

export const programs = pgTable("programs", {
  code: text().primaryKey(),
  name: jsonb().$type<Text>().notNull(),
  description: jsonb().$type<Text>().notNull(),
  benefit: jsonb().$type<Text>().notNull(),
  howToApply: jsonb().$type<Text>().notNull(),
  requiredDocuments: jsonb().$type<Text[]>().notNull(),
  sector: text().notNull(),
  unit: text({ enum: ["household", "person", "area"] }).notNull(),
  referrals: text({ enum: ["automatic", "on-request"] }).notNull(),
  validFrom: day().notNull(),
  validTo: day(),
  /** Counts how often these two days were changed. */
  validityRevision: revision(),
  needsVerification: boolean().notNull().default(false),
  /** Working days an agency has. */
  dueDays: jsonb().$type<{ accept: number; complete: number }>().notNull(),
  excludes: text().array().notNull(),
  /** The list of recipients has been declared loaded, as it stood on this date. */
  recipientsAsOf: day(),
  source: text(),
  assumptions: text(),
  updatedAt: moment().notNull().defaultNow(),
  revision: revision(),
});

export const programAgencies = pgTable(
  "program_agencies",
  {
    program: text()
      .notNull()
      .references(() => programs.code),
    agency: text()
      .notNull()
      .references(() => agencies.code),
    role: text({ enum: ["lead", "alternate", "supporting"] }).notNull(),
    /** Codes of the areas served; null: all. */
    areas: text().array(),
    capacity: text({ enum: ["capacity", "no-capacity", "waitlist"] })
      .notNull()
      .default("capacity"),
  },
  (t) => [primaryKey({ columns: [t.program, t.agency] })],
);

export const programVersions = pgTable(
  "program_versions",
  {
    program: text()
      .notNull()
      .references(() => programs.code),
    version: integer().notNull(),
    status: text({ enum: ["draft", "published"] }).notNull(),
    effectiveFrom: day().notNull(),
    criteria: jsonb().$type<CriterionSource[]>().notNull(),
    /** CEL expression of a number; higher comes first. */
    priority: text(),
    publishedAt: moment(),
    updatedAt: moment().notNull().defaultNow(),
    revision: revision(),
  },
  (t) => [primaryKey({ columns: [t.program, t.version] })],
);

export const settings = pgTable(
  "settings",
  {
    name: text().notNull(),
    effectiveFrom: day().notNull(),
    value: doublePrecision().notNull(),
    /** Counts how often the value was changed. */
    valueRevision: revision(),
    source: text(),
    updatedAt: moment().notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.name, t.effectiveFrom] })],
);

/**
 * Counts the changes of everything that criteria depend on beside facts (programs, versions, settings, declared
 * recipients). Servers compile the criteria once and compare one number to know that they are still current.
 */
export const catalogueRevisions = pgTable(
  "catalogue_revisions",
  { revision: bigserial({ mode: "number" }).primaryKey(), changedAt: moment().notNull().defaultNow() },
  (t) => [index("catalogue_revisions_changed_at").on(t.changedAt)],
);
