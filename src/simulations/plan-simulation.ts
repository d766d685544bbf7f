// PURE. Which versions a simulation evaluates: the simulated one, the one in force, and those of all other programs.
import type { Unit } from "../eligibility/catalogue.ts";
import type { CityContext } from "../eligibility/indicators/records.ts";
import type { CompiledProgram } from "../eligibility/program.ts";
import type { Criteria, ProgramCriteria, PublishedVersion } from "../programs/criteria.ts";
import { inForce } from "../programs/version-in-force.ts";

/** A version of a program, and whom it is about. */
export interface PlannedVersion {
  readonly program: string;
  readonly unit: Unit;
  readonly version: number;
  readonly compiled: CompiledProgram;
}

export interface SimulationPlan {
  /** Evaluated on the reference date, whatever its first day and those of the program. */
  readonly simulated: PlannedVersion;
  /** Reference date in Jakarta. */
  readonly asOf: string;
  /** What it is compared with; absent: the program has no version in force. */
  readonly current: PlannedVersion | undefined;
  /** Every other program, `version` is the one in force. */
  readonly others: readonly { readonly program: string; readonly version: number | null }[];
  /** Versions of other programs in force. */
  readonly othersInForce: readonly PlannedVersion[];
  readonly city: CityContext;
}

export function planSimulation(
  criteria: Criteria,
  program: ProgramCriteria,
  version: { readonly version: number; readonly compiled: CompiledProgram },
  asOf: string,
): SimulationPlan {
  const planned = ({ code, unit }: ProgramCriteria, one: Pick<PublishedVersion, "version" | "compiled">) => ({
    ...{ program: code, unit, version: one.version, compiled: one.compiled },
  });
  const others = criteria.programs
    .filter(({ code }) => code !== program.code)
    .map((other) => ({ other, version: inForce(other, asOf) }));
  const current = inForce(program, asOf);
  return {
    simulated: planned(program, version),
    asOf,
    current: current && planned(program, current),
    others: others.map(({ other, version: one }) => ({
      program: other.code,
      version: one?.version ?? null,
    })),
    othersInForce: others.flatMap(({ other, version: one }) => (one ? [planned(other, one)] : [])),
    city: criteria.city,
  };
}

/** Every version that is evaluated, of anybody. */
export function versionsOf({ simulated, current, othersInForce }: SimulationPlan): PlannedVersion[] {
  return [simulated, ...(current ? [current] : []), ...othersInForce];
}
