// Intakes: every knock on the door, as it came; and the tasks of those that wait for a decision.
import { sql } from "drizzle-orm";
import { boolean, customType, index, jsonb, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { agencies } from "../agencies/tables.ts";
import { moment, revision } from "../database/columns.ts";
import { households } from "../households/tables.ts";
import type { MemberElsewhere } from "../households/undecided-members.ts";
import { needStates } from "./need-states.ts";
import { taskKinds, taskStates } from "./task.ts";

const bytea = customType<{ data: Buffer }>({ dataType: () => "bytea" });

export const intakes = pgTable(
  "intakes",
  {
    id: uuid().primaryKey(),
    channel: text({ enum: ["rt", "puskesos", "field-officer", "agency", "person", "import"] }).notNull(),
    reportedBy: text(),
    applicant: jsonb().$type<Record<string, unknown>>(),
    needs: jsonb().$type<Record<string, unknown>[]>().notNull(),
    householdId: uuid().references(() => households.id),
    areaCode: text(),
    clientId: text().notNull(),
    receivedAt: moment().notNull(),
    /** Who knocked and the words of the needs, sealed like numbers; null: nothing of the kind was said. */
    ciphertext: bytea(),
    keyId: text(),
    /** Of its needs as a whole; null: it has none. */
    status: text({ enum: needStates }),
    /** The agency that is to answer; null: the coordination team. */
    forwardedTo: text().references(() => agencies.code),
    dueAt: moment(),
    overdue: boolean().notNull().default(false),
    /** Keyed hash of the code by which whoever knocked learns what became of it. */
    trackingHash: bytea(),
    /** Ids of the referrals that opened with it. */
    opened: uuid().array(),
    updatedAt: moment(),
    revision: revision(),
  },
  (t) => [
    index("intakes_household_id").on(t.householdId),
    uniqueIndex("intakes_tracking_hash").on(t.trackingHash),
    index("intakes_updated_at")
      .on(t.updatedAt, t.id)
      .where(sql`status is not null`),
    index("intakes_due_at")
      .on(t.dueAt, t.id)
      .where(sql`due_at is not null and not overdue`),
  ],
);

/** What was done about the needs of an intake, and said about it. */
export const intakeSteps = pgTable(
  "intake_steps",
  {
    id: uuid().primaryKey(),
    intakeId: uuid()
      .notNull()
      .references(() => intakes.id),
    at: moment().notNull(),
    action: text().notNull(),
    fromStatus: text({ enum: needStates }).notNull(),
    toStatus: text({ enum: needStates }).notNull(),
    forwardedTo: text(),
    /** The agency that acted; null: the village, the coordination team or the door. */
    agency: text(),
    actor: text().notNull(),
    /** What was said, sealed. */
    ciphertext: bytea(),
    keyId: text(),
  },
  (t) => [index("intake_steps_intake_id").on(t.intakeId, t.id)],
);

export const tasks = pgTable(
  "tasks",
  {
    id: uuid().primaryKey(),
    kind: text({ enum: taskKinds }).notNull(),
    status: text({ enum: taskStates }).notNull(),
    intakeId: uuid()
      .notNull()
      .references(() => intakes.id),
    areaCode: text().notNull(),
    members: jsonb().$type<readonly MemberElsewhere[]>().notNull(),
    /** What was sent, with its numbers, sealed like them. */
    ciphertext: bytea().notNull(),
    keyId: text().notNull(),
    createdAt: moment().notNull(),
    decision: text({ enum: ["renewal", "transfer", "reject"] }),
    reason: text(),
    decidedBy: text(),
    decidedAt: moment(),
  },
  (t) => [index("tasks_status").on(t.status, t.createdAt, t.id), index("tasks_intake_id").on(t.intakeId)],
);
