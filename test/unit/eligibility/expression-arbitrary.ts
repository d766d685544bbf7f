// Random expressions of the subset, well typed over the beekeepers' catalogue.
import fc from "fast-check";
import type { Level, Unit } from "../../../src/eligibility/catalogue.ts";

/** `keeper` is a member. */
type Kind = "bool" | "int" | "double" | "bloom" | "award" | "tool" | "date" | "keeper";
type Holds = Kind | `${Kind}[]`;

/** A source of decisions: numbers, used up one by one. When it is empty only leaves are written, of any kind. */
class Choices {
  #place = 0;
  readonly #numbers: readonly number[];

  constructor(numbers: readonly number[]) {
    this.#numbers = numbers;
  }

  get isEmpty(): boolean {
    return this.#place >= this.#numbers.length;
  }

  pick<T>(options: readonly T[]): T {
    const number = this.#numbers[this.#place++] ?? this.#place * 7919;
    return options[number % options.length]!;
  }
}

interface Scope {
  readonly unit: Unit;
  readonly variables: readonly { readonly name: string; readonly holds: Holds }[];
  /** How many comprehensions stand around. */
  readonly depth: number;
}

export const writtenDates = ["1950-06-15", "2007-12-31", "2008-01-01", "2026-02-28"];

const literals: Readonly<Record<Kind, readonly string[]>> = {
  bool: ["true", "false"],
  int: ["0", "1", "2", "5", "18"],
  double: ["0.0", "0.5", "1.0", "2.25"],
  bloom: ['"heather"', '"linden"', '"clover"'],
  award: ['"gold"', '"silver"'],
  tool: ['"veil"', '"smoker"'],
  date: writtenDates.map((day) => `date("${day}")`),
  keeper: [],
};

const facts: Readonly<Record<Kind, readonly (readonly [Level, string])[]>> = {
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
  keeper: [],
};

/** Writes one expression from decisions; with parentheses everywhere, so that only the shape matters. */
class Writer {
  #names = 0;
  readonly #choices: Choices;

  constructor(choices: Choices) {
    this.#choices = choices;
  }

  write(kind: Kind, scope: Scope): string {
    if (kind === "keeper" && scope.unit === "area") throw new Error("An area has no keepers.");
    const leaf = () => this.#leaf(kind, scope);
    return this.#choices.isEmpty ? leaf() : this.#pick([leaf, leaf, ...this.#forms(kind, scope)])();
  }

  #pick<T>(options: readonly T[]): T {
    return this.#choices.pick(options);
  }

  #forms(kind: Kind, scope: Scope): readonly (() => string)[] {
    const same = () => this.write(kind, scope);
    const choose = () => `(${this.write("bool", scope)} ? ${same()} : ${same()})`;
    const bind = () => this.#bind(kind, scope);
    const at = () => `${this.#list(kind, scope)}[${this.#pick(["0", "1", this.write("int", scope)])}]`;
    const forms = [choose, bind, at];
    if (kind === "bool") return [choose, bind, ...this.#truths(scope)];
    if (kind === "int") return [...forms, ...this.#ints(scope)];
    if (kind === "double") return [...forms, ...this.#doubles(scope)];
    return forms;
  }

  #truths(scope: Scope): readonly (() => string)[] {
    const of = (kind: Kind) => this.write(kind, scope);
    const compare = (kind: Kind) => () => `(${of(kind)} ${this.#pick(["<", "<=", ">", ">="])} ${of(kind)})`;
    const equal = () => {
      const kind = this.#pick<Kind>(["int", "double", "bloom", "date", "bool", "award", "tool"]);
      return `(${of(kind)} ${this.#pick(["==", "!="])} ${of(kind)})`;
    };
    const contains = () => {
      const kind = this.#pick<Kind>(["bloom", "award", "tool", "int", "double"]);
      return `(${of(kind)} in ${this.#list(kind, scope)})`;
    };
    const not = () => `!${of("bool")}`;
    const logic = () => `(${of("bool")} ${this.#pick(["&&", "||"])} ${of("bool")})`;
    const quantify = () => this.#quantify(scope);
    const comparisons = [compare("int"), compare("int"), compare("double"), compare("date")];
    return [logic, logic, logic, logic, equal, contains, quantify, quantify, not, ...comparisons];
  }

  #ints(scope: Scope): readonly (() => string)[] {
    const same = () => this.write("int", scope);
    const operate = () => `(${same()} ${this.#pick(["+", "-", "*", "/", "%"])} ${same()})`;
    const counted: readonly Kind[] = [
      "award",
      "int",
      ...(scope.unit === "area" ? [] : (["keeper", "tool"] as const)),
    ];
    const size = () => `${this.#list(this.#pick(counted), scope)}.size()`;
    const sum = () => `sum(${this.#list("int", scope)})`;
    const negate = () => `(-${same()})`;
    const part = () => `${this.write("date", scope)}.${this.#pick(["getFullYear", "getMonth", "getDate"])}()`;
    const convert = () => `int(${this.write("double", scope)})`;
    return [operate, operate, size, size, sum, negate, part, convert];
  }

  #doubles(scope: Scope): readonly (() => string)[] {
    const same = () => this.write("double", scope);
    const operate = () => `(${same()} ${this.#pick(["+", "-", "*", "/"])} ${same()})`;
    const sum = () => `${this.#list("double", scope)}.sum()`;
    const negate = () => `(-${same()})`;
    const convert = () => `double(${this.write("int", scope)})`;
    return [operate, sum, negate, convert];
  }

  #leaf(kind: Kind, scope: Scope): string {
    const asked = [...namesOf(kind, scope), ...this.#facts(kind, scope)];
    if (kind === "keeper") asked.push(...keepersOf(scope), "members[0]");
    return this.#pick([...asked, ...asked, ...asked, ...literals[kind]]);
  }

  #facts(kind: Kind, scope: Scope): readonly string[] {
    return facts[kind].flatMap(([level, name]) => {
      if (scope.unit === "area" && (level === "household" || level === "member")) return [];
      if (level !== "member") return [`${level}.${name}`];
      const keeper = this.#choices.isEmpty ? [] : [this.write("keeper", scope)];
      return [...keepersOf(scope), ...keeper].map((subject) => `${subject}.${name}`);
    });
  }

  #bind(kind: Kind, scope: Scope): string {
    const kinds = [
      "int",
      "bool",
      "double",
      "bloom",
      ...(scope.unit === "area" ? [] : (["keeper"] as const)),
    ] as const;
    const held = this.#pick<Kind>(kinds);
    const isList = held !== "bool" && this.#pick([false, false, true]);
    const name = this.#name();
    const value = isList ? this.#list(held, scope) : this.write(held, scope);
    return `cel.bind(${name}, ${value}, ${this.write(kind, withVariable(scope, name, isList ? `${held}[]` : held))})`;
  }

  #quantify(scope: Scope): string {
    if (scope.depth === 2) return this.#leaf("bool", scope);
    const how = this.#pick(["exists", "all", "exists_one"]);
    const kind = this.#pick<Kind>(
      scope.unit === "area" ? ["int", "award"] : ["keeper", "keeper", "keeper", "int", "award"],
    );
    const list = this.#list(kind, scope);
    return `${list}.${how}(${this.#over(kind, "bool", scope)})`;
  }

  /** A variable and a body that may use it. */
  #over(kind: Kind, body: Kind, scope: Scope): string {
    const name = this.#name();
    const inside = { ...withVariable(scope, name, kind), depth: scope.depth + 1 };
    return `${name}, ${this.write(body, inside)}`;
  }

  #list(kind: Kind, scope: Scope): string {
    const source = () => this.#listSource(kind, scope);
    if (this.#choices.isEmpty || scope.depth === 2) return source();
    const same = () => this.#list(kind, scope);
    const filter = () => `${same()}.filter(${this.#over(kind, "bool", scope)})`;
    const choose = () => `(${this.write("bool", scope)} ? ${same()} : ${same()})`;
    const map = () => {
      const from: Kind = scope.unit === "area" ? "int" : "keeper";
      return `${this.#list(from, scope)}.map(${this.#over(from, kind, scope)})`;
    };
    return this.#pick([source, source, filter, map, choose])();
  }

  #listSource(kind: Kind, scope: Scope): string {
    const bound = namesOf(`${kind}[]`, scope);
    const literal = `[${this.#leaf(kind, scope)}, ${this.#leaf(kind, scope)}]`;
    const given: Partial<Record<Kind, readonly string[]>> = {
      keeper: ["members", "members", "members"],
      award: ["household.awards"],
      tool: keepersOf(scope).map((keeper) => `${keeper}.tools`),
    };
    return this.#pick([...(scope.unit === "area" ? [] : (given[kind] ?? [])), ...bound, literal]);
  }

  #name(): string {
    return `x${this.#names++}`;
  }
}

const namesOf = (holds: Holds, { variables }: Scope): string[] =>
  variables.filter((variable) => variable.holds === holds).map((variable) => variable.name);

const keepersOf = (scope: Scope): string[] => [
  ...namesOf("keeper", scope),
  ...(scope.unit === "person" ? ["member"] : []),
];

const withVariable = (scope: Scope, name: string, holds: Holds): Scope => ({
  ...scope,
  variables: [...scope.variables, { name, holds }],
});

/** A random expression of type bool; `maxChoices` bounds its size. */
export function expressionArbitrary(unit: Unit, maxChoices = 60): fc.Arbitrary<string> {
  return choicesArbitrary(maxChoices).map((numbers) => writeOne("bool", unit, numbers));
}

/** A random expression of type int or double. */
export function numberExpressionArbitrary(unit: Unit, maxChoices = 40): fc.Arbitrary<string> {
  return fc
    .tuple(fc.constantFrom<Kind>("int", "double"), choicesArbitrary(maxChoices))
    .map(([kind, numbers]) => writeOne(kind, unit, numbers));
}

const writeOne = (kind: Kind, unit: Unit, numbers: readonly number[]): string =>
  new Writer(new Choices(numbers)).write(kind, { unit, variables: [], depth: 0 });

function choicesArbitrary(maxChoices: number): fc.Arbitrary<number[]> {
  return fc.array(fc.nat(9999), { minLength: 4, maxLength: maxChoices, size: "max" });
}
