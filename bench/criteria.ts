// Criteria compiled, against the same rules written by hand; and what 60 criteria of 20 programs take of a household.
import type { Facts, Unit } from "../src/eligibility/catalogue.ts";
import { cityCatalogue } from "../src/eligibility/indicators/catalogue.ts";
import { type CompiledProgram, compileProgram } from "../src/eligibility/program.ts";
import { withMember } from "../src/matching/match-subjects.ts";
import { programSeeds } from "../src/programs/seed/programs.ts";
import { handWritten } from "./hand-written.ts";
import { inTurn, median, warmUp } from "./measure.ts";
import { benchPrograms } from "./programs.ts";
import { sampleFacts } from "./subjects.ts";

interface Program {
  readonly code: string;
  readonly unit: Unit;
  readonly criteria: number;
  readonly compiled: CompiledProgram;
}

const rounds = 15;
const repeats = 200;

function allPrograms(): Program[] {
  const seeded = programSeeds.map(({ code, unit, version }) => ({ code, unit, criteria: version.criteria }));
  return [...seeded, ...benchPrograms].map(({ code, unit, criteria }) => ({
    code,
    unit,
    criteria: criteria.length,
    compiled: compileProgram(cityCatalogue, unit, criteria),
  }));
}

export interface CriteriaFigures {
  readonly programs: number;
  readonly criteria: number;
  readonly compiledToHandWritten: number;
  readonly compiledToHandWrittenByProgram: Record<string, number>;
  readonly microsecondsAHousehold: { readonly complete: number; readonly asSent: number };
  readonly membersAHousehold: number;
}

export function benchCriteria(): CriteriaFigures {
  const programs = allPrograms();
  const complete = sampleFacts(true);
  const byProgram: Record<string, number> = {};
  const logs: number[] = [];
  for (const { code, unit, compiled } of programs.filter((one) => handWritten[one.code])) {
    const subjects = subjectsOf(unit, complete);
    const byHand = handWritten[code]!;
    checkAgreement(code, subjects, compiled, byHand);
    const ratio = median(
      inTurn(
        rounds,
        () => count(subjects, (facts) => compiled.evaluate(facts).outcome === "eligible"),
        () => count(subjects, byHand),
      ).map(([a, b]) => b / a),
    );
    byProgram[code] = round(ratio);
    logs.push(Math.log(ratio));
  }
  return {
    programs: programs.length,
    criteria: programs.reduce((sum, program) => sum + program.criteria, 0),
    compiledToHandWritten: round(Math.exp(logs.reduce((sum, log) => sum + log, 0) / logs.length)),
    compiledToHandWrittenByProgram: byProgram,
    microsecondsAHousehold: {
      complete: round(microsecondsAHousehold(programs, complete)),
      asSent: round(microsecondsAHousehold(programs, sampleFacts(false))),
    },
    membersAHousehold: round(subjectsOf("person", complete).length / complete.length),
  };
}

/** Household programs once, person programs for each member, programs of the RT once. */
function microsecondsAHousehold(programs: readonly Program[], households: readonly Facts[]): number {
  const work = programs.map(({ unit, compiled }) => ({ compiled, subjects: subjectsOf(unit, households) }));
  const once = () => {
    let eligible = 0;
    for (const { compiled, subjects } of work) {
      for (const facts of subjects) if (compiled.evaluate(facts).outcome === "eligible") eligible += 1;
    }
    return eligible;
  };
  warmUp(once);
  const milliseconds: number[] = [];
  for (let turn = 0; turn < rounds; turn += 1) {
    const start = performance.now();
    for (let again = 0; again < repeats / 10; again += 1) once();
    milliseconds.push((performance.now() - start) / (repeats / 10));
  }
  return (median(milliseconds) * 1000) / households.length;
}

function subjectsOf(unit: Unit, households: readonly Facts[]): Facts[] {
  if (unit !== "person") return [...households];
  return households.flatMap((facts) => (facts.members ?? []).map((_, place) => withMember(facts, place)));
}

function count(subjects: readonly Facts[], isEligible: (facts: Facts) => boolean): number {
  let eligible = 0;
  for (let again = 0; again < repeats; again += 1) {
    for (const facts of subjects) if (isEligible(facts)) eligible += 1;
  }
  return eligible;
}

/** A floor that computes something else would be no floor. */
function checkAgreement(
  code: string,
  subjects: readonly Facts[],
  compiled: CompiledProgram,
  byHand: (facts: Facts) => boolean,
): void {
  for (const facts of subjects) {
    const { outcome } = compiled.evaluate(facts);
    if ((outcome === "eligible") !== byHand(facts)) throw new Error(`${code}: ${outcome}, by hand otherwise`);
  }
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
