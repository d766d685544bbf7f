// Life events on the wire.
import { z } from "zod";
import { maxMembers } from "../households/check-household.ts";
import { exampleHousehold } from "../households/example-household.ts";
import { householdAnswer } from "../households/household-answer.ts";
import { sentHousehold, sentMember } from "../households/sent-household.ts";
import { warningAnswer } from "../http/warnings.ts";
import { isoDate, paragraph, timestamp, uuid } from "../http/wire.ts";
import { endReasons } from "./end-membership.ts";
import { type LifeEvent, lifeEventKinds, revertibleUntil } from "./life-event.ts";

const reason = paragraph(500).meta({ examples: ["The head of the household has died"] });

export const newFamilyCard = z
  .strictObject({ familyCardNumber: sentHousehold.shape.familyCardNumber.unwrap(), reason })
  .meta({
    id: "NewFamilyCard",
    examples: [{ familyCardNumber: "1571080107269002", reason: "The head of the household has died" }],
  });

export const membershipEnd = z
  .strictObject({
    reason: z
      .enum(endReasons)
      .describe(
        "`died`, `moved-out` of the city, `split` off to a household of their own, or listed here by `error`",
      ),
    on: isoDate
      .optional()
      .describe("The last day; today unless given. Not with `error`, by which there never was one"),
  })
  .meta({ id: "MembershipEnd", examples: [{ reason: "died", on: "2026-06-30" }] });

export const numberCorrection = z
  .strictObject({ nationalId: sentMember.shape.nationalId.unwrap(), reason })
  .meta({
    id: "NumberCorrection",
    examples: [{ nationalId: "1571084107889002", reason: "Last digit mistyped" }],
  });

export const householdMerge = z
  .strictObject({
    from: uuid.describe("Becomes inactive; what it has passes to `into`"),
    into: uuid,
    reason,
  })
  .meta({
    id: "HouseholdMerge",
    examples: [
      {
        from: "0198c0de-7a00-7000-8000-000000000012",
        into: "0198c0de-7a00-7000-8000-000000000002",
        reason: "Registered twice",
      },
    ],
  });

export const householdSplit = z
  .strictObject({
    household: uuid,
    members: z.array(uuid).min(1).max(maxMembers).describe("Ids of the persons who leave"),
    head: uuid.optional().describe("Of the new household; who was head, or the first, unless given"),
    into: sentHousehold
      .pick({
        familyCardNumber: true,
        source: true,
        areaCode: true,
        rt: true,
        rw: true,
        address: true,
        phone: true,
        privacyNotice: true,
      })
      .describe("The new household: its number or source, and where it lives"),
    reason,
  })
  .meta({
    id: "HouseholdSplit",
    examples: [
      {
        household: "0198c0de-7a00-7000-8000-000000000002",
        members: ["0198c0de-7a00-7000-8000-000000000004"],
        into: { familyCardNumber: "1571080107269003", areaCode: "15.71.08.1003", rt: "012" },
        reason: "Married, and keeps a card of their own",
      },
    ],
  });

export const revertBody = z
  .strictObject({ reason })
  .meta({ id: "LifeEventRevert", examples: [{ reason: "The wrong family was named" }] });

const exampleLifeEvent = {
  id: "0198c0de-7a00-7000-8000-000000000013",
  kind: "merge",
  at: "2026-07-01T03:00:00.000Z",
  actor: "tkpk-kota",
  reason: "Registered twice",
  households: ["0198c0de-7a00-7000-8000-000000000012", exampleHousehold.id],
  revertibleUntil: "2026-07-31T03:00:00.000Z",
  revertedAt: null,
  revertedBy: null,
  revertReason: null,
};

export const lifeEventAnswer = z
  .strictObject({
    id: uuid,
    kind: z.enum(lifeEventKinds),
    at: timestamp,
    actor: z.string(),
    reason: z.string(),
    households: z.array(uuid).describe("Those that it touched, as far as the caller sees them"),
    revertibleUntil: timestamp,
    revertedAt: timestamp.nullable(),
    revertedBy: z.string().nullable(),
    revertReason: z.string().nullable(),
  })
  .meta({ id: "LifeEvent", examples: [exampleLifeEvent] });
export type LifeEventAnswer = z.infer<typeof lifeEventAnswer>;

export const toldLifeEvent = lifeEventAnswer
  .extend({
    household: householdAnswer.nullable().describe("As it is now; null for a person without one"),
    warnings: z.array(warningAnswer),
  })
  .meta({
    id: "ToldLifeEvent",
    examples: [{ ...exampleLifeEvent, household: exampleHousehold, warnings: [] }],
  });

export function toLifeEventAnswer(event: LifeEvent): LifeEventAnswer {
  return {
    id: event.id,
    kind: event.kind,
    at: event.at.toISOString(),
    actor: event.actor,
    reason: event.reason,
    households: [...event.householdIds],
    revertibleUntil: revertibleUntil(event).toISOString(),
    revertedAt: event.revertedAt?.toISOString() ?? null,
    revertedBy: event.revertedBy,
    revertReason: event.revertReason,
  };
}
