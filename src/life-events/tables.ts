// Life events: what happened to households, and how to undo it. Numbers stay sealed where they are.
import { index, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { moment } from "../database/columns.ts";
import type { Trace } from "../households/trace.ts";
import { type Handover, lifeEventKinds } from "./life-event.ts";

export const lifeEvents = pgTable(
  "life_events",
  {
    id: uuid().primaryKey(),
    kind: text({ enum: lifeEventKinds }).notNull(),
    at: moment().notNull(),
    actor: text().notNull(),
    reason: text().notNull(),
    householdIds: uuid().array().notNull(),
    /** Rows before and after. */
    trace: jsonb().$type<Trace>().notNull(),
    handover: jsonb().$type<Handover>(),
    revertedAt: moment(),
    revertedBy: text(),
    revertReason: text(),
  },
  (t) => [index("life_events_household_ids").using("gin", t.householdIds)],
);
