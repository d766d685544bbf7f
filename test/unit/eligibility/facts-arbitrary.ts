// Random facts of the beekeepers' catalogue: complete ones, and ones of which some are hidden.
import fc from "fast-check";
import type { FactRecord, Facts, Level, Value } from "../../../src/eligibility/catalogue.ts";
import { writtenDates } from "./expression-arbitrary.ts";
import { beekeepers } from "./invented-catalogue.ts";

const valueByKind: Readonly<Record<string, fc.Arbitrary<Value>>> = {
  bool: fc.boolean(),
  int: fc.integer({ min: -2, max: 20 }),
  double: fc.constantFrom(0, 0.5, 1, 2.25, -1.5, 10),
  date: fc.constantFrom(...writtenDates),
};

function valueArbitrary(level: Level, name: string): fc.Arbitrary<Value> {
  const { type } = beekeepers.indicators.find((entry) => entry.level === level && entry.name === name)!;
  if (type.kind === "enum") return fc.constantFrom(...type.codes.map((code) => code.slug));
  if (type.kind !== "list") return valueByKind[type.kind]!;
  const codes = type.codes === "programs" ? ["gold", "silver"] : type.codes.map((code) => code.slug);
  return fc.shuffledSubarray(codes);
}

function recordArbitrary(level: Level): fc.Arbitrary<FactRecord> {
  const names = beekeepers.indicators.filter((entry) => entry.level === level).map((entry) => entry.name);
  return fc.record(Object.fromEntries(names.map((name) => [name, valueArbitrary(level, name)])));
}

/** Facts of a person in a household, of which none is missing. */
export const completeFactsArbitrary: fc.Arbitrary<Facts> = fc.record({
  household: recordArbitrary("household"),
  members: fc.array(recordArbitrary("member"), { maxLength: 4 }),
  member: recordArbitrary("member"),
  area: recordArbitrary("area"),
  today: recordArbitrary("today"),
  setting: recordArbitrary("setting"),
});

/** Hides some of the facts: they go missing, or only a range or a part of a list is left of them. */
export function hiddenArbitrary(complete: Facts): fc.Arbitrary<Facts> {
  const { household = {}, members = [], member = {}, area = {}, today, setting } = complete;
  const hidden = fc.tuple(...members.map(hiddenRecord));
  return fc.record({
    household: hiddenRecord(household),
    members: fc.oneof({ weight: 20, arbitrary: hidden }, { weight: 1, arbitrary: fc.constant(undefined) }),
    member: hiddenRecord(member),
    area: hiddenRecord(area),
    today: fc.constant(today),
    setting: hiddenRecord(setting),
  });
}

function hiddenRecord(record: FactRecord): fc.Arbitrary<FactRecord> {
  const hidden = Object.entries(record).map(([name, value]) => [name, hiddenValue(value!)] as const);
  return fc.record(Object.fromEntries(hidden));
}

function hiddenValue(value: Value): fc.Arbitrary<Value | undefined> {
  const whole = { weight: 4, arbitrary: fc.constant<Value | undefined>(value) };
  const missing = { weight: 1, arbitrary: fc.constant<Value | undefined>(undefined) };
  if (typeof value === "number")
    return fc.oneof(whole, missing, { weight: 1, arbitrary: rangeAround(value) });
  if (!Array.isArray(value)) return fc.oneof(whole, missing);
  return fc.oneof(whole, missing, { weight: 1, arbitrary: partOf(value as string[]) });
}

function rangeAround(value: number): fc.Arbitrary<Value> {
  const reach = fc.constantFrom(0, 1, 3, Infinity);
  return fc.tuple(reach, reach).map(([below, above]) => ({ min: value - below, max: value + above }));
}

/** Some of the items; the others are among the possible ones, beside some that are not there. */
function partOf(items: readonly string[]): fc.Arbitrary<Value> {
  return fc
    .tuple(fc.subarray([...items]), fc.boolean(), fc.subarray(["gold", "veil"]))
    .map(([known, isOpen, others]) => {
      const rest = items.filter((item) => !known.includes(item));
      return { items: known, possible: isOpen ? ("any" as const) : [...rest, ...others] };
    });
}
