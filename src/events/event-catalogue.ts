// PURE. Every type of event, what it is about, and what its data say: the one source for the document and the tests.
import { z } from "zod";
import { areaCode, agencyCode, code, isoDate, timestamp, uuid } from "../http/wire.ts";

export interface EventType {
  readonly summary: string;
  /** What it is about: the first part of `subject`. */
  readonly about: readonly string[];
  /** Beside `householdId`, `area` and `program`, which any event may have. */
  readonly data: z.ZodObject;
}

const version = z.int().min(1);
const unit = z.enum(["household", "person", "area"]);
const subject = z.strictObject({
  type: z.enum(["household", "person", "area"]),
  id: z.string().describe("Of an RT its code"),
});
const outcome = z.enum(["eligible", "ineligible", "undetermined"]);
const referralState = z.enum([
  ...(["waitlisted", "requested", "returned", "accepted", "in-progress", "on-hold"] as const),
  ...(["completed", "failed", "cancelled"] as const),
]);
const needState = z.enum(["open", "handled-at-village", "forwarded", "answered", "closed"]);
const count = z.int().min(0);

const household = z.strictObject({ areaCode, revision: version });
const member = z.strictObject({ reason: z.string().optional() });
const referral = { referralId: uuid, version, unit, status: referralState, holder: agencyCode.nullable() };
const moved = z.strictObject({ ...referral, action: z.string(), from: referralState.nullable() });
const alarm = z.strictObject({
  ...referral,
  responsible: z.array(agencyCode).describe("The agencies whose turn it is"),
  dueAt: timestamp.nullable(),
  missed: count.describe("How many due times of this state have passed"),
});
const enrolment = z.strictObject({
  enrolmentId: uuid,
  status: z.string(),
  from: isoDate.nullable(),
  to: isoDate.nullable(),
  referralId: uuid.nullable(),
});

const needs = z.strictObject({
  intakeId: uuid,
  status: needState,
  from: needState.nullable(),
  forwardedTo: agencyCode.nullable().describe("The agency that is to answer; null: the coordination team"),
  kinds: z.array(z.string()),
  dueAt: timestamp.nullable(),
});

const ofReferral = (summary: string): EventType => ({ summary, about: ["referral"], data: moved });
const ofClock = (summary: string): EventType => ({ summary, about: ["referral"], data: alarm });
const ofHousehold = (summary: string): EventType => ({ summary, about: ["household"], data: household });
const ofMember = (summary: string): EventType => ({ summary, about: ["person"], data: member });
const ofEnrolment = (summary: string): EventType => ({
  summary,
  about: ["household", "person", "area"],
  data: enrolment,
});

const ofNeeds = (summary: string): EventType => ({ summary, about: ["intake"], data: needs });

export const eventCatalogue = {
  "household.registered": ofHousehold("A household was registered"),
  "household.updated": ofHousehold("A household changed"),
  "household.deactivated": ofHousehold(
    "A household is no more: it was merged or rejected, or everybody has left",
  ),
  "household.verified": ofHousehold("A household was seen, and is as it stands on file now"),
  "household.rejected": ofHousehold("A household was found not to be as it was told"),
  "household.objected": ofHousehold("Somebody objects to what is said of a household"),
  "member.joined": ofMember("A person joined a household"),
  "member.left": ofMember("A person left a household"),
  "member.died": ofMember("A person has died"),
  "match.changed": {
    summary: "For which programs a household, its members, or an RT are eligible has changed",
    about: ["household", "area"],
    data: z.strictObject({
      changes: z
        .array(z.strictObject({ program: code, subject, version, outcome, before: outcome }))
        .min(1)
        .describe("All that changed at once, by subject and program"),
    }),
  },
  "referral.waitlisted": ofReferral("A referral waits for a place in a quota"),
  "referral.requested": ofReferral("A referral was opened, or opened again"),
  "referral.returned": ofReferral("An agency gave a referral back"),
  "referral.accepted": ofReferral("An agency picked a referral up"),
  "referral.in-progress": ofReferral("An agency works on a referral"),
  "referral.on-hold": ofReferral("A referral waits for something outside"),
  "referral.completed": ofReferral("A referral was completed"),
  "referral.failed": ofReferral("A referral came to nothing"),
  "referral.cancelled": ofReferral("A referral was cancelled"),
  "referral.due-soon": ofClock("One working day is left until a referral is due"),
  "referral.overdue": ofClock("The due time of a referral has passed"),
  "referral.hold-ended": ofClock("The date has come until which a referral was on hold"),
  "referral.noted": {
    summary: "Somebody who works with a referral has left a note on it",
    about: ["referral"],
    data: z.strictObject({ ...referral, noteId: uuid }),
  },
  "referral.eligibility-changed": {
    summary: "The subject of a referral that an agency holds is no longer eligible, or is again",
    about: ["referral"],
    data: z.strictObject({ ...referral, eligibilityChanged: z.boolean() }),
  },
  "intake.received": ofNeeds("Somebody has asked for something at the door"),
  "intake.handled": ofNeeds("A village has handled what was asked"),
  "intake.forwarded": ofNeeds("What a village could not handle was passed on, or at its due time by itself"),
  "intake.answered": ofNeeds("What was asked has been answered"),
  "intake.closed": ofNeeds("Nothing more is to be done about what was asked"),
  "intake.overdue": ofNeeds("Nobody has answered in time what was asked"),
  "enrolment.started": ofEnrolment("Somebody receives a program"),
  "enrolment.suspended": ofEnrolment("An enrolment was suspended for the time being"),
  "enrolment.resumed": ofEnrolment("A suspended enrolment goes on"),
  "enrolment.ended": ofEnrolment("Somebody receives a program no longer"),
  "program.version-published": {
    summary: "Criteria of a program were published",
    about: ["area"],
    data: z.strictObject({ version, effectiveFrom: isoDate }),
  },
  "import.completed": {
    summary: "A file was taken in",
    about: ["import"],
    data: z.strictObject({
      ...{ kind: z.string(), source: z.string(), period: z.string(), status: z.string() },
      rows: z.record(z.string(), count),
      households: z.record(z.string(), count),
      ...{ deactivated: count, ended: count, dryRun: z.boolean() },
    }),
  },
  "webhook.disabled": {
    summary:
      "Nothing is sent to a webhook any more: it answered 410, failed for too long, or its client was revoked",
    about: ["webhook"],
    data: z.strictObject({
      webhookId: uuid,
      reason: z.enum(["gone", "failing", "parked", "client-revoked"]),
    }),
  },
} as const satisfies Record<string, EventType>;

export const eventTypes = Object.keys(eventCatalogue) as (keyof typeof eventCatalogue)[];

/** What any event's data may say beside its own. */
export const placeFields = {
  householdId: uuid.optional().describe("For the coordination team alone"),
  area: areaCode.optional().describe("For the coordination team alone"),
  program: code.optional(),
};
