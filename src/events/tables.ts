// Events: what happened, for other systems. Unnumbered when written; numbered by the sequencer after commit.
import { sql } from "drizzle-orm";
import { bigint, index, jsonb, pgSequence, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { moment, writtenOrder } from "../database/columns.ts";

export const eventsWritten = pgSequence("events_written");

export const events = pgTable(
  "events",
  {
    id: uuid().primaryKey(),
    /** Position in the city's one order of events; null until the sequencer numbers it. */
    sequence: bigint({ mode: "number" }),
    type: text().notNull(),
    time: moment().notNull(),
    subjectType: text().notNull(),
    subjectId: text().notNull(),
    householdId: uuid(),
    areaCode: text(),
    program: text(),
    /** Agencies that may see it; empty: no agency. */
    agencies: text().array().notNull(),
    data: jsonb().$type<Record<string, unknown>>().notNull(),
    written: writtenOrder("events_written"),
  },
  (t) => [
    uniqueIndex("events_sequence").on(t.sequence),
    index("events_unnumbered")
      .on(t.written.nullsFirst(), t.id)
      .where(sql`sequence is null`),
    index("events_household_id").on(t.householdId),
    // Whose due times have passed.
    index("events_referral_overdue")
      .on(t.time)
      .where(sql`type = 'referral.overdue'`),
  ],
);
