// Enrolments: a subject receives a program, from when to when.
import { sql } from "drizzle-orm";
import { index, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { agencies } from "../agencies/tables.ts";
import { day, moment, revision } from "../database/columns.ts";
import { programs } from "../programs/tables.ts";

export const enrolments = pgTable(
  "enrolments",
  {
    id: uuid().primaryKey(),
    program: text()
      .notNull()
      .references(() => programs.code),
    subjectType: text({ enum: ["household", "person", "area"] }).notNull(),
    /** UUID of a household or person, code of an area. */
    subjectId: text().notNull(),
    agency: text().references(() => agencies.code),
    status: text({ enum: ["active", "suspended", "ended", "voided"] }).notNull(),
    startsOn: day().notNull(),
    /** The last day of receipt; null: open. */
    endsOn: day(),
    source: text().notNull(),
    externalId: text(),
    referralId: uuid(),
    endReason: text(),
    /** Of a suspended one: why, and the date on which that should be over. */
    suspendReason: text(),
    suspendedUntil: day(),
    /** Of the end or the suspension, in the officer's own words. */
    reasonText: text(),
    createdAt: moment().notNull(),
    updatedAt: moment().notNull(),
    revision: revision(),
  },
  (t) => [
    uniqueIndex("enrolments_one_running")
      .on(t.program, t.subjectType, t.subjectId)
      .where(sql`status in ('active', 'suspended')`),
    index("enrolments_subject").on(t.subjectType, t.subjectId),
    index("enrolments_updated_at").on(t.updatedAt, t.id),
  ],
);
