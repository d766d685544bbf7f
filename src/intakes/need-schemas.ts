// PURE. What is done about needs, on the wire.
import { z } from "zod";
import { agencyCode, areaCodeOrAlias, code, paragraph, timestamp } from "../http/wire.ts";
import { exampleIntakeDetail } from "./example-intake.ts";
import { needKinds } from "./intake.ts";
import type { IntakeView } from "./intake-view.ts";
import { needActions } from "./needs-lifecycle.ts";
import { needStates } from "./need-states.ts";
import { intakeRecord, toIntakeRecord } from "./schemas.ts";

const state = z.enum(needStates);
const words = paragraph(2000);

/** What a list of intakes is narrowed by. */
export const needFilters = {
  status: z
    .union([state.transform((one) => [one]), z.array(state).max(needStates.length)])
    .optional()
    .describe("One state, or several by repeating the parameter"),
  kind: z.enum(needKinds).optional().describe("Only those that have a need of this kind"),
  program: code.optional().describe("Code of a program that is asked for"),
  forwardedTo: agencyCode.optional().describe("Code of the agency that is to answer, or has"),
  area: areaCodeOrAlias.optional().describe("An area, by its code or an alias, and everything below it"),
  overdue: z
    .literal("true")
    .transform(() => true)
    .optional()
    .describe("Only those that nobody has answered in time"),
  updatedAfter: timestamp.optional().describe("Only what changed after this moment"),
};

const step = z.strictObject({
  at: timestamp,
  action: z.string(),
  from: state,
  to: state,
  forwardedTo: agencyCode.nullable(),
  agency: agencyCode
    .nullable()
    .describe("The agency that acted; null: the village, the coordination team, or the door at a due time"),
  actor: z.string(),
  text: z.string().nullable(),
});

export const intakeDetail = intakeRecord
  .extend({
    steps: z.array(step).describe("What was done about the needs, oldest first"),
    legalActions: z.array(z.enum(needActions)).describe("What the caller may do about the needs now"),
  })
  .meta({ id: "IntakeDetail", examples: [exampleIntakeDetail] });

export const saidAction = z
  .strictObject({ text: words.describe("What was done, or is answered") })
  .meta({ examples: [{ text: "Sudah didaftarkan di posyandu" }] });

export const closing = z
  .strictObject({ text: words.optional().describe("Needed where nobody has handled or answered it") })
  .default({})
  .meta({ examples: [{ text: "Sudah dijelaskan lewat telepon" }] });

export const forwarding = z
  .strictObject({
    agency: agencyCode
      .optional()
      .describe("Code of the agency that is to answer; the coordination team unless given"),
    text: words.optional(),
  })
  .default({})
  .meta({ examples: [{ agency: "disdik", text: "Menunggak uang sekolah" }] });

export function toIntakeDetail(view: IntakeView): z.infer<typeof intakeDetail> {
  const { steps, legalActions } = view;
  return {
    ...toIntakeRecord(view),
    steps: steps.map(({ at, ...rest }) => ({ at: at.toISOString(), ...rest })),
    legalActions: [...legalActions],
  };
}
