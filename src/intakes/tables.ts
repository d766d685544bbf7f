// Intakes: every knock on the door, as it came.
import { index, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { moment } from "../database/columns.ts";
import { households } from "../households/tables.ts";

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
