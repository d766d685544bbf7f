// PURE. Which programs a simulation evaluates: the simulated version beside all that are in force.
import type { Unit } from "../eligibility/catalogue.ts";
import type { CompiledProgram } from "../eligibility/program.ts";
import type { Criteria, ProgramCriteria } from "../programs/criteria.ts";
import { inForce } from "../programs/version-in-force.ts";

export interface SimulationPlan {
  readonly program: string;
  readonly unit: Unit;
  readonly simulated: CompiledProgram;
  /** Reference date in Jakarta. */
  readonly asOf: string;
  /** Number of the version that it is compared with. */
  readonly inForce: number | null;
  /** Every program as it is in force, and the simulated version under `simulatedCode`. */
  readonly criteria: Criteria;
  readonly others: readonly { readonly program: string; readonly version: number | null }[];
}

/** Stands for the simulated version among the programs; no program can bear it. */
export const simulatedCode = "@simulated";

const always = "0001-01-01";

/** @param version is evaluated on the reference date, whatever its first day and those of the program */
export function planSimulation(
  criteria: Criteria,
  program: ProgramCriteria,
  version: { readonly version: number; readonly compiled: CompiledProgram },
  asOf: string,
): SimulationPlan {
  const simulated: ProgramCriteria = {
    ...program,
    code: simulatedCode,
    validFrom: always,
    validTo: null,
    versions: [{ version: version.version, effectiveFrom: always, compiled: version.compiled }],
  };
  return {
    program: program.code,
    unit: program.unit,
    simulated: version.compiled,
    asOf,
    inForce: inForce(program, asOf)?.version ?? null,
    criteria: { ...criteria, programs: [simulated, ...criteria.programs] },
    others: criteria.programs
      .filter(({ code }) => code !== program.code)
      .map((other) => ({ program: other.code, version: inForce(other, asOf)?.version ?? null })),
  };
}
