// Webhooks and deliveries on the wire.
import { z } from "zod";
import { eventTypes } from "../events/event-catalogue.ts";
import { pageOf, pageQuery } from "../http/pagination.ts";
import { agencyCode, areaCode, code, paragraph, timestamp, uuid } from "../http/wire.ts";
import { deliveryStatuses, failures } from "./attempt.ts";
import { maxUrlCharacters } from "./check-url.ts";
import type { Delivery } from "./replay-store.ts";
import { disabledReasons, ownerRoles, type Webhook } from "./webhook.ts";

const listOf = <Item extends z.ZodType>(item: Item, says: string) =>
  z.array(item).min(1).max(100).nullable().describe(says);

const filters = {
  types: listOf(z.enum(eventTypes), "Only events of these types; null: of all"),
  programs: listOf(code, "Only events of these programs"),
  agencies: listOf(agencyCode, "Only events that these agencies see; for the coordination team alone"),
  areas: listOf(areaCode, "Only events of these areas and what lies below; for the coordination team alone"),
};

const url = z
  .string()
  .max(maxUrlCharacters)
  .describe("Where events are sent, https; at most three redirects are followed")
  .meta({ examples: ["https://sistem.example.go.id/satu-pintu"] });

const fields = {
  url,
  description: paragraph(500).nullable().default(null),
  types: filters.types.default(null),
  programs: filters.programs.default(null),
  agencies: filters.agencies.default(null),
  areas: filters.areas.default(null),
};

const exampleFilters = { types: ["referral.requested"], programs: null, agencies: null, areas: null };
const exampleFields = {
  url: "https://sistem.example.go.id/satu-pintu",
  description: "Sistem Dinas Sosial",
  ...exampleFilters,
};

export const newWebhook = z.strictObject(fields).meta({ id: "NewWebhook", examples: [exampleFields] });
export const webhookReplacement = z
  .strictObject({
    ...fields,
    enabled: z.boolean().default(true).describe("Enabled again, it goes on where it stopped"),
  })
  .meta({ examples: [{ ...exampleFields, enabled: true }] });

const answer = {
  id: uuid,
  role: z.enum(ownerRoles).describe("Whose it is: it is sent what `GET /v1/events` shows this role"),
  agency: agencyCode.nullable(),
  url: z.string(),
  description: z.string().nullable(),
  ...filters,
  types: z.array(z.string()).nullable(),
  enabled: z.boolean(),
  disabledReason: z
    .enum(disabledReasons)
    .nullable()
    .describe(
      "`asked`: by `PUT`; `gone`: it answered 410; `failing`: every attempt of three days failed; `parked`: twenty " +
        "deliveries in a row were given up; `client-revoked`: so was the client that answers for it, and whoever " +
        "enables it again does",
    ),
  disabledAt: timestamp.nullable(),
  failingSince: timestamp.nullable().describe("Every attempt since then has failed"),
  previousSecretUntil: timestamp.nullable().describe("Until then the secret before signs, too"),
  createdAt: timestamp,
  updatedAt: timestamp,
};

const exampleAnswer = {
  ...{ id: "0198c0de-7a00-7000-8000-000000000031", role: "agency", agency: "dinsos", ...exampleFields },
  ...{ enabled: true, disabledReason: null, disabledAt: null, failingSince: null, previousSecretUntil: null },
  ...{ createdAt: "2026-07-01T03:00:00.000Z", updatedAt: "2026-07-01T03:00:00.000Z" },
};

export const webhookAnswer = z.strictObject(answer).meta({ id: "Webhook", examples: [exampleAnswer] });
export const webhookPage = pageOf(webhookAnswer);

export const webhookWithSecret = z
  .strictObject({
    ...answer,
    secret: z.string().describe("Signs as Standard Webhooks has it; it is shown this once"),
  })
  .meta({ id: "WebhookWithSecret", examples: [{ ...exampleAnswer, secret: "whsec_…" }] });

export const webhookParams = z.strictObject({ id: uuid });
export const deliveryParams = z.strictObject({ id: uuid, deliveryId: uuid });
export const deliveryQuery = z.strictObject({
  ...pageQuery,
  status: z.enum(deliveryStatuses).optional().describe("Only deliveries that stand so"),
});

export const deliveryAnswer = z
  .strictObject({
    id: uuid,
    eventId: uuid.describe("`webhook-id` of every attempt"),
    ...{ type: z.string(), subject: z.string(), sequence: z.int() },
    status: z
      .enum(deliveryStatuses)
      .describe("`waiting`: an attempt is due or being made; `parked`: given up after 24 hours of attempts"),
    attempts: z.int().min(0),
    dueAt: timestamp
      .nullable()
      .describe("When the next attempt is made, unless others of its subject wait before it"),
    lastAttemptAt: timestamp.nullable(),
    httpStatus: z.int().nullable().describe("Of the last answer"),
    failure: z.enum(failures).nullable().describe("Why the last attempt failed"),
    settledAt: timestamp
      .nullable()
      .describe("When it arrived or was given up; 30 days later it is forgotten"),
  })
  .meta({
    id: "WebhookDelivery",
    examples: [
      {
        id: "0198c0de-7a00-4000-8000-000000000032",
        eventId: "0198c0de-7a00-7000-8000-000000000008",
        ...{ type: "referral.accepted", subject: "referral/0198c0de-7a00-7000-8000-000000000005" },
        ...{ sequence: 4, status: "waiting", attempts: 1, dueAt: "2026-07-01T03:00:05.000Z" },
        ...{ lastAttemptAt: "2026-07-01T03:00:00.000Z", httpStatus: 500, failure: "status" },
        settledAt: null,
      },
    ],
  });
export const deliveryPage = pageOf(deliveryAnswer);

export const newReplay = z
  .strictObject({ since: timestamp.describe("Events from this moment on are sent again") })
  .meta({ examples: [{ since: "2026-07-01T00:00:00.000Z" }] });
export const replayAnswer = z
  .strictObject({ after: z.int().describe("`sequence` after which it is sent everything") })
  .meta({ examples: [{ after: 41 }] });

const iso = (moment: Date | null) => moment?.toISOString() ?? null;
const copy = (list: readonly string[] | null) => (list === null ? null : [...list]);

export function toWebhookAnswer(webhook: Webhook): z.infer<typeof webhookAnswer> {
  const { id, role, agency, url, description, disabledReason } = webhook;
  return {
    ...{ id, role, agency, url, description },
    ...{ types: copy(webhook.types), programs: copy(webhook.programs) },
    ...{ agencies: copy(webhook.agencies), areas: copy(webhook.areas) },
    ...{ enabled: disabledReason === null, disabledReason, disabledAt: iso(webhook.disabledAt) },
    ...{ failingSince: iso(webhook.failingSince), previousSecretUntil: iso(webhook.previousUntil) },
    ...{ createdAt: webhook.createdAt.toISOString(), updatedAt: webhook.updatedAt.toISOString() },
  };
}

export function toDeliveryAnswer(delivery: Delivery): z.infer<typeof deliveryAnswer> {
  const { dueAt, lastAttemptAt, settledAt, status } = delivery;
  const due = status === "waiting" ? iso(dueAt) : null;
  return { ...delivery, dueAt: due, lastAttemptAt: iso(lastAttemptAt), settledAt: iso(settledAt) };
}
