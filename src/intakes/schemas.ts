// PURE. Intakes and screenings on the wire.
import { z } from "zod";
import { areaIndicators } from "../areas/indicator-object.ts";
import { exampleMatch } from "../door/example-match.ts";
import { matchAnswer } from "../door/match-answer.ts";
import { householdAnswer } from "../households/household-answer.ts";
import { maxMembers } from "../households/check-household.ts";
import { sentHousehold, sentMember } from "../households/sent-household.ts";
import { warningAnswer } from "../http/warnings.ts";
import {
  agencyCode,
  areaCodeOrAlias,
  code,
  isoDate,
  line,
  paragraph,
  rtNumber,
  timestamp,
  uuid,
} from "../http/wire.ts";
import { faultParams } from "../http/zod-faults.ts";
import { referralAnswer } from "../referrals/referral-answer.ts";
import {
  exampleIntake,
  exampleIntakeAnswer,
  exampleIntakeRecord,
  exampleReceivedIntake,
  exampleScreening,
} from "./example-intake.ts";
import { channels, type Intake, needKinds } from "./intake.ts";
import { needStates } from "./need-states.ts";

const need = z
  .strictObject({
    kind: z.enum(needKinds),
    sector: line(60).optional(),
    program: code.optional().describe("Code of the program that is asked for"),
    text: paragraph(2000),
  })
  .meta({ id: "Need" });

const applicant = z
  .strictObject({
    name: line(200),
    phone: line(30).optional(),
    relation: line(60).optional().describe("To the household"),
  })
  .meta({ id: "Applicant" });

const sentArea = z.strictObject({
  areaCode: areaCodeOrAlias.describe("Code of the village, or an alias of it"),
  rt: rtNumber,
  indicators: areaIndicators,
  observedOn: isoDate.optional(),
});

/** It may be called with a body that failed its schema, so it asks for the least. */
function namesWhatItIsAbout({
  household,
  area,
  needs,
}: {
  household?: unknown;
  area?: unknown;
  needs?: unknown;
}) {
  if (household === undefined && area === undefined) return Array.isArray(needs) && needs.length > 0;
  return household === undefined || area === undefined;
}

export const newIntake = z
  .strictObject({
    channel: z.enum(channels),
    reportedBy: line(200).optional().describe("Who brought it, such as the head of the RT"),
    applicant: applicant.optional(),
    needs: z
      .array(need)
      .max(20)
      .default([])
      .describe("What is asked for; they stand alone where nobody is to be registered"),
    household: sentHousehold.optional(),
    area: sentArea.optional(),
    openReferrals: z
      .boolean()
      .default(true)
      .describe("Whether eligible subjects of automatic programs get their referral at once"),
  })
  .refine(namesWhatItIsAbout, {
    params: faultParams(
      "household-or-area",
      "Kirim household atau area, salah satu; tanpa keduanya hanya bila ada needs.",
      "Send a household or an area, one of them; neither only where there are needs.",
    ),
    when: ({ value }) => typeof value === "object" && value !== null,
  })
  .meta({ id: "NewIntake", examples: [exampleIntake] });

export const intakeRecord = z
  .strictObject({
    id: uuid,
    channel: z.enum(channels),
    reportedBy: z.string().nullable(),
    applicant: applicant.nullable(),
    needs: z.array(need),
    householdId: uuid.nullable(),
    areaCode: z.string().nullable(),
    receivedAt: timestamp,
    status: z
      .enum(needStates)
      .nullable()
      .describe(
        "Of its needs: with the village (`open`), handled there, `forwarded` to whom it concerns, answered, closed; " +
          "null where it has none",
      ),
    forwardedTo: agencyCode
      .nullable()
      .describe(
        "Code of the agency that is to answer, or has; null: the coordination team, or the village still",
      ),
    dueAt: timestamp.nullable().describe("By when it is to be handled or answered"),
    overdue: z.boolean().describe("Whether that has passed without an answer"),
    updatedAt: timestamp,
  })
  .meta({ id: "Intake", examples: [exampleIntakeRecord] });

const receivedRecord = intakeRecord
  .extend({
    trackingCode: z
      .string()
      .describe(
        "For whoever knocked, to learn by `GET /v1/tracking/{code}` what became of it; shown this once",
      ),
  })
  .meta({ id: "ReceivedIntake", examples: [exampleReceivedIntake] });

export const intakeAnswer = z
  .strictObject({
    intake: receivedRecord,
    household: householdAnswer.nullable().describe("Null for an area, and where the caller may not see it"),
    matches: z.array(matchAnswer),
    referrals: z
      .array(referralAnswer)
      .describe("All unfinished ones of the household, its members and its RT, as far as the caller may see"),
    warnings: z.array(warningAnswer),
  })
  .meta({ id: "IntakeAnswer", examples: [exampleIntakeAnswer] });

export const screening = z
  .strictObject({
    household: sentHousehold
      .omit({
        familyCardNumber: true,
        source: true,
        membersComplete: true,
        resolution: true,
        privacyNotice: true,
        documents: true,
      })
      .extend({
        areaCode: areaCodeOrAlias
          .optional()
          .describe("Code of the village; with `rt` the RT's facts count too"),
        rt: rtNumber.optional(),
        documents: z
          .array(z.strictObject({ type: line(40), validUntil: isoDate.optional() }))
          .max(50)
          .optional(),
        members: z
          .array(sentMember.omit({ nationalId: true, source: true }).extend({ name: line(200).optional() }))
          .max(maxMembers)
          .default([]),
      }),
    asOf: isoDate.optional().describe("Reference date; today in Jakarta unless given"),
  })
  .meta({ id: "Screening", examples: [exampleScreening] });

export const screeningAnswer = z
  .strictObject({ matches: z.array(matchAnswer) })
  .meta({ examples: [{ matches: [exampleMatch] }] });

export function toIntakeRecord(intake: Intake): z.infer<typeof intakeRecord> {
  const { id, channel, reportedBy, applicant, needs, householdId, areaCode } = intake;
  const { receivedAt, status, forwardedTo, dueAt, overdue, updatedAt } = intake;
  return {
    ...{ id, channel, reportedBy, applicant, needs: [...needs], householdId, areaCode },
    ...{ receivedAt: receivedAt.toISOString(), status, forwardedTo, overdue },
    ...{ dueAt: dueAt?.toISOString() ?? null, updatedAt: updatedAt.toISOString() },
  };
}

export function toReceivedRecord(intake: Intake, trackingCode: string): z.infer<typeof receivedRecord> {
  return { ...toIntakeRecord(intake), trackingCode };
}
