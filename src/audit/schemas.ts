// Audit entries on the wire.
import { z } from "zod";
import { pageOf, pageQuery } from "../http/pagination.ts";
import { timestamp, uuid } from "../http/wire.ts";
import type { ChainedAuditRecord } from "./audit-entry.ts";

const word = z.string().min(1).max(200);

export const auditQuery = z.strictObject({
  entityType: word
    .optional()
    .describe("Such as `referral`")
    .meta({ examples: ["referral"] }),
  entityId: word.optional().describe("Id or code of the record"),
  client: word.optional().describe("Id of the client that acted"),
  action: word
    .optional()
    .describe("What was done, such as `referral.accept`")
    .meta({ examples: ["referral.accept"] }),
  after: z.coerce.number().int().min(0).default(0).describe("Only entries whose `sequence` is higher"),
  ...pageQuery,
});

const auditAnswer = z
  .strictObject({
    sequence: z.number().int().describe("Place in the chain, without gaps"),
    id: uuid,
    at: timestamp,
    clientId: z.string(),
    actor: z.string().describe("Name of the client"),
    onBehalfOf: z.string().nullable(),
    purpose: z.string().nullable(),
    requestId: z.string(),
    action: z.string().meta({ examples: ["referral.accept"] }),
    entity: z.strictObject({ type: z.string(), id: z.string() }),
    householdId: uuid.nullable(),
    details: z.looseObject({}).describe("What changed, by name; no numbers of people"),
    hash: z.string().describe("SHA-256 over the hash before and this entry, in hexadecimal"),
  })
  .meta({
    id: "AuditEntry",
    examples: [
      {
        sequence: 5,
        id: "0198c0de-7a00-7000-8000-000000000009",
        at: "2026-07-01T03:00:00.000Z",
        clientId: "0198c0de-7a00-7000-8000-000000000011",
        actor: "puskesos-paal-merah",
        onBehalfOf: null,
        purpose: null,
        requestId: "0198c0de-7a00-7000-8000-000000000010",
        action: "area.create",
        entity: { type: "area", id: "15.71.08.1003.012" },
        householdId: null,
        details: {},
        hash: "a3e32b6da1c004817ac8ee10ac5abc6aa054cf4656663cfab2f30c01cfe84ae6",
      },
    ],
  });

export const auditPage = pageOf(auditAnswer);

export function toAuditAnswer(record: ChainedAuditRecord): z.infer<typeof auditAnswer> {
  return {
    sequence: record.sequence,
    id: record.id,
    at: record.at.toISOString(),
    clientId: record.clientId,
    actor: record.actor,
    onBehalfOf: record.onBehalfOf,
    purpose: record.purpose,
    requestId: record.requestId,
    action: record.action,
    entity: { type: record.entityType, id: record.entityId },
    householdId: record.householdId,
    details: record.details,
    hash: record.hash.toString("hex"),
  };
}
