// The outcome of every program in force for everybody on file, one at a time, from raw rows and the engine alone.
import type { Facts, Unit } from "../../../src/eligibility/catalogue.ts";
import { cityCatalogue, givenIndicators } from "../../../src/eligibility/indicators/catalogue.ts";
import { buildFacts } from "../../../src/eligibility/indicators/derive-facts.ts";
import { hashFacts } from "../../../src/eligibility/indicators/hash-facts.ts";
import type {
  AreaRecord,
  HouseholdRecord,
  ReceivedProgram,
} from "../../../src/eligibility/indicators/records.ts";
import { type CompiledProgram, compileProgram } from "../../../src/eligibility/program.ts";
import type { Register, Row } from "./read-register.ts";
import { presentPersons, recomputeCounts } from "./recompute-counts.ts";

export interface Expected {
  readonly key: string;
  readonly program: Row;
  readonly version: number;
  readonly subjectType: Unit;
  readonly subjectId: string;
  readonly household: Row | undefined;
  readonly areaCode: string;
  readonly outcome: "eligible" | "ineligible" | "undetermined";
  readonly missing: readonly string[];
  readonly priority: number | null;
  /** Of the facts as they stand, as this or another published version refers to them. */
  hashBy(version: number): string | undefined;
}

export const keyOf = (program: string, subjectType: string, subjectId: string) =>
  `${program} ${subjectType} ${subjectId}`;

/** @param asOf a date in Jakarta; of a later one, what would be if no data changed */
export function recomputeMatches(register: Register, asOf: string): Expected[] {
  const laws = lawsInForce(register, asOf);
  const city = {
    programs: register.programs as unknown as { code: string; recipientsAsOf: string | null }[],
    settings: register.settings as unknown as { name: string; value: number; effectiveFrom: string }[],
  };
  const expected: Expected[] = [];
  for (const area of register.areas) {
    const areaRecord = areaRecordOf(register, area, asOf);
    const judge = judgeOf(register, laws, areaRecord);
    const facts = buildFacts(undefined, areaRecord, city, asOf);
    expected.push(...judge("area", area.code as string, facts));
    for (const household of register.households) {
      if (household.areaCode !== area.code || household.status !== "active") continue;
      const record = householdRecordOf(register, household, asOf);
      const whole = buildFacts(record, areaRecord, city, asOf);
      const at = { household, record };
      expected.push(...judge("household", household.id as string, whole, at));
      record.members.forEach((member, place) => {
        const own = { ...whole, member: whole.members?.[place] };
        expected.push(...judge("person", member.personId!, own, { ...at, place }));
      });
    }
  }
  return expected;
}

interface Law {
  readonly program: Row;
  readonly version: Row;
}

/** The version in force of every running program: the latest from its day on, of two of one day the higher number. */
export function lawsInForce({ programs, versions }: Register, asOf: string): Law[] {
  return programs.flatMap((program) => {
    if (program.validFrom > asOf || (program.validTo !== null && program.validTo < asOf)) return [];
    const effective = versions.filter(
      (one) => one.program === program.code && one.status === "published" && one.effectiveFrom <= asOf,
    );
    const latest = effective.reduce<Row | undefined>(
      (best, one) => (best === undefined || one.effectiveFrom >= best.effectiveFrom ? one : best),
      undefined,
    );
    return latest ? [{ program, version: latest }] : [];
  });
}

function judgeOf(register: Register, laws: readonly Law[], area: AreaRecord) {
  return (
    unit: Unit,
    subjectId: string,
    facts: Facts,
    home?: { household: Row; record: HouseholdRecord; place?: number },
  ): Expected[] =>
    laws
      .filter(({ program }) => program.unit === unit)
      .map(({ program, version }) => {
        const compiled = compiledOf(unit, version);
        const { outcome, missing } = compiled.evaluate(facts);
        return {
          key: keyOf(program.code as string, unit, subjectId),
          ...{ program, subjectId, outcome, missing, subjectType: unit, areaCode: area.code },
          version: version.version as number,
          household: home?.household,
          priority: outcome === "ineligible" ? null : (compiled.priority(facts) ?? null),
          hashBy(number) {
            const other = register.versions.find(
              (one) => one.program === program.code && one.version === number,
            );
            if (!other) return undefined;
            const { references, readsMembers } = compiledOf(unit, other);
            const member = readsMembers ? undefined : home?.place;
            return hashFacts(references, { household: home?.record, area, member, readsMembers });
          },
        };
      });
}

const compiled = new Map<string, CompiledProgram>();

function compiledOf(unit: Unit, { criteria, priority }: Row): CompiledProgram {
  const key = JSON.stringify([unit, criteria, priority]);
  const known = compiled.get(key) ?? compileProgram(cityCatalogue, unit, criteria, priority ?? undefined);
  compiled.set(key, known);
  return known;
}

function areaRecordOf(register: Register, area: Row, asOf: string): AreaRecord {
  const code = area.code as string;
  return {
    code,
    indicators: given("area", area),
    receives: receivedBy(register, "area", code, asOf),
    counts: recomputeCounts(register, code, asOf),
  };
}

function householdRecordOf(register: Register, household: Row, asOf: string): HouseholdRecord {
  const id = household.id as string;
  return {
    areaCode: household.areaCode as string,
    decile: household.decile as number | null,
    documents: register.documents.filter((one) => one.householdId === id) as unknown as { type: string }[],
    indicators: given("household", household),
    receives: receivedBy(register, "household", id, asOf),
    members: presentPersons(register, id).map((person) => ({
      personId: person.id as string,
      sex: person.sex as string,
      birthDate: person.birthDate as string | null,
      birthYear: person.birthYear as number | null,
      relation: register.memberships.find((one) => one.personId === person.id && one.leftOn === null)!
        .relation as string,
      indicators: given("member", person),
      receives: receivedBy(register, "person", person.id as string, asOf),
    })),
  };
}

function given(level: "household" | "member" | "area", row: Row) {
  return Object.fromEntries(
    givenIndicators(level)
      .filter(({ field }) => !field)
      .map(({ name }) => [name, row[name]]),
  );
}

/** An enrolment whose last day has passed is no fact any more; a suspended one is. */
function receivedBy({ enrolments }: Register, type: string, id: string, asOf: string): ReceivedProgram[] {
  return enrolments
    .filter((one) => one.subjectType === type && one.subjectId === id)
    .filter(({ status }) => status === "active" || status === "suspended")
    .filter(({ endsOn }) => endsOn === null || endsOn >= asOf)
    .map((one) => ({
      program: one.program as string,
      from: one.startsOn as string,
      to: one.endsOn as string,
    }));
}
