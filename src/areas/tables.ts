// Areas: city → district → village → RT, the facts of an RT, and other codes for the same area.
import { type AnyPgColumn, boolean, index, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { moment, observation, revision } from "../database/columns.ts";
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
