// PURE. Facts that are derived when they are read: where few of them are asked of many people, building all takes longest.
import { applicabilityRules } from "../build-facts.ts";
import type { FactRecord, Facts, Level, Value } from "../catalogue.ts";
import { cityCatalogue } from "./catalogue.ts";
import { yearOf } from "./derive-age.ts";
import { deriveCity } from "./derive-facts.ts";
import { hasValidSktm, headOf } from "./derive-household.ts";
import { deriveAge, deriveSeverity } from "./derive-member.ts";
import { prepareReceives, type ReceivesFact } from "./derive-receives.ts";
import type { CityContext, HouseholdRecord, MemberRecord } from "./records.ts";

/** Makes facts that follow their record: they tell of it as it is when they are read. */
export interface LiveFacts extends Pick<Facts, "today" | "setting"> {
  household(record: HouseholdRecord): FactRecord;
  /** @param household that the member is of */
  member(record: MemberRecord, household: HouseholdRecord): FactRecord;
}

/** The same facts as `prepareFacts` builds. */
export function prepareLiveFacts(city: CityContext, asOf: string): LiveFacts {
  const at = new Derivation(city, asOf);
  return {
    ...deriveCity(city, asOf),
    household: (record) => new HouseholdFacts(at, record, record),
    member: (record, household) => new MemberFacts(at, record, household),
  };
}

/** What derived facts are made of beside the record. */
class Derivation {
  readonly asOf: string;
  readonly receives: ReceivesFact;
  constructor(city: CityContext, asOf: string) {
    this.asOf = asOf;
    this.receives = prepareReceives(city.programs, asOf);
  }
}

type Derive<R> = (record: R, at: Derivation, household: HouseholdRecord) => Value | null | undefined;

const ofHousehold: Readonly<Record<string, Derive<HouseholdRecord>>> = {
  decile: ({ decile }) => decile,
  hasSktm: (record, { asOf }) => hasValidSktm(record, asOf),
  receives: ({ receives }, at) => at.receives(receives),
  size: ({ members }) => members.length || undefined,
  areaCode: ({ areaCode }) => areaCode,
  headSex: (record) => headOf(record)?.sex,
  headAge(record, { asOf }) {
    const head = headOf(record);
    return head && deriveAge(head, asOf);
  },
};

const ofMember: Readonly<Record<string, Derive<MemberRecord>>> = {
  sex: ({ sex }) => sex,
  relation: ({ relation }) => relation,
  birthDate: ({ birthDate }) => birthDate,
  birthYear: ({ birthDate, birthYear }) => (birthDate ? yearOf(birthDate) : birthYear),
  age: (record, { asOf }) => deriveAge(record, asOf),
  disabilitySeverity: ({ indicators }) => deriveSeverity(indicators),
  receives: ({ receives }, at, household) => at.receives(receives, household.receives),
};

type FactsClass<R> = new (at: Derivation, record: R, household: HouseholdRecord) => FactRecord;

const HouseholdFacts = factsClass("household", ofHousehold);
const MemberFacts = factsClass("member", ofMember);

/**
 * Compiled, with a getter for each indicator of the level, as `joinRecords` is: the code holds names of the catalogue
 * only. A condition of applicability asks the facts themselves, so that what it depends on is settled by being read.
 */
function factsClass<R>(level: Level, derived: Readonly<Record<string, Derive<R>>>): FactsClass<R> {
  const rules = applicabilityRules(cityCatalogue, level);
  const indicators = cityCatalogue.indicators.filter((indicator) => indicator.level === level);
  const getters = indicators.map(({ name, origin, field }) => {
    const isGiven = origin === "given" && !field;
    const own = isGiven
      ? `this.$record.indicators.${name}`
      : `derived.${name}(this.$record, this.$at, this.$household)`;
    const rule = rules.findIndex((one) => one.name === name);
    const unless =
      rule === -1 ? "" : `if (rules[${rule}].applies(this.$own) === false) return rules[${rule}].otherwise;`;
    return `get ${name}() { ${unless} return ${own} ?? undefined; }`;
  });
  const code = `"use strict"; return class {
    constructor(at, record, household) {
      this.$at = at;
      this.$record = record;
      this.$household = household;
      this.$own = { today: nothing, setting: nothing, ${level}: this };
    }
    ${getters.join("\n")}
  };`;
  return new Function("nothing", "rules", "derived", code)(
    Object.freeze({}),
    rules,
    derived,
  ) as FactsClass<R>;
}
