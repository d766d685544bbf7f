// Clients that may ask for tokens; and a trace of the identifier keys, to notice wrong ones.
import { customType, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { roles } from "../actor.ts";
import { moment } from "../database/columns.ts";

const bytea = customType<{ data: Buffer }>({ dataType: () => "bytea" });

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

/** One row: a known text, sealed as numbers of people are. Whoever cannot open it has other keys. */
export const keyProbe = pgTable("key_probe", {
  id: integer().primaryKey(),
  hmac: bytea().notNull(),
  ciphertext: bytea().notNull(),
  keyId: text().notNull(),
});
