// Life events on the wire.
import { z } from "zod";
import { maxMembers } from "../households/check-household.ts";
import { householdAnswer } from "../households/household-answer.ts";
import { sentHousehold, sentMember } from "../households/sent-household.ts";
import { warningAnswer } from "../http/warnings.ts";
import { isoDate, paragraph, timestamp, uuid } from "../http/wire.ts";
import { endReasons } from "./end-membership.ts";
import { type LifeEvent, lifeEventKinds, revertibleUntil } from "./life-event.ts";

const reason = paragraph(500).meta({ examples: ["The head of the household has died"] });

export const newFamilyCard = z
  .strictObject({ familyCardNumber: sentHousehold.shape.familyCardNumber.unwrap(), reason })
  .meta({ id: "NewFamilyCard" });

export const membershipEnd = z
  .strictObject({
    reason: z
      .enum(endReasons)
      .describe(
        "`died`, `moved-out` of the city, `split` off to a household of their own, or listed here by `error`",
      ),
    on: isoDate.optional().describe("The last day; today unless given"),
  })
  .meta({ id: "MembershipEnd" });

export const numberCorrection = z
  .strictObject({ nationalId: sentMember.shape.nationalId.unwrap(), reason })
  .meta({ id: "NumberCorrection" });

export const householdMerge = z
  .strictObject({
    from: uuid.describe("Becomes inactive; what it has passes to `into`"),
    into: uuid,
    reason,
  })
  .meta({ id: "HouseholdMerge" });

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
  .meta({ id: "HouseholdSplit" });

export const revertBody = z.strictObject({ reason }).meta({ id: "LifeEventRevert" });

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
  .meta({ id: "LifeEvent" });
export type LifeEventAnswer = z.infer<typeof lifeEventAnswer>;

export const toldLifeEvent = lifeEventAnswer
  .extend({
    household: householdAnswer.nullable().describe("As it is now; null for a person without one"),
    warnings: z.array(warningAnswer),
  })
  .meta({ id: "ToldLifeEvent" });

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
