// PURE. Referrals as they are answered, by this feature's routes and by others'.
import { exampleNote, exampleReferral, exampleReferralDetail } from "./example-referral.ts";
import { z } from "zod";
import { areaCode, code, isoDate, timestamp, uuid } from "../http/wire.ts";
import { waitReasons } from "../quotas/quota.ts";
import { actions } from "./lifecycle.ts";
import type { ListedNote } from "./list-notes.ts";
import { type Note, referralBases, referralStates, resultCodes, type Transition } from "./referral.ts";
import type { ReferralView } from "./view.ts";

const state = z.enum(referralStates);

const transitionAnswer = z
  .strictObject({
    at: timestamp,
    action: z.string(),
    from: state.nullable(),
    to: state,
    agency: code.nullable().describe("The agency that acted; null: the door or the coordination team"),
    actor: z.string(),
    reason: z.strictObject({ code: z.string(), text: z.string().nullable() }).nullable(),
    note: z.string().nullable(),
  })
  .meta({ id: "Transition" });

export const noteAnswer = z
  .strictObject({
    id: uuid,
    at: timestamp,
    agency: code.nullable(),
    actor: z.string(),
    text: z.string(),
  })
  .meta({ id: "Note", examples: [exampleNote] });

/** Of a list that also has what was noted with an action. */
export const listedNote = noteAnswer
  .extend({
    action: z.string().nullable().describe("The action that it was noted with; null: noted by itself"),
  })
  .meta({ id: "ListedNote", examples: [{ ...exampleNote, action: null }] });

/** A referral in a list. */
export const referralAnswer = z
  .strictObject({
    id: uuid,
    program: code,
    version: z.number().int(),
    basis: z.enum(referralBases),
    subject: z
      .strictObject({
        type: z.enum(["household", "person", "area"]),
        id: z.union([uuid, areaCode]).nullable(),
        label: z.string().nullable(),
      })
      .describe("Id and label are null for an agency to which it is no longer offered"),
    household: uuid.nullable(),
    status: state,
    candidates: z.array(code).describe("The agencies it is offered to; while `requested` they may accept"),
    holder: code.nullable().describe("Who picked it up; of a finished one, who worked it"),
    priority: z.number().nullable(),
    dueAt: timestamp
      .nullable()
      .describe(
        "The end of the last working day to accept it, or to complete it; null while nobody is asked or the clock is stopped",
      ),
    overdue: z.boolean().describe("The due time has passed"),
    eligibilityChanged: z.boolean().describe("The subject became ineligible while an agency holds it"),
    externalId: z.string().nullable(),
    openedAt: timestamp,
    updatedAt: timestamp,
    waitlist: z
      .strictObject({
        position: z.number().int().describe("1 is the next one"),
        reason: z.enum(waitReasons).describe("All places are held, or no quota in force covers the RT"),
      })
      .nullable()
      .describe("Of one that is `waitlisted`: it is offered once a place is free"),
    transitions: z.array(transitionAnswer),
    legalActions: z.array(z.enum(actions)).describe("What the caller may do now"),
  })
  .meta({ id: "Referral", examples: [exampleReferral] });
export type ReferralAnswer = z.infer<typeof referralAnswer>;

/** JSON has no infinity: an open upper end is null. */
const factValue = z.union([
  z.boolean(),
  z.number(),
  z.string(),
  z.array(z.string()),
  z.strictObject({ min: z.number(), max: z.number().nullable() }),
  z.strictObject({
    items: z.array(z.string()),
    possible: z.union([z.array(z.string()), z.literal("any")]),
  }),
]);
const factRecord = z.record(z.string(), factValue);

export const resultAnswer = z.strictObject({
  code: z.enum(resultCodes),
  from: isoDate.optional(),
  to: isoDate.optional(),
  externalId: z.string().optional(),
});

/** A single referral: also what it knew, what came of it, and what was noted. */
export const referralDetail = z
  .strictObject({
    ...referralAnswer.shape,
    snapshot: z
      .strictObject({
        household: factRecord.optional(),
        members: z.array(factRecord).optional(),
        member: factRecord.optional(),
        area: factRecord.optional(),
      })
      .nullable()
      .describe("The facts that the criteria name, as they stood at the opening"),
    result: resultAnswer.nullable(),
    heldUntil: isoDate.nullable(),
    notes: z.array(noteAnswer),
  })
  .meta({ id: "ReferralDetail", examples: [exampleReferralDetail] });
export type ReferralDetail = z.infer<typeof referralDetail>;

export function toReferralAnswer(view: ReferralView): ReferralAnswer {
  return {
    id: view.id,
    program: view.program,
    version: view.version,
    basis: view.basis,
    subject: { type: view.subjectType, id: view.subjectId, label: view.subjectLabel },
    household: view.householdId,
    status: view.status,
    candidates: [...view.candidates],
    holder: view.holder,
    priority: view.priority,
    dueAt: view.dueAt?.toISOString() ?? null,
    overdue: view.missed > 0,
    eligibilityChanged: view.eligibilityChanged,
    externalId: view.externalId,
    openedAt: view.openedAt.toISOString(),
    updatedAt: view.updatedAt.toISOString(),
    waitlist: view.waitlist,
    transitions: view.transitions.map(toTransitionAnswer),
    legalActions: [...view.legalActions],
  };
}

export function toReferralDetail(view: ReferralView): ReferralDetail {
  return {
    ...toReferralAnswer(view),
    snapshot: view.snapshot as ReferralDetail["snapshot"],
    result: view.result,
    heldUntil: view.heldUntil,
    notes: view.notes.map(toNoteAnswer),
  };
}

export function toNoteAnswer({ id, at, agency, actor, text }: Note): z.infer<typeof noteAnswer> {
  return { id, at: at.toISOString(), agency, actor, text };
}

export function toListedNote({ action, ...note }: ListedNote): z.infer<typeof listedNote> {
  return { ...toNoteAnswer(note), action };
}

function toTransitionAnswer(transition: Transition): z.infer<typeof transitionAnswer> {
  const { at, action, from, to, agency, actor, reason, reasonText, note } = transition;
  return {
    at: at.toISOString(),
    action,
    from,
    to,
    agency,
    actor,
    reason: reason === null ? null : { code: reason, text: reasonText },
    note,
  };
}
