// PURE. Tracking on the wire.
import { z } from "zod";
import { isoDate } from "../http/wire.ts";
import { referralStates } from "../referrals/referral.ts";
import { needKinds } from "./intake.ts";
import { needStates } from "./need-states.ts";
import type { Tracking } from "./track-intake.ts";

const state = z.enum(needStates);

export const trackingAnswer = z
  .strictObject({
    status: state.nullable().describe("Of the needs; null where it has none"),
    kinds: z.array(z.enum(needKinds)).describe("Of the needs"),
    receivedOn: isoDate,
    updatedOn: isoDate.describe("The day of the last change, of its referrals too"),
    dueOn: isoDate.nullable().describe("The day by which it is to be handled or answered"),
    steps: z.array(z.strictObject({ status: state, on: isoDate })),
    referrals: z
      .array(z.strictObject({ status: z.enum(referralStates), count: z.int().min(1) }))
      .describe("How many referrals opened with it, by how they stand now"),
  })
  .meta({
    id: "Tracking",
    examples: [
      {
        ...{ status: "forwarded", kinds: ["application"], receivedOn: "2026-07-01", updatedOn: "2026-07-02" },
        ...{ dueOn: "2026-07-09", steps: [{ status: "forwarded", on: "2026-07-02" }] },
        referrals: [{ status: "requested", count: 1 }],
      },
    ],
  });

export function toTrackingAnswer(tracking: Tracking): z.infer<typeof trackingAnswer> {
  const { kinds, steps, referrals } = tracking;
  return { ...tracking, kinds: [...kinds], steps: [...steps], referrals: [...referrals] };
}
