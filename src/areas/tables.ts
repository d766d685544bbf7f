// Areas: city → district → village → RT, the facts of an RT, other codes for the same area, and what became of RT.
import { type AnyPgColumn, boolean, index, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { day, moment, observation, revision } from "../database/columns.ts";
import { factColumns } from "../database/fact-columns.ts";
import { givenIndicators } from "../eligibility/indicators/catalogue.ts";

export const areas = pgTable(
  "areas",
  {
    code: text().primaryKey(),
    level: text({ enum: ["city", "district", "village", "rt"] }).notNull(),
    parentCode: text().references((): AnyPgColumn => areas.code),
    name: text().notNull(),
    /** An RT made on first use, until its village says that it exists. */
    confirmed: boolean().notNull().default(true),
    ...factColumns(givenIndicators("area")),
    ...observation(),
    updatedAt: moment().notNull().defaultNow(),
    revision: revision(),
    /** Another one after every change of its households or of who lives in them: of equal ones the counts are equal. */
    householdsEdition: uuid().notNull().defaultRandom(),
    /** Another one after every change of what the RT, its households or their members receive. */
    receiptsEdition: uuid().notNull().defaultRandom(),
  },
  (t) => [index("areas_parent_code").on(t.parentCode)],
);

/** Old codes and the statistics office's, each of one area. */
export const areaAliases = pgTable("area_aliases", {
  alias: text().primaryKey(),
  code: text()
    .notNull()
    .references(() => areas.code),
  kind: text({ enum: ["bps", "former"] }).notNull(),
});

/** RT that are another RT now, such as those that came to a new village when it was made. */
export const areaSuccessions = pgTable(
  "area_successions",
  {
    formerCode: text()
      .primaryKey()
      .references(() => areas.code),
    /** Of the RT that it is now: no former one itself, so that one look is enough. */
    code: text()
      .notNull()
      .references(() => areas.code),
    since: day().notNull(),
    /** The decree, list or letter that says so. */
    source: text().notNull(),
    recordedBy: text().notNull(),
    updatedAt: moment().notNull(),
    revision: revision(),
  },
  (t) => [index("area_successions_code").on(t.code)],
);
