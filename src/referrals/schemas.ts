// PURE. What callers send about referrals, and reasons on the wire.
import { z } from "zod";
import {
  agencyCode,
  areaCodeOrAlias,
  bilingual,
  code,
  isoDate,
  line,
  paragraph,
  reasonCode,
  timestamp,
} from "../http/wire.ts";
import { type Reason, reasonedActions } from "./reason.ts";
import { exampleReferral } from "./example-referral.ts";
import { referralAnswer, resultAnswer } from "./referral-answer.ts";
import { referralStates } from "./referral.ts";

const state = z.enum(referralStates);

/** What a list of referrals is narrowed by. */
export const referralFilters = {
  status: z
    .union([state.transform((one) => [one]), z.array(state).max(referralStates.length)])
    .optional()
    .describe("One state, or several by repeating the parameter"),
  program: code.optional().describe("Code of the program that is offered"),
  holder: agencyCode.optional().describe("Code of the agency that picked it up"),
  candidate: agencyCode.optional().describe("Code of an agency that it is offered to"),
  area: areaCodeOrAlias
    .optional()
    .describe(
      "An area, by its code or an alias, and everything below it; to an agency, of what it sees the household of",
    ),
  updatedAfter: timestamp.optional().describe("Only what changed after this moment"),
  overdue: z
    .literal("true")
    .transform(() => true)
    .optional()
    .describe("Only those whose due time has passed"),
};

const reason = z.strictObject({
  code: reasonCode.describe("See `GET /v1/reasons`"),
  text: paragraph(2000).optional().describe("In the officer's own words"),
});
/** What every action takes beside its own. */
const remarks = {
  note: paragraph(2000).optional(),
  externalId: line(100)
    .optional()
    .describe("The agency's own number for the case; the last one given is kept"),
};

/** Actions that need nothing; the body may be absent. */
export const plainAction = z
  .strictObject(remarks)
  .default({})
  .meta({ examples: [{ externalId: "B-17", note: "Kunjungan pekan ini" }] });
/** Each action has reasons of its own; the example is one of them. */
export const reasonedAction = (exampleReason: string) =>
  z.strictObject({ reason, ...remarks }).meta({ examples: [{ reason: { code: exampleReason } }] });
export const holding = z
  .strictObject({
    reason,
    until: isoDate.optional().describe("The date on which the wait should end; open unless given"),
    ...remarks,
  })
  .meta({ examples: [{ reason: { code: "waiting-applicant" }, until: "2026-07-15" }] });
export const completion = z
  .strictObject({
    result: z.strictObject({
      ...resultAnswer.shape,
      from: isoDate.optional().describe("First day of receipt; today unless given"),
      to: isoDate.optional().describe("Last day of receipt; open unless given"),
      externalId: line(100).optional().describe("The agency's own number of the receipt"),
    }),
    ...remarks,
  })
  .meta({ examples: [{ result: { code: "enrolled", from: "2026-07-01", externalId: "KJC-2026-17" } }] });
export const reassignment = z
  .strictObject({ agency: agencyCode, reason: reason.optional(), ...remarks })
  .meta({ examples: [{ agency: "dinsos", note: "Wilayah kerja Dinas Sosial" }] });

export const claim = z
  .strictObject({
    program: code.optional().describe("By priority within it; without one, by due time across programs"),
    area: areaCodeOrAlias.optional().describe("An area, by its code or an alias, and everything below it"),
    limit: z.number().int().min(1).max(100).default(1),
  })
  .meta({ examples: [{ program: "jambi-cerdas", limit: 10 }] });
export const claimAnswer = z
  .strictObject({ items: z.array(referralAnswer) })
  .meta({ examples: [{ items: [exampleReferral] }] });

export const newNote = z
  .strictObject({ text: paragraph(4000) })
  .meta({ examples: [{ text: "Rapor diterima" }] });

const hold = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("until-days"), days: z.int().min(1).max(3_650) }),
  z.strictObject({ kind: z.literal("until-facts-change") }),
  z.strictObject({ kind: z.literal("none") }),
]);

const reasonFields = {
  label: bilingual(200),
  actions: z
    .array(z.enum(reasonedActions))
    .max(reasonedActions.length)
    .describe("What it may be given for; none: it is no longer given"),
  consequence: z
    .discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("next-candidate") }),
      z.strictObject({ kind: z.literal("return") }),
      z.strictObject({ kind: z.literal("close"), hold }),
      z.strictObject({ kind: z.literal("none") }),
    ])
    .describe("What a decline for it does; the hold is also that of `fail` and `cancel`"),
};

const exampleReason = {
  label: { id: "Ditolak oleh yang bersangkutan", en: "Refused by the person concerned" },
  actions: ["decline", "fail", "cancel"],
  consequence: { kind: "close", hold: { kind: "until-days", days: 60 } },
};

export const newReason = z.strictObject(reasonFields).meta({ id: "NewReason", examples: [exampleReason] });

export const reasonAnswer = z
  .strictObject({ code, ...reasonFields, actions: z.array(z.string()) })
  .meta({ id: "Reason", examples: [{ code: "client-refused", ...exampleReason }] });

export function toReasonAnswer(reason: Reason): z.infer<typeof reasonAnswer> {
  const { code, label, actions, consequence } = reason;
  return { code, label, actions: [...actions], consequence };
}
