// Intakes: every knock on the door, as it came; and the tasks of those that wait for a decision.
import { customType, index, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { moment } from "../database/columns.ts";
import { households } from "../households/tables.ts";
import type { MemberElsewhere } from "../households/undecided-members.ts";
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
  },
  (t) => [index("intakes_household_id").on(t.householdId)],
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
