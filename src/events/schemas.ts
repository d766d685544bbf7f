// PURE. What is asked of events, and pages of them.
import { z } from "zod";
import { inBothLanguages } from "../http/zod-faults.ts";
import { eventAnswer, exampleEvent } from "./event-answer.ts";

export const eventQuery = z.strictObject({
  after: z.coerce
    .number()
    .int()
    .min(0)
    .default(0)
    .describe(
      "`sequence` of the last event seen, or `nextAfter` of the answer before; 0: from the beginning",
    ),
  type: z
    .string()
    .max(60)
    .regex(
      /^[a-z-]+\.[a-z-]+$/,
      inBothLanguages("Jenis seperti referral.accepted.", "A type such as referral.accepted."),
    )
    .optional()
    .describe("Only events of this type")
    .meta({ examples: ["referral.accepted"] }),
  limit: z.coerce.number().int().min(1).max(200).default(50).describe("Items a page, at most 200"),
  wait: z.coerce
    .number()
    .int()
    .min(0)
    .max(30)
    .default(0)
    .describe("Seconds to wait for an event where there is none yet, at most 30"),
});

export const eventPage = z
  .strictObject({
    items: z.array(eventAnswer),
    nextAfter: z.number().int().describe("Pass as `after` next time, also when `items` is empty"),
  })
  .meta({ examples: [{ items: [exampleEvent], nextAfter: 4 }] });
