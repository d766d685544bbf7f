// Matching runs, and the law of each program by which everybody has been matched.
import { index, integer, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { moment, revision } from "../database/columns.ts";
import { programs } from "../programs/tables.ts";
import { runCauses, runStates } from "./matching-run.ts";

export const matchingRuns = pgTable(
  "matching_runs",
  {
    id: uuid().primaryKey(),
    cause: text({ enum: runCauses }).notNull(),
    programs: text().array(),
    areas: text().array(),
    laws: jsonb().$type<Record<string, string>>().notNull(),
    status: text({ enum: runStates }).notNull(),
    createdBy: text().notNull(),
    createdAt: moment().notNull(),
    startedAt: moment(),
    finishedAt: moment(),
    afterArea: text(),
    areasDone: integer().notNull().default(0),
    households: integer().notNull().default(0),
    events: jsonb().$type<Record<string, number>>().notNull().default({}),
    failedAreas: text().array().notNull().default([]),
    revision: revision(),
  },
  (t) => [index("matching_runs_status").on(t.status, t.createdAt, t.id)],
);

/** What has no row here, or another law, is yet to be matched in the whole city. */
export const matchedLaws = pgTable("matched_laws", {
  program: text()
    .primaryKey()
    .references(() => programs.code),
  law: text().notNull(),
  matchedAt: moment().notNull(),
});
