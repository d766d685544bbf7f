// PURE. Areas on the wire.
import { z } from "zod";
import type { Interval } from "../eligibility/catalogue.ts";
import type { AreaCounts } from "../eligibility/indicators/records.ts";
import { warningAnswer } from "../http/warnings.ts";
import { areaCode, areaCodeOrAlias, isoDate, line, rtNumber, timestamp } from "../http/wire.ts";
import { type Area, areaLevels } from "./area.ts";
import type { AreaView } from "./get-area.ts";
import { areaIndicators } from "./indicator-object.ts";

export const areaLevel = z.enum(areaLevels);

export const newArea = z
  .strictObject({
    villageCode: areaCodeOrAlias.describe("Code of the village, or an alias of it"),
    rt: rtNumber,
    name: line(100).optional(),
  })
  .meta({ examples: [{ villageCode: "15.71.08.1003", rt: "012" }] });

export const areaObservation = z
  .strictObject({
    indicators: areaIndicators,
    source: line(100).optional().describe("Where the facts come from; the caller's name unless given"),
    observedOn: isoDate.optional().describe("When they were seen; today unless given"),
  })
  .meta({
    examples: [
      {
        indicators: { wasteManaged: false, roadPaved: true },
        source: "musrenbang",
        observedOn: "2026-07-01",
      },
    ],
  });

const exampleRt = {
  code: "15.71.08.1003.012",
  level: "rt",
  parentCode: "15.71.08.1003",
  name: "RT 012",
  confirmed: false,
  updatedAt: "2026-07-01T03:00:00.000Z",
};

export const areaListed = z
  .strictObject({
    code: areaCode,
    level: areaLevel,
    parentCode: areaCode.nullable(),
    name: z.string(),
    confirmed: z.boolean().describe("False for an RT made on first use, until its village confirms it"),
    updatedAt: timestamp,
  })
  .meta({ id: "AreaSummary", examples: [exampleRt] });

const count = z.number().int();
const interval = z
  .strictObject({ min: count, max: count.nullable() })
  .describe("At least and at most, while facts are missing; `max` null: without bound");

const exampleRtDetail = {
  ...exampleRt,
  aliases: [],
  indicators: { wasteManaged: false, roadPaved: true },
  observation: { source: "musrenbang", observedOn: "2026-07-01", verified: true },
  counts: {
    households: 1,
    poorHouseholds: { min: 1, max: 1 },
    members: { min: 2, max: 2 },
    outOfSchoolChildren: { min: 0, max: 0 },
  },
};

export const areaAnswer = areaListed
  .extend({
    aliases: z.array(z.strictObject({ alias: z.string(), kind: z.enum(["bps", "former"]) })),
    indicators: areaIndicators.optional().describe("Of an RT: what is known of it"),
    observation: z
      .strictObject({
        source: z.string().nullable(),
        observedOn: isoDate.nullable(),
        verified: z.boolean(),
      })
      .optional(),
    counts: z
      .strictObject({
        households: count,
        poorHouseholds: interval,
        members: interval,
        outOfSchoolChildren: interval,
      })
      .optional()
      .describe("Of an RT, for who sees its households: what those registered and active add up to today"),
  })
  .meta({ id: "Area", examples: [exampleRtDetail] });

export const observedAreaAnswer = areaAnswer
  .extend({ warnings: z.array(warningAnswer) })
  .meta({ examples: [{ ...exampleRtDetail, warnings: [] }] });

export function toAreaListed(area: Area): z.infer<typeof areaListed> {
  const { code, level, parentCode, name, confirmed, updatedAt } = area;
  return { code, level, parentCode, name, confirmed, updatedAt: updatedAt.toISOString() };
}

export function toAreaAnswer({ area, aliases, counts }: AreaView): z.infer<typeof areaAnswer> {
  const answer = { ...toAreaListed(area), aliases: [...aliases] };
  if (area.level !== "rt") return answer;
  return {
    ...answer,
    indicators: area.indicators as z.infer<typeof areaAnswer>["indicators"],
    observation: area.observation,
    ...(counts ? { counts: toCountsAnswer(counts) } : {}),
  };
}

function toCountsAnswer({ households, poorHouseholds, members, outOfSchoolChildren }: AreaCounts) {
  return {
    households,
    poorHouseholds: toInterval(poorHouseholds),
    members: toInterval(members),
    outOfSchoolChildren: toInterval(outOfSchoolChildren),
  };
}

function toInterval(value: number | Interval) {
  const { min, max } = typeof value === "number" ? { min: value, max: value } : value;
  return { min, max: Number.isFinite(max) ? max : null };
}
