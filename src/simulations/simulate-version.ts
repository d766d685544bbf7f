// What a version of a program would change, were it in force: counts over the registry; nothing is stored.
import { requireScope } from "../actor.ts";
import { selectAreas } from "../areas/area-query.ts";
import { namedAreas } from "../areas/resolve-area.ts";
import { seesCounts } from "../areas/speak-for-area.ts";
import { type Context, inReadSnapshot } from "../context.ts";
import { cityCatalogue } from "../eligibility/indicators/catalogue.ts";
import { compileProgram } from "../eligibility/program.ts";
import { fault, shown, text } from "../fault.ts";
import { jakartaDate } from "../jakarta-date.ts";
import { createFailureLog } from "../matching/failure-log.ts";
import { createMatcher } from "../matching/match-subjects.ts";
import { Problem } from "../problem.ts";
import type { CriteriaCache } from "../programs/criteria-in-force.ts";
import type { ProgramVersion } from "../programs/program.ts";
import { selectVersions } from "../programs/programs-query.ts";
import { streamRegistry } from "../registry-stream/stream-registry.ts";
import { judgeRt } from "./judge-rt.ts";
import { planSimulation, simulatedCode, type SimulationPlan } from "./plan-simulation.ts";
import type { Simulation } from "./simulation.ts";
import { toSimulation } from "./to-simulation.ts";
import { createTally } from "./tally.ts";

export interface SimulationRequest {
  readonly code: string;
  readonly version: number;
  /** Codes or aliases of RT or areas above; the whole city unless given. */
  readonly areas?: readonly string[];
  /** Reference date, today in Jakarta unless given. */
  readonly asOf?: string;
  /** Nobody waits for the answer any more: it is given up, with the signal's reason. */
  readonly signal?: AbortSignal;
}

/**
 * Reads in one snapshot, RT by RT, so that memory does not grow with the city.
 * @throws {Problem} `not-found`; `unprocessable` for areas that are not known, or too small for the caller
 */
export async function simulateVersion(
  ctx: Context,
  cache: CriteriaCache,
  request: SimulationRequest,
): Promise<Simulation> {
  requireScope(ctx.actor, "simulations:run");
  const { signal } = request;
  signal?.throwIfAborted();
  return inReadSnapshot(ctx, async (reader) => {
    const { plan, version } = await planOf(reader, cache, request);
    const areas = await askedAreas(reader, request.areas);
    const matcher = createMatcher(plan.criteria, plan.asOf);
    const tally = createTally();
    const logFailures = createFailureLog(reader.log, (code) =>
      code === simulatedCode ? version.program : code,
    );
    const { criteria, asOf } = plan;
    for await (const rt of streamRegistry(reader, { areas, criteria, asOf })) {
      signal?.throwIfAborted();
      for (const judged of judgeRt(plan, matcher, rt, logFailures)) tally.add(judged);
    }
    const sums = tally.sums();
    const named = await selectAreas(reader.db, [...sums.districts.keys(), ...sums.villages.keys()]);
    return toSimulation({ plan, version, areas, sums, named });
  });
}

async function planOf(
  reader: Context,
  cache: CriteriaCache,
  { code, version: number, asOf = jakartaDate(reader.now) }: SimulationRequest,
): Promise<{ readonly plan: SimulationPlan; readonly version: ProgramVersion }> {
  const criteria = await cache.load(reader.db);
  const program = criteria.programs.find((one) => one.code === code);
  if (!program) throw noProgram(code);
  const versions = await selectVersions(reader.db, code);
  const version = versions.find((one) => one.version === number);
  if (!version) throw noVersion(code, versions.length);
  const published = program.versions.find((one) => one.version === number);
  const compiled = published?.compiled ?? compileProgram(cityCatalogue, program.unit, version.criteria);
  return { plan: planSimulation(criteria, program, { version: number, compiled }, asOf), version };
}

function noProgram(code: string): Problem {
  return new Problem("not-found", {
    detail: text(
      `Program "${shown(code)}" tidak ada; lihat GET /v1/programs.`,
      `There is no program "${shown(code)}"; see GET /v1/programs.`,
    ),
  });
}

function noVersion(code: string, versions: number): Problem {
  return new Problem("not-found", {
    detail: text(
      `Program "${code}" mempunyai ${versions} versi; lihat GET /v1/programs/${code}/versions.`,
      `The program "${code}" has ${versions} versions; see GET /v1/programs/${code}/versions.`,
    ),
  });
}

/** Each once. An RT is so small that its counts tell of single households, to be seen by those who see these. */
async function askedAreas(
  { db, actor }: Context,
  areas: readonly string[] | undefined,
): Promise<readonly string[] | null> {
  if (areas === undefined) return null;
  const named = areas.map((code, index) => ({ pointer: `/areas/${index}`, code }));
  const { codes, faults } = await namedAreas(db, named);
  // By the code that is meant: what an alias looks like says nothing of its level.
  const meant = named.map(({ pointer }, index) => ({ pointer, code: codes[index]! }));
  const tooSmall = meant.filter(({ code }) => code.split(".").length > 4 && !seesCounts(actor, code));
  const errors = [
    ...faults,
    ...tooSmall.map(({ pointer }) =>
      fault(
        pointer,
        "area-too-small",
        "Hitungan satu RT hanya untuk yang boleh melihat keluarganya; sebutkan kelurahannya.",
        "Counts of one RT are for those who may see its households; name its village instead.",
      ),
    ),
  ];
  if (errors.length > 0) throw new Problem("unprocessable", { errors });
  return [...new Set(codes)].sort();
}
