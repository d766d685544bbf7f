// PURE. Successions of RT on the wire.
import { z } from "zod";
import { areaCode, areaCodeOrAlias, isoDate, line, timestamp } from "../http/wire.ts";
import type { AreaSuccession } from "./area-succession.ts";

const example = {
  code: "15.71.07.1012.002",
  since: "2023-08-01",
  source: "Perda Kota Jambi tentang pemekaran kelurahan, lampiran RT",
};

/** The RT by its former code; its village may be named by an alias. */
export const formerCode = areaCodeOrAlias
  .describe("Former code of the RT: of its village then, and its number there")
  .meta({ examples: ["15.71.07.1006.005"] });

export const newSuccession = z
  .strictObject({
    code: areaCodeOrAlias
      .describe("Code of the RT that it is now; made where it is not there yet")
      .meta({ examples: [example.code] }),
    since: isoDate.describe("The day from which on it is; not one to come"),
    source: line(300).describe("The decree, list or letter that says so"),
  })
  .meta({ id: "NewAreaSuccession", examples: [example] });

export const successionAnswer = z
  .strictObject({
    formerCode: areaCode,
    code: areaCode.describe("Code of the RT that it is now"),
    since: isoDate,
    source: z.string(),
    recordedBy: z.string().describe("The client that recorded it last"),
    updatedAt: timestamp,
  })
  .meta({
    id: "AreaSuccession",
    examples: [
      {
        formerCode: "15.71.07.1006.005",
        ...example,
        recordedBy: "tkpk",
        updatedAt: "2026-07-01T03:00:00.000Z",
      },
    ],
  });

export function toSuccessionAnswer(succession: AreaSuccession): z.infer<typeof successionAnswer> {
  const { formerCode, code, since, source, recordedBy, updatedAt } = succession;
  return { formerCode, code, since, source, recordedBy, updatedAt: updatedAt.toISOString() };
}
