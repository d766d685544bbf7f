// PURE. Matching runs on the wire.
import { z } from "zod";
import { areaCodeOrAlias, code, timestamp, uuid } from "../http/wire.ts";
import type { RunView } from "./get-matching-run.ts";
import { runCauses, runStates } from "./matching-run.ts";

export const newRun = z
  .strictObject({
    programs: z
      .array(code)
      .min(1)
      .max(200)
      .optional()
      .describe("What the run is about; all programs unless given. Whoever is matched is matched by all"),
    areas: z
      .array(areaCodeOrAlias)
      .min(1)
      .max(1000)
      .optional()
      .describe("RT or areas above, by code or alias; the whole city unless given"),
  })
  .meta({ id: "NewMatchingRun", examples: [{ areas: ["15.71.08"] }] });

export const runAnswer = z
  .strictObject({
    id: uuid,
    cause: z
      .enum(runCauses)
      .describe(
        "`criteria`: a version came into force, or what it refers to has changed; `request`: asked for",
      ),
    programs: z.array(z.string()).nullable(),
    areas: z.array(z.string()).nullable(),
    status: z.enum(runStates).describe("`failed`: all but `failedAreas` have been matched"),
    createdBy: z.string(),
    createdAt: timestamp,
    startedAt: timestamp.nullable(),
    finishedAt: timestamp.nullable(),
    progress: z.strictObject({
      areas: z.number().int().describe("RT that have been matched"),
      areasTotal: z.number().int(),
      households: z.number().int(),
    }),
    events: z
      .record(z.string(), z.number().int())
      .describe("How many events of each type it has led to, such as `match.changed`"),
    failedAreas: z.array(z.string()).describe("RT that could not be matched; `resume` tries them again"),
  })
  .meta({
    id: "MatchingRun",
    examples: [
      {
        id: "0198c0de-7a00-7000-8000-000000000018",
        cause: "request",
        programs: null,
        areas: ["15.71.08"],
        status: "running",
        createdBy: "tkpk-kota",
        createdAt: "2026-07-01T03:00:00.000Z",
        startedAt: "2026-07-01T03:00:01.000Z",
        finishedAt: null,
        progress: { areas: 12, areasTotal: 180, households: 1540 },
        events: { "match.changed": 31, "referral.cancelled": 2 },
        failedAreas: [],
      },
    ],
  });

export function toRunAnswer({ run, areasTotal }: RunView): z.infer<typeof runAnswer> {
  const { id, cause, status, createdBy, createdAt, startedAt, finishedAt } = run;
  return {
    ...{ id, cause, status, createdBy },
    programs: run.programs && [...run.programs],
    areas: run.areas && [...run.areas],
    createdAt: createdAt.toISOString(),
    startedAt: startedAt?.toISOString() ?? null,
    finishedAt: finishedAt?.toISOString() ?? null,
    progress: { areas: run.areasDone, areasTotal, households: run.households },
    events: { ...run.events },
    failedAreas: [...run.failedAreas],
  };
}
