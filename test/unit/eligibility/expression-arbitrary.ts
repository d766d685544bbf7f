// Random expressions of the subset, well typed over the beekeepers' catalogue, and random facts for them.
import fc from "fast-check";
import type { FactRecord, Facts, Level, Unit, Value } from "../../../src/eligibility/catalogue.ts";
import { beekeepers } from "./invented-catalogue.ts";

type Kind = "bool" | "int" | "double" | "bloom" | "award" | "tool" | "date";
type ListKind = "members" | Kind;

/** A source of decisions: numbers, used up one by one. When it is empty only leaves are written, of any kind. */
class Choices {
  #place = 0;
  constructor(readonly numbers: readonly number[]) {}

  get isEmpty(): boolean {
    return this.#place >= this.numbers.length;
  }

  pick<T>(options: readonly T[]): T {
    const number = this.numbers[this.#place++] ?? this.#place * 7919;
    return options[number % options.length]!;
  }
}

interface Scope {
  readonly unit: Unit;
  /** Names of variables by what they hold. */
  readonly variables: readonly { name: string; holds: ListKind }[];
  /** How many comprehensions stand around. */
  readonly depth: number;
}

const dates = ["1950-06-15", "2007-12-31", "2008-01-01", "2026-02-28"];
const factsByKind: Readonly<Record<Kind, readonly (readonly [Level, string])[]>> = {
  bool: [
    ["household", "roofed"],
    ["member", "careful"],
    ["member", "licensed"],
    ["area", "sunny"],
  ],
  int: [
    ["household", "hives"],
    ["member", "years"],
    ["member", "stings"],
    ["area", "flowers"],
    ["setting", "limit"],
    ["today", "year"],
  ],
  double: [
    ["household", "honey"],
    ["member", "weight"],
    ["area", "share"],
  ],
  bloom: [
    ["household", "bloom"],
    ["member", "prefers"],
  ],
  date: [
    ["household", "founded"],
    ["member", "born"],
    ["today", "date"],
  ],
  award: [],
  tool: [],
};

/** Writes one expression from decisions; parentheses everywhere, so that only the shape matters. */
class Writer {
  #names = 0;
  constructor(readonly choices: Choices) {}

  write(kind: Kind, scope: Scope): string {
    const forms = this.choices.isEmpty ? [() => this.#leaf(kind, scope)] : this.#forms(kind, scope);
    return this.choices.pick(forms)();
  }

  #forms(kind: Kind, scope: Scope): (() => string)[] {
    const same = () => this.write(kind, scope);
    const leaf = () => this.#leaf(kind, scope);
    const choose = () => `(${this.write("bool", scope)} ? ${same()} : ${same()})`;
    const bind = () => this.#bind(kind, scope);
    const at = () => `${this.#list(kind, scope)}[${this.choices.pick(["0", "1", this.write("int", scope)])}]`;
    switch (kind) {
      case "bool":
        return [leaf, choose, bind, ...this.#truths(scope)];
      case "int":
        return [leaf, leaf, choose, bind, at, ...this.#ints(scope)];
      case "double": {
        const operate = () => `(${same()} ${this.choices.pick(["+", "-", "*", "/"])} ${same()})`;
        const sum = () => `${this.#list("double", scope)}.sum()`;
        return [
          leaf,
          leaf,
          choose,
          bind,
          at,
          operate,
          sum,
          () => `(-${same()})`,
          () => `double(${this.write("int", scope)})`,
        ];
      }
      default:
        return [leaf, leaf, leaf, choose, bind, at];
    }
  }

  #truths(scope: Scope): (() => string)[] {
    const { pick } = { pick: <T>(options: readonly T[]) => this.choices.pick(options) };
    const of = (kind: Kind) => this.write(kind, scope);
    const equalKinds: Kind[] = ["int", "double", "bloom", "date", "bool", "award", "tool"];
    const compare = (kind: Kind) => () => `(${of(kind)} ${pick(["<", "<=", ">", ">="])} ${of(kind)})`;
    const equal = () => {
      const kind = pick(equalKinds);
      return `(${of(kind)} ${pick(["==", "!="])} ${of(kind)})`;
    };
    const contains = () => {
      const kind = pick<Kind>(["bloom", "award", "tool", "int", "double"]);
      return `(${of(kind)} in ${this.#list(kind, scope)})`;
    };
    const logic = () => `(${of("bool")} ${pick(["&&", "||"])} ${of("bool")})`;
    const quantify = () => this.#quantify(scope);
    return [
      logic,
      logic,
      logic,
      equal,
      contains,
      quantify,
      quantify,
      () => `!${of("bool")}`,
      compare("int"),
      compare("int"),
      compare("double"),
      compare("date"),
    ];
  }

  #ints(scope: Scope): (() => string)[] {
    const same = () => this.write("int", scope);
    const operate = () => `(${same()} ${this.choices.pick(["+", "-", "*", "/", "%"])} ${same()})`;
    const countable: ListKind[] =
      scope.unit === "area" ? ["award", "int"] : ["members", "award", "tool", "int"];
    const size = () => `${this.#list(this.choices.pick(countable), scope)}.size()`;
    const sum = () => `sum(${this.#list("int", scope)})`;
    const part = () =>
      `${this.write("date", scope)}.${this.choices.pick(["getFullYear", "getMonth", "getDate"])}()`;
    return [
      operate,
      operate,
      size,
      size,
      sum,
      part,
      () => `(-${same()})`,
      () => `int(${this.write("double", scope)})`,
    ];
  }

  #leaf(kind: Kind, scope: Scope): string {
    const asked = [...this.#namesOf(kind, scope), ...this.#facts(kind, scope)];
    return this.choices.pick([...asked, ...asked, ...asked, ...this.#literals(kind)]);
  }

  #literals(kind: Kind): readonly string[] {
    switch (kind) {
      case "bool":
        return ["true", "false"];
      case "int":
        return ["0", "1", "2", "5", "18"];
      case "double":
        return ["0.0", "0.5", "1.0", "2.25"];
      case "bloom":
        return ['"heather"', '"linden"', '"clover"'];
      case "award":
        return ['"gold"', '"silver"'];
      case "tool":
        return ['"veil"', '"smoker"'];
      case "date":
        return dates.map((day) => `date("${day}")`);
    }
  }

  #namesOf(kind: ListKind, { variables }: Scope): readonly string[] {
    return variables.filter((variable) => variable.holds === kind).map((variable) => variable.name);
  }

  #facts(kind: Kind, scope: Scope): readonly string[] {
    const subjects = (level: Level): readonly string[] => {
      if (level === "member")
        return [...this.#namesOf("members", scope), ...(scope.unit === "person" ? ["member"] : [])];
      return level === "household" && scope.unit === "area" ? [] : [level];
    };
    return factsByKind[kind].flatMap(([level, name]) =>
      subjects(level).map((subject) => `${subject}.${name}`),
    );
  }

  #bind(kind: Kind, scope: Scope): string {
    const holds = this.choices.pick<Kind>(["int", "bool", "double", "bloom"]);
    const name = this.#name();
    const value = this.write(holds, scope);
    return `cel.bind(${name}, ${value}, ${this.write(kind, withVariable(scope, name, holds))})`;
  }

  #quantify(scope: Scope): string {
    const how = this.choices.pick(["exists", "all", "exists_one"]);
    const holds = this.choices.pick<ListKind>(["members", "members", "members", "int", "award"]);
    if (scope.depth === 2 || (holds === "members" && scope.unit === "area")) return this.#leaf("bool", scope);
    const list = this.#list(holds, scope);
    const name = this.#name();
    return `${list}.${how}(${name}, ${this.write("bool", deeper(withVariable(scope, name, holds)))})`;
  }

  #list(holds: ListKind, scope: Scope): string {
    const sources = this.#listSources(holds, scope);
    if (this.choices.isEmpty || scope.depth === 2) return this.choices.pick(sources);
    const filter = () => {
      const list = this.#list(holds, scope);
      const name = this.#name();
      return `${list}.filter(${name}, ${this.write("bool", deeper(withVariable(scope, name, holds)))})`;
    };
    const map = () => {
      const name = this.#name();
      const over = scope.unit === "area" ? "area" : "members";
      if (holds === "members" || over === "area") return filter();
      const body = this.write(holds, deeper(withVariable(scope, name, "members")));
      return `${this.#list("members", scope)}.map(${name}, ${body})`;
    };
    const choose = () =>
      `(${this.write("bool", scope)} ? ${this.#list(holds, scope)} : ${this.#list(holds, scope)})`;
    return this.choices.pick([() => this.choices.pick(sources), filter, map, choose])();
  }

  #listSources(holds: ListKind, scope: Scope): readonly string[] {
    if (holds === "members") return scope.unit === "area" ? [] : ["members"];
    const literal = `[${[this.#leaf(holds, scope), this.#leaf(holds, scope)].join(", ")}]`;
    const tools = this.#namesOf("members", scope).map((name) => `${name}.tools`);
    if (holds === "award" && scope.unit !== "area") return ["household.awards", literal];
    return holds === "tool" ? [literal, ...tools] : [literal];
  }

  #name(): string {
    return `x${this.#names++}`;
  }
}

const withVariable = (scope: Scope, name: string, holds: ListKind): Scope => ({
  ...scope,
  variables: [...scope.variables, { name, holds }],
});
const deeper = (scope: Scope): Scope => ({ ...scope, depth: scope.depth + 1 });

/** A random expression of type bool. `maxChoices` bounds its size. */
export function expressionArbitrary(unit: Unit, maxChoices = 60): fc.Arbitrary<string> {
  return choicesArbitrary(maxChoices).map((numbers) => {
    const writer = new Writer(new Choices(numbers));
    return writer.write("bool", { unit, variables: [], depth: 0 });
  });
}

/** A random expression of type int or double. */
export function numberExpressionArbitrary(unit: Unit, maxChoices = 40): fc.Arbitrary<string> {
  return choicesArbitrary(maxChoices).map((numbers) => {
    const writer = new Writer(new Choices(numbers));
    return writer.write(numbers.length % 2 === 0 ? "int" : "double", { unit, variables: [], depth: 0 });
  });
}

function choicesArbitrary(maxChoices: number): fc.Arbitrary<number[]> {
  return fc.array(fc.nat(9999), { minLength: 4, maxLength: maxChoices, size: "max" });
}

const valueByKind: Readonly<Record<string, fc.Arbitrary<Value>>> = {
  bool: fc.boolean(),
  int: fc.integer({ min: -2, max: 20 }),
  double: fc.constantFrom(0, 0.5, 1, 2.25, -1.5, 10),
  date: fc.constantFrom(...dates),
};

function valueArbitrary(level: Level, name: string): fc.Arbitrary<Value> {
  const { type } = beekeepers.indicators.find((entry) => entry.level === level && entry.name === name)!;
  if (type.kind === "enum") return fc.constantFrom(...type.codes.map((code) => code.slug));
  if (type.kind === "list")
    return fc.subarray(type.codes === "programs" ? ["gold", "silver"] : ["veil", "smoker", "glove"]);
  return valueByKind[type.kind]!;
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
  const { household, members = [], member, area, today, setting } = complete;
  return fc.record({
    household: hiddenRecord(household!),
    members: fc.oneof(
      { weight: 20, arbitrary: fc.tuple(...members.map(hiddenRecord)) },
      { weight: 1, arbitrary: fc.constant(undefined) },
    ),
    member: hiddenRecord(member!),
    area: hiddenRecord(area!),
    today: fc.constant(today),
    setting: hiddenRecord(setting),
  }) as fc.Arbitrary<Facts>;
}

function hiddenRecord(record: FactRecord): fc.Arbitrary<FactRecord> {
  const hidden = Object.entries(record).map(([name, value]) => [name, hiddenValue(value!)] as const);
  return fc.record(Object.fromEntries(hidden)) as fc.Arbitrary<FactRecord>;
}

function hiddenValue(value: Value): fc.Arbitrary<Value | undefined> {
  const whole = { weight: 4, arbitrary: fc.constant<Value | undefined>(value) };
  const missing = { weight: 1, arbitrary: fc.constant<Value | undefined>(undefined) };
  if (typeof value === "number") {
    const ends = fc.tuple(fc.constantFrom(0, 1, 3, Infinity), fc.constantFrom(0, 1, 3, Infinity));
    const range = ends.map(([below, above]): Value => ({ min: value - below, max: value + above }));
    return fc.oneof(whole, missing, { weight: 1, arbitrary: range });
  }
  if (Array.isArray(value)) {
    const items = value as readonly string[];
    const partial = fc
      .tuple(fc.subarray([...items]), fc.boolean(), fc.subarray(["gold", "veil"]))
      .map(([known, isOpen, others]): Value => {
        const rest = items.filter((item) => !known.includes(item));
        return { items: known, possible: isOpen ? "any" : [...rest, ...others] };
      });
    return fc.oneof(whole, missing, { weight: 1, arbitrary: partial });
  }
  return fc.oneof(whole, missing);
}
