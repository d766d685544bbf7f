// PURE. From sums to the answer: every criterion and every other program, those that count nobody too.
import type { Area } from "../areas/area.ts";
import type { ProgramVersion } from "../programs/program.ts";
import type { SimulationPlan } from "./plan-simulation.ts";
import type { Counts, Simulation } from "./simulation.ts";
import type { Sums } from "./tally.ts";

/** @param done.named the areas that the sums are by */
export function toSimulation(done: {
  readonly plan: SimulationPlan;
  readonly version: ProgramVersion;
  readonly areas: readonly string[] | null;
  readonly sums: Sums;
  readonly named: readonly Area[];
}): Simulation {
  const { plan, version, areas, sums, named } = done;
  const names = new Map(named.map(({ code, name }) => [code, name]));
  return {
    program: plan.simulated.program,
    version: version.version,
    unit: plan.simulated.unit,
    asOf: plan.asOf,
    areas,
    inForce: plan.current?.version ?? null,
    totals: sums.totals,
    missing: [...sums.missing]
      .map(([fact, undetermined]) => ({ fact, undetermined }))
      .sort((a, b) => b.undetermined - a.undetermined || (a.fact < b.fact ? -1 : 1)),
    byDistrict: byArea(sums.districts, names),
    byVillage: byArea(sums.villages, names),
    byDecile: [...sums.deciles]
      .sort(([a], [b]) => (a ?? Infinity) - (b ?? Infinity))
      .map(([decile, counts]) => ({ decile, ...counts })),
    criteria: version.criteria.map(({ code, label }) => ({
      ...{ code, label },
      excludesAlone: sums.excludedAlone.get(code) ?? 0,
    })),
    overlap: plan.others.map((other) => ({
      program: other.program,
      version: other.version,
      eligible: sums.alsoEligible.get(other.program) ?? 0,
      enrolled: sums.enrolled.get(other.program) ?? 0,
    })),
  };
}

function byArea(groups: ReadonlyMap<string, Counts>, names: ReadonlyMap<string, string>) {
  return [...groups.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, counts]) => ({ code, name: names.get(code) ?? "", ...counts }));
}
