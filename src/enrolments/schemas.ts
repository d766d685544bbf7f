// PURE. Enrolments on the wire.
import { exampleEnrolment } from "./example-enrolment.ts";
import { z } from "zod";
import { areaCode, code, isoDate, line, paragraph, reasonCode, timestamp, uuid } from "../http/wire.ts";
import { type Enrolment, enrolmentStates } from "./enrolment.ts";

/** A household or person by its UUID, an RT by its code. */
const subject = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("household"), id: uuid }),
  z.strictObject({ type: z.literal("person"), id: uuid }),
  z.strictObject({ type: z.literal("area"), id: areaCode }),
]);

export const newEnrolment = z
  .strictObject({
    program: code,
    subject,
    agency: code.optional().describe("An agency records for itself"),
    from: isoDate.optional().describe("First day of receipt; today unless given"),
    to: isoDate.optional().describe("Last day of receipt; open unless given"),
    source: line(100).optional().describe("The list or decree it is known from; `manual` unless given"),
    externalId: line(100).optional().describe("The agency's own number"),
  })
  .meta({
    id: "NewEnrolment",
    examples: [
      {
        program: "jambi-cerdas",
        subject: { type: "person", id: "0198c0de-7a00-7000-8000-000000000004" },
        from: "2026-07-01",
        source: "SK Disdik 2026",
        externalId: "KJC-2026-17",
      },
    ],
  });

const reason = z.strictObject({
  code: reasonCode.describe("See `GET /v1/reasons`"),
  text: paragraph(2000).optional().describe("In the officer's own words"),
});
export const ending = z
  .strictObject({
    reason,
    to: isoDate.optional().describe("Last day of receipt, at the latest today, which it is unless given"),
  })
  .meta({ examples: [{ reason: { code: "benefit-completed" }, to: "2026-06-30" }] });
export const suspension = z
  .strictObject({
    reason,
    until: isoDate.optional().describe("The date on which it should be over; open unless given"),
  })
  .meta({ examples: [{ reason: { code: "documents-incomplete" }, until: "2026-08-31" }] });
export const resumption = z
  .strictObject({})
  .default({})
  .meta({ examples: [{}] });

/** What a list of enrolments is narrowed by. */
export const enrolmentFilters = {
  program: code.optional().describe("Code of the program that is received"),
  subjectType: z.enum(["household", "person", "area"]).optional().describe("What receives it"),
  subjectId: z
    .union([uuid, areaCode])
    .optional()
    .describe("Id of the household or person, or code of the RT"),
  status: z.enum(enrolmentStates).optional().describe("Today's: `ended` also names what lapsed"),
  updatedAfter: timestamp.optional().describe("Only what changed after this moment"),
};

export const enrolmentAnswer = z
  .strictObject({
    id: uuid,
    program: code,
    subject: z.strictObject({ type: z.enum(["household", "person", "area"]), id: z.string() }),
    agency: code.nullable(),
    status: z.enum(enrolmentStates).describe("`ended` also once `to` has passed"),
    from: isoDate,
    to: isoDate.nullable(),
    source: z.string(),
    externalId: z.string().nullable(),
    referralId: uuid.nullable(),
    endReason: z.string().nullable(),
    suspension: z
      .strictObject({ reason: z.string(), until: isoDate.nullable() })
      .nullable()
      .describe("Of one that is `suspended`"),
    reasonText: z.string().nullable().describe("Of the end or the suspension, in the officer's own words"),
    createdAt: timestamp,
    updatedAt: timestamp,
  })
  .meta({ id: "Enrolment", examples: [exampleEnrolment] });
export type EnrolmentAnswer = z.infer<typeof enrolmentAnswer>;

export function toEnrolmentAnswer(enrolment: Enrolment): EnrolmentAnswer {
  return {
    id: enrolment.id,
    program: enrolment.program,
    subject: { type: enrolment.subjectType, id: enrolment.subjectId },
    agency: enrolment.agency,
    status: enrolment.status,
    from: enrolment.startsOn,
    to: enrolment.endsOn,
    source: enrolment.source,
    externalId: enrolment.externalId,
    referralId: enrolment.referralId,
    endReason: enrolment.endReason,
    suspension: suspensionOf(enrolment),
    reasonText: enrolment.reasonText,
    createdAt: enrolment.createdAt.toISOString(),
    updatedAt: enrolment.updatedAt.toISOString(),
  };
}

/** A suspended one that a list or a merger has ended is not suspended any more, whatever its row still says. */
function suspensionOf({ status, suspendReason, suspendedUntil }: Enrolment): EnrolmentAnswer["suspension"] {
  if (status !== "suspended" || suspendReason === null) return null;
  return { reason: suspendReason, until: suspendedUntil };
}
