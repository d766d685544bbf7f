// Matches: the outcome of the version in force for one subject. No row means ineligible.
import { doublePrecision, index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { day, moment } from "../database/columns.ts";

export const matches = pgTable(
  "matches",
  {
    program: text().notNull(),
    subjectType: text({ enum: ["household", "person", "area"] }).notNull(),
    subjectId: text().notNull(),
    /** The household of a household's or person's match. */
    householdId: uuid(),
    version: integer().notNull(),
    outcome: text({ enum: ["eligible", "undetermined"] }).notNull(),
    /** Names of the missing facts, such as `member.birthDate`. */
    missing: text().array().notNull(),
    priority: doublePrecision(),
    /** Never written any more, and to be removed: referrals and holds keep their own. */
    factsHash: text(),
    changedAt: moment().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.subjectId, t.program, t.subjectType] }),
    index("matches_household_id").on(t.householdId),
    index("matches_program_outcome").on(t.program, t.outcome),
  ],
);

/**
 * When the matches of a household with its members, or of an RT, are due again though no data changes: no outcome
 * changes before. Apart from `matches`, since one that is ineligible, and so has no row there, may change as well.
 */
export const reviews = pgTable(
  "reviews",
  {
    subjectType: text({ enum: ["household", "area"] }).notNull(),
    subjectId: text().notNull(),
    reviewOn: day().notNull(),
  },
  (t) => [primaryKey({ columns: [t.subjectType, t.subjectId] }), index("reviews_review_on").on(t.reviewOn)],
);
