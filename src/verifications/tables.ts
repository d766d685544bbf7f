// What was decided about households by those who have seen them, and what others object.
import { customType, index, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { day, moment } from "../database/columns.ts";
import { households } from "../households/tables.ts";
import { decisions, objectionStates } from "./verification.ts";

const bytea = customType<{ data: Buffer }>({ dataType: () => "bytea" });

const householdId = () =>
  uuid()
    .notNull()
    .references(() => households.id);

export const verifications = pgTable(
  "verifications",
  {
    id: uuid().primaryKey(),
    householdId: householdId(),
    decision: text({ enum: decisions }).notNull(),
    reason: text(),
    seenOn: day().notNull(),
    /** Number of a village meeting's minutes. */
    minutes: text(),
    decidedBy: text().notNull(),
    onBehalfOf: text(),
    decidedAt: moment().notNull(),
  },
  (t) => [index("verifications_household_id").on(t.householdId, t.decidedAt, t.id)],
);

export const objections = pgTable(
  "objections",
  {
    id: uuid().primaryKey(),
    householdId: householdId(),
    status: text({ enum: objectionStates }).notNull(),
    /** The text, which tells of people, sealed like their numbers. */
    ciphertext: bytea().notNull(),
    keyId: text().notNull(),
    clientId: text().notNull(),
    raisedBy: text().notNull(),
    onBehalfOf: text(),
    raisedAt: moment().notNull(),
    decidedBy: text(),
    decidedAt: moment(),
  },
  (t) => [index("objections_household_id").on(t.householdId, t.raisedAt, t.id)],
);
