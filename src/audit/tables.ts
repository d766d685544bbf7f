// The audit trail: who did what to which record; hash-chained by the sequencer after commit.
import { sql } from "drizzle-orm";
import {
  bigint,
  customType,
  index,
  jsonb,
  pgSequence,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { moment, writtenOrder } from "../database/columns.ts";

const bytea = customType<{ data: Buffer }>({ dataType: () => "bytea" });

export const auditEntriesWritten = pgSequence("audit_entries_written");

export const auditEntries = pgTable(
  "audit_entries",
  {
    id: uuid().primaryKey(),
    /** Position in the chain; null until the sequencer numbers it. */
    sequence: bigint({ mode: "number" }),
    at: moment().notNull(),
    clientId: text().notNull(),
    actor: text().notNull(),
    onBehalfOf: text(),
    purpose: text(),
    requestId: text().notNull(),
    action: text().notNull(),
    entityType: text().notNull(),
    entityId: text().notNull(),
    householdId: uuid(),
    /** Names of what changed and codes; never numbers of people. */
    details: jsonb().$type<Record<string, unknown>>().notNull(),
    /** SHA-256 over the entry and the hash before it. */
    hash: bytea(),
    written: writtenOrder("audit_entries_written"),
  },
  (t) => [
    uniqueIndex("audit_entries_sequence").on(t.sequence),
    index("audit_entries_unnumbered")
      .on(t.written.nullsFirst(), t.id)
      .where(sql`sequence is null`),
    index("audit_entries_entity").on(t.entityType, t.entityId),
    index("audit_entries_household_id").on(t.householdId),
  ],
);
