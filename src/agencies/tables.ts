// Agencies: the offices that deliver programs.
import { jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { moment, revision } from "../database/columns.ts";
import type { Text } from "../eligibility/catalogue.ts";

export const agencies = pgTable("agencies", {
  code: text().primaryKey(),
  name: jsonb().$type<Text>().notNull(),
  phone: text(),
  email: text(),
  updatedAt: moment().notNull().defaultNow(),
  revision: revision(),
});
