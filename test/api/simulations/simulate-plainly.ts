// A simulation as one would do it by hand: everybody is read anew, and every program is evaluated for all.
import { type Context, inReadSnapshot } from "../../../src/context.ts";
import { cityCatalogue } from "../../../src/eligibility/indicators/catalogue.ts";
import type { ReceivedProgram } from "../../../src/eligibility/indicators/records.ts";
import { compileProgram } from "../../../src/eligibility/program.ts";
import { selectAreas } from "../../../src/areas/area-query.ts";
import { selectNextRts } from "../../../src/areas/rt-query.ts";
import type { Match } from "../../../src/matching/match.ts";
import { createMatcher } from "../../../src/matching/match-subjects.ts";
import type { CriteriaCache } from "../../../src/programs/criteria-in-force.ts";
import type { Criteria } from "../../../src/programs/criteria.ts";
import { selectVersions } from "../../../src/programs/programs-query.ts";
import { inForce } from "../../../src/programs/version-in-force.ts";
import { askedFacts } from "../../../src/registry-stream/asked-facts.ts";
import { readRts } from "../../../src/registry-stream/read-rts.ts";
import type { RtSubjects } from "../../../src/registry-stream/rt-subjects.ts";
import { planSimulation, type SimulationPlan } from "../../../src/simulations/plan-simulation.ts";
import type { Simulation } from "../../../src/simulations/simulation.ts";
import { createTally, type Judged } from "../../../src/simulations/tally.ts";
import { toSimulation } from "../../../src/simulations/to-simulation.ts";

export interface Asked {
  readonly code: string;
  readonly version: number;
  readonly asOf: string;
  readonly areas?: readonly string[];
}

const simulatedCode = "@simulated";

export async function simulatePlainly(
  ctx: Context,
  cache: CriteriaCache,
  { code, version: number, asOf, areas = undefined }: Asked,
): Promise<Simulation> {
  return inReadSnapshot(ctx, async ({ db }) => {
    const stored = await cache.load(db);
    const program = stored.programs.find((one) => one.code === code)!;
    const version = (await selectVersions(db, code)).find((one) => one.version === number)!;
    const compiled = compileProgram(cityCatalogue, program.unit, version.criteria);
    const plan = planSimulation(stored, program, { version: number, compiled }, asOf);
    const always = { effectiveFrom: "0001-01-01", version: number, compiled };
    const simulated = {
      ...program,
      code: simulatedCode,
      validFrom: "0001-01-01",
      validTo: null,
      versions: [always],
    };
    const criteria: Criteria = { ...stored, programs: [simulated, ...stored.programs] };
    const matcher = createMatcher(criteria, asOf);
    const asked = askedFacts(criteria.programs.flatMap((one) => inForce(one, asOf) ?? []));
    const codes = await selectNextRts(db, areas ?? null, null, 10_000);
    const tally = createTally();
    for (const rt of await readRts(db, { codes, asked, asOf })) {
      for (const judged of judgePlainly(plan, rt, matcher)) tally.of(rt.area.code)(judged);
    }
    const sums = tally.sums();
    const named = await selectAreas(db, [...sums.districts.keys(), ...sums.villages.keys()]);
    return toSimulation({ plan, version, areas: areas ?? null, sums, named });
  });
}

function judgePlainly(
  plan: SimulationPlan,
  { area, households }: RtSubjects,
  matcher: ReturnType<typeof createMatcher>,
): Judged[] {
  const ofArea = matcher.area(area);
  const areaReceives = area.record.receives;
  const homes = households.map(({ record, ...one }) => {
    const matches = matcher.household({ record, ...one });
    return { record, matches, receives: [record, ...record.members].flatMap((some) => some.receives) };
  });
  const { unit } = plan.simulated;
  if (unit === "area") {
    const around = [...ofArea, ...homes.flatMap(({ matches }) => matches)];
    const receives = [...areaReceives, ...homes.flatMap((home) => home.receives)];
    return [judge(plan, undefined, ofArea, around, receives)];
  }
  return homes.flatMap(({ record, matches, receives }) => {
    const decile = record.decile ?? null;
    const ofHousehold = matches.filter(({ subject }) => subject.type === "household");
    if (unit === "household") {
      return [judge(plan, decile, ofHousehold, [...matches, ...ofArea], [...areaReceives, ...receives])];
    }
    return record.members.map((member) => {
      const own = matches.filter(
        ({ subject }) => subject.type === "person" && subject.id === member.personId,
      );
      const around = [...own, ...ofHousehold, ...ofArea];
      return judge(plan, decile, own, around, [...areaReceives, ...record.receives, ...member.receives]);
    });
  });
}

function judge(
  plan: SimulationPlan,
  decile: number | null | undefined,
  own: readonly Match[],
  around: readonly Match[],
  receives: readonly ReceivedProgram[],
): Judged {
  const { outcome, missing, facts } = own.find(({ program }) => program === simulatedCode)!;
  const { asOf, simulated } = plan;
  const running = receives.filter(({ from, to }) => from <= asOf && (!to || to >= asOf));
  return {
    ...{ decile, outcome, missing },
    before: own.find(({ program }) => program === simulated.program)?.outcome,
    soleRefusal: outcome === "ineligible" ? simulated.compiled.soleRefusal(facts) : undefined,
    eligibleFor: new Set(around.filter((one) => one.outcome === "eligible").map(({ program }) => program)),
    receives: new Set(running.map(({ program }) => program)),
  };
}
