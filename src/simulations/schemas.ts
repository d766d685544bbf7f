// PURE. Simulations on the wire.
import { z } from "zod";
import { areaCodeOrAlias, code, isoDate } from "../http/wire.ts";
import { exampleSimulation } from "./example-simulation.ts";
import type { Simulation } from "./simulation.ts";

export const simulationParams = z.strictObject({
  code,
  version: z.coerce.number().int().min(1).max(1_000_000),
});

export const newSimulation = z
  .strictObject({
    areas: z
      .array(areaCodeOrAlias)
      .min(1)
      .max(1000)
      .optional()
      .describe(
        "By code or alias; the whole city unless given. RT are for callers who may see their households, villages and above for all",
      ),
    asOf: isoDate
      .optional()
      .describe("Reference date; today in Jakarta unless given. Facts and enrolments are those of today"),
  })
  .meta({ id: "NewSimulation", examples: [{ areas: ["15.71.08"], asOf: "2026-07-01" }] });

const count = z.number().int();
const counts = {
  subjects: count.describe("Households, persons or RT, as the program's unit is"),
  eligible: count,
  ineligible: count,
  undetermined: count.describe("A fact is missing on which the outcome depends"),
  gained: count.describe("Eligible by this version, and not by the one in force"),
  lost: count.describe("Eligible by the version in force, and not by this one"),
};
const ofArea = z.strictObject({ code: z.string(), name: z.string(), ...counts });

export const simulationAnswer = z
  .strictObject({
    program: z.string(),
    version: count,
    unit: z.enum(["household", "person", "area"]),
    asOf: z.string(),
    areas: z.array(z.string()).nullable().describe("null: the whole city"),
    inForce: count
      .nullable()
      .describe("The version that it is compared with; null: none is in force on the reference date"),
    totals: z.strictObject(counts),
    missing: z
      .array(z.strictObject({ fact: z.string(), undetermined: count }))
      .describe("How many undetermined subjects wait for each fact; one may wait for several"),
    byDistrict: z.array(ofArea),
    byVillage: z.array(ofArea),
    byDecile: z
      .array(z.strictObject({ decile: count.nullable(), ...counts }))
      .describe("Of the household, null where it is missing; empty for programs of areas"),
    criteria: z.array(
      z.strictObject({
        code: z.string(),
        label: z.strictObject({ id: z.string(), en: z.string() }),
        excludesAlone: count.describe("Subjects that meet every other criterion, and not this one"),
      }),
    ),
    overlap: z
      .array(
        z.strictObject({
          program: z.string(),
          version: count.nullable().describe("The one in force; null: none is"),
          eligible: count.describe("Eligible subjects that are eligible for it too"),
          enrolled: count.describe("Eligible subjects that receive it on the reference date"),
        }),
      )
      .describe("Every other program"),
  })
  .meta({ id: "Simulation", examples: [exampleSimulation] });

export function toSimulationAnswer(simulation: Simulation): z.infer<typeof simulationAnswer> {
  const { areas, missing, byDistrict, byVillage, byDecile, criteria, overlap } = simulation;
  return {
    ...simulation,
    areas: areas && [...areas],
    missing: [...missing],
    byDistrict: [...byDistrict],
    byVillage: [...byVillage],
    byDecile: [...byDecile],
    criteria: [...criteria],
    overlap: [...overlap],
  };
}
