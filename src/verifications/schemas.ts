// PURE. Verifications and objections on the wire.
import { z } from "zod";
import { sentHousehold, sentMember } from "../households/sent-household.ts";
import { memberIndicators } from "../households/indicator-objects.ts";
import { verifications } from "../households/verification.ts";
import { warningAnswer } from "../http/warnings.ts";
import { code, isoDate, line, paragraph, timestamp, uuid } from "../http/wire.ts";
import {
  exampleDecisions,
  exampleObjection,
  exampleRecord,
  exampleToVerify,
} from "./example-verification.ts";
import {
  decisions,
  type Objection,
  objectionStates,
  type ToVerify,
  type VerificationRecord,
} from "./verification.ts";

const atOnce = 200;

const correction = sentHousehold
  .pick({ rw: true, address: true, phone: true, decile: true, documents: true, indicators: true })
  .extend({
    members: z
      .array(
        sentMember
          .omit({ nationalId: true, source: true, indicators: true, status: true })
          .partial()
          .extend({ personId: uuid, indicators: memberIndicators.default({}) }),
      )
      .max(50)
      .default([]),
  })
  .describe("What is named is so, `null` clears, what is not named stays");

const decision = z
  .enum(decisions)
  .describe(
    "`verify`: it is as on file; `correct`: it is as corrected here; `reject`: it is not so, and becomes inactive",
  );

export const newVerifications = z
  .strictObject({
    minutes: z
      .strictObject({ number: line(100), heldOn: isoDate })
      .optional()
      .describe("Of the village meeting that has decided"),
    seenOn: isoDate
      .optional()
      .describe("When the households were seen; the day of the meeting, or today, unless given"),
    decisions: z
      .array(
        z.strictObject({
          householdId: uuid,
          decision,
          reason: paragraph(500).optional().describe("Asked for with `reject`"),
          correction: correction.optional(),
        }),
      )
      .min(1)
      .max(atOnce),
  })
  .meta({
    id: "NewVerifications",
    examples: [exampleDecisions],
  });

const record = z.strictObject({
  id: uuid,
  householdId: uuid,
  decision,
  reason: z.string().nullable(),
  seenOn: isoDate,
  minutes: z.string().nullable().describe("Number of the village meeting's minutes"),
  decidedBy: z.string(),
  onBehalfOf: z.string().nullable(),
  decidedAt: timestamp,
});

const verification = z.enum(verifications).describe("How the household stands now");

export const verificationRecord = record.meta({ id: "Verification", examples: [exampleRecord] });

export const madeVerifications = z
  .strictObject({ items: z.array(record.extend({ verification, warnings: z.array(warningAnswer) })) })
  .meta({
    id: "MadeVerifications",
    examples: [{ items: [{ ...exampleRecord, verification: "verified", warnings: [] }] }],
  });

export function toVerificationRecord({
  decidedAt,
  ...made
}: VerificationRecord): z.infer<typeof verificationRecord> {
  return { ...made, decidedAt: decidedAt.toISOString() };
}

export const newObjection = z
  .strictObject({ text: paragraph(2000).describe("What is not so") })
  .meta({ id: "NewObjection", examples: [{ text: "They have moved to another village." }] });

export const objectionAnswer = z
  .strictObject({
    id: uuid,
    householdId: uuid,
    status: z
      .enum(objectionStates)
      .describe("`dismissed`: it was verified; `upheld`: it was corrected or rejected"),
    text: z.string(),
    raisedBy: z.string(),
    onBehalfOf: z.string().nullable(),
    raisedAt: timestamp,
    decidedBy: z.string().nullable(),
    decidedAt: timestamp.nullable(),
  })
  .meta({
    id: "Objection",
    examples: [exampleObjection],
  });

export function toObjectionAnswer({
  clientId: _,
  raisedAt,
  decidedAt,
  ...objection
}: Objection): z.infer<typeof objectionAnswer> {
  return {
    ...objection,
    raisedAt: raisedAt.toISOString(),
    decidedAt: decidedAt?.toISOString() ?? null,
  };
}

export const toVerifyAnswer = z
  .strictObject({
    householdId: uuid,
    label: z.string().describe("The head's name, else the first member's"),
    areaCode: z.string().describe("Code of the RT"),
    address: z.string().nullable(),
    verification,
    source: z.string().nullable(),
    observedOn: isoDate.nullable(),
    registeredAt: timestamp,
    objections: z.int().describe("How many are open"),
    waiting: z.array(code).describe("Programs that it, or a member, is eligible for, and that wait for this"),
  })
  .meta({
    id: "HouseholdToVerify",
    examples: [exampleToVerify],
  });

export function toToVerifyAnswer({
  registeredAt,
  waiting,
  ...item
}: ToVerify): z.infer<typeof toVerifyAnswer> {
  return { ...item, waiting: [...waiting], registeredAt: registeredAt.toISOString() };
}
