// Answers kept for a day, so that a POST that is sent again is answered as the first time.
import { customType, index, integer, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { moment } from "../database/columns.ts";

const bytea = customType<{ data: Buffer }>({ dataType: () => "bytea" });

export const keptAnswers = pgTable(
  "kept_answers",
  {
    /** Keyed hash of the client and its Idempotency-Key, which may be made of anything, a number of a person too. */
    key: bytea().primaryKey(),
    /** Keyed hash of what was asked. */
    fingerprint: bytea().notNull(),
    /** Of the first request. */
    requestId: uuid().notNull(),
    status: integer().notNull(),
    headers: jsonb().$type<Record<string, string>>().notNull(),
    /** The body, sealed as numbers of people are: a purpose may have unmasked them. */
    ciphertext: bytea().notNull(),
    keyId: text().notNull(),
    expiresAt: moment().notNull(),
  },
  (t) => [index("kept_answers_expires_at").on(t.expiresAt)],
);
