// Webhooks, and what is sent to each: a row an event.
import { sql } from "drizzle-orm";
import { bigint, customType, index, integer, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { moment, revision } from "../database/columns.ts";
import { deliveryStatuses, failures } from "./attempt.ts";
import { disabledReasons, ownerRoles } from "./webhook.ts";

const bytea = customType<{ data: Buffer }>({ dataType: () => "bytea" });

export const webhooks = pgTable("webhooks", {
  id: uuid().primaryKey(),
  role: text({ enum: ownerRoles }).notNull(),
  agency: text(),
  clientId: text().notNull(),
  url: text().notNull(),
  description: text(),
  types: text().array(),
  programs: text().array(),
  agencies: text().array(),
  areas: text().array(),
  /** Sealed as numbers of people are. */
  secret: bytea().notNull(),
  secretKeyId: text().notNull(),
  previousSecret: bytea(),
  previousSecretKeyId: text(),
  previousUntil: moment(),
  /** The last event that was looked at for it; those before have a delivery, or need none. */
  cursor: bigint({ mode: "number" }).notNull(),
  failingSince: moment(),
  parkedInRow: integer().notNull().default(0),
  disabledReason: text({ enum: disabledReasons }),
  disabledAt: moment(),
  createdAt: moment().notNull(),
  updatedAt: moment().notNull(),
  revision: revision(),
});

export const webhookDeliveries = pgTable(
  "webhook_deliveries",
  {
    id: uuid().primaryKey().defaultRandom(),
    webhookId: uuid()
      .notNull()
      .references(() => webhooks.id, { onDelete: "cascade" }),
    eventId: uuid().notNull(),
    /** The event's. */
    sequence: bigint({ mode: "number" }).notNull(),
    /** What the event is about: those about the same wait for one another. */
    subject: text().notNull(),
    status: text({ enum: deliveryStatuses }).notNull().default("waiting"),
    attempts: integer().notNull().default(0),
    /** When the next attempt is due. One that is being made is due again when its maker must have died. */
    dueAt: moment().notNull(),
    /** Of the attempt being made, so that a late result of another is not taken for it. */
    claim: uuid(),
    firstAttemptAt: moment(),
    lastAttemptAt: moment(),
    httpStatus: integer(),
    failure: text({ enum: failures }),
    /** When it arrived or was given up. */
    settledAt: moment(),
  },
  (t) => [
    uniqueIndex("webhook_deliveries_sequence").on(t.webhookId, t.sequence),
    index("webhook_deliveries_due")
      .on(t.webhookId, t.dueAt, t.sequence)
      .where(sql`status = 'waiting'`),
    index("webhook_deliveries_subject")
      .on(t.webhookId, t.subject, t.sequence)
      .where(sql`status = 'waiting'`),
    index("webhook_deliveries_settled_at").on(t.settledAt),
  ],
);
