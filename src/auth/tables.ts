// Clients that may ask for tokens.
import { pgTable, text, uuid } from "drizzle-orm/pg-core";
import { roles } from "../actor.ts";
import { moment } from "../database/columns.ts";

export const clients = pgTable("clients", {
  id: uuid().primaryKey(),
  name: text().notNull(),
  role: text({ enum: roles }).notNull(),
  agency: text(),
  area: text(),
  /** scrypt parameters, salt and hash. */
  secretHash: text().notNull(),
  createdAt: moment().notNull(),
  rotatedAt: moment(),
  revokedAt: moment(),
});
