// Quotas of programs, and how many places of each are held.
import { sql } from "drizzle-orm";
import { integer, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { areas } from "../areas/tables.ts";
import { day, moment } from "../database/columns.ts";
import { programs } from "../programs/tables.ts";

export const quotas = pgTable(
  "quotas",
  {
    id: uuid().primaryKey(),
    program: text()
      .notNull()
      .references(() => programs.code),
    /** With all below it; null: the city. */
    area: text().references(() => areas.code),
    fromDate: day().notNull(),
    toDate: day().notNull(),
    places: integer().notNull(),
    /** Counted under the lock of the row by whoever takes a place or gives one back. */
    used: integer().notNull(),
    updatedAt: moment().notNull(),
  },
  (t) => [uniqueIndex("quotas_one_a_period").on(t.program, sql`coalesce(area, '')`, t.fromDate)],
);
