// What a version of a program would change, were it in force: counts over the registry; nothing is stored.
import { requireScope } from "../actor.ts";
import { selectAreas } from "../areas/area-query.ts";
import { namedAreas } from "../areas/resolve-area.ts";
import { seesCounts } from "../areas/speak-for-area.ts";
import { type Context, inReadSnapshot } from "../context.ts";
import type { Beside } from "../database/hold-snapshot.ts";
import { cityCatalogue } from "../eligibility/indicators/catalogue.ts";
import { compileProgram } from "../eligibility/program.ts";
import { fault, shown, text } from "../fault.ts";
import { jakartaDate } from "../jakarta-date.ts";
import { createFailureLog } from "../matching/failure-log.ts";
import { Problem } from "../problem.ts";
import type { CriteriaCache } from "../programs/criteria-in-force.ts";
import type { ProgramVersion } from "../programs/program.ts";
import { selectVersions } from "../programs/programs-query.ts";
import { askedFacts } from "../registry-stream/asked-facts.ts";
import { RtJudge } from "./judge-rt.ts";
import { createPauses } from "../registry-stream/make-pauses.ts";
import { planSimulation, type SimulationPlan, versionsOf } from "./plan-simulation.ts";
import type { RegistryMemory } from "./registry-memory.ts";
import type { Simulation } from "./simulation.ts";
import { streamColumns } from "./stream-columns.ts";
import { createTally, type Sums } from "./tally.ts";
import { toSimulation } from "./to-simulation.ts";

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

/** What simulations of one city share. */
export interface SimulationParts {
  readonly criteria: CriteriaCache;
  readonly memory: RegistryMemory;
}

/**
 * Reads in one snapshot, RT by RT: what the memory does not hold, or not as it is now.
 * @throws {Problem} `not-found`; `unprocessable` for areas that are not known, or too small for the caller
 */
export async function simulateVersion(
  ctx: Context,
  { criteria, memory }: SimulationParts,
  request: SimulationRequest,
): Promise<Simulation> {
  requireScope(ctx.actor, "simulations:run");
  const { signal } = request;
  signal?.throwIfAborted();
  return inReadSnapshot(ctx, async (reader, beside) => {
    const { plan, version } = await planOf(reader, criteria, request);
    const areas = await askedAreas(reader, request.areas);
    const sums = await judgeAll(reader, plan, { memory, areas, signal, beside });
    const named = await selectAreas(reader.db, [...sums.districts.keys(), ...sums.villages.keys()]);
    return toSimulation({ plan, version, areas, sums, named });
  });
}

async function judgeAll(
  { db, log }: Context,
  plan: SimulationPlan,
  {
    memory,
    areas,
    signal,
    beside,
  }: Pick<SimulationParts, "memory"> &
    Pick<SimulationRequest, "signal"> & { readonly areas: readonly string[] | null; readonly beside: Beside },
): Promise<Sums> {
  const { asOf } = plan;
  const tally = createTally();
  const turn = memory.begin(askedFacts(versionsOf(plan)));
  const logFailures = createFailureLog(log);
  const judge = new RtJudge(plan, turn.layout, (failed) => logFailures([failed]));
  const pause = createPauses();
  for await (const rt of streamColumns(db, beside, { areas, asOf, turn })) {
    signal?.throwIfAborted();
    judge.judge(rt, tally.of(rt.code));
    await pause();
  }
  return tally.sums();
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
