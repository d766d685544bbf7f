// PURE. An event as others are told of it: CloudEvents 1.0, structured JSON.
import { z } from "zod";
import { timestamp, uuid } from "../http/wire.ts";
import type { EventView, NumberedEvent } from "./event.ts";

export const exampleEvent = {
  specversion: "1.0",
  id: "0198c0de-7a00-7000-8000-000000000008",
  source: "urn:satu-pintu:jambi",
  type: "referral.accepted",
  subject: "referral/0198c0de-7a00-7000-8000-000000000005",
  time: "2026-07-01T03:00:00.000Z",
  datacontenttype: "application/json",
  data: { program: "jambi-cerdas" },
  sequence: 4,
};

export const eventAnswer = z
  .strictObject({
    specversion: z.literal("1.0"),
    id: uuid,
    source: z.string().describe("The city; `source` and `id` together name the event once and for all"),
    type: z.string().meta({ examples: ["referral.accepted"] }),
    subject: z
      .string()
      .describe("What it is about: `household/`, `person/`, `area/` or `referral/` and the id")
      .meta({ examples: ["household/0198c0de-7a00-7000-8000-000000000001"] }),
    time: timestamp,
    datacontenttype: z.literal("application/json"),
    data: z
      .looseObject({
        householdId: uuid.optional().describe("For the coordination team alone"),
        area: z.string().optional().describe("For the coordination team alone"),
        program: z.string().optional(),
      })
      .describe("Ids, codes and states; never numbers of people"),
    sequence: z.number().int().describe("Position in the city's one order of events, without gaps"),
  })
  .meta({ id: "Event", examples: [exampleEvent] });

/** Whose household it is and where stays with the coordination team: an agency asks for the referral itself. */
export function toEventAnswer(
  event: NumberedEvent,
  source: string,
  view: EventView,
): z.infer<typeof eventAnswer> {
  const isWhole = view.kind === "all";
  return {
    specversion: "1.0",
    id: event.id,
    source,
    type: event.type,
    subject: `${event.subjectType}/${event.subjectId}`,
    time: event.time.toISOString(),
    datacontenttype: "application/json",
    data: {
      householdId: (isWhole && event.householdId) || undefined,
      area: (isWhole && event.areaCode) || undefined,
      program: event.program ?? undefined,
      ...event.data,
    },
    sequence: event.sequence,
  };
}
