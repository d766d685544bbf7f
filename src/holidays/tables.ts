// Holidays: dates that are no working days, entered from each year's decree.
import { pgTable, text } from "drizzle-orm/pg-core";
import { day, moment } from "../database/columns.ts";

export const holidays = pgTable("holidays", {
  date: day().primaryKey(),
  name: text().notNull(),
  source: text().notNull(),
  updatedAt: moment().notNull(),
});
