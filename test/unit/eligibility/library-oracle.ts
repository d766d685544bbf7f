// The library's own evaluator over the beekeepers' catalogue: an independent reading of CEL to compare ours with.
import { Environment } from "@marcbachmann/cel-js";
import type { FactRecord, Facts, IndicatorType, Level, Value } from "../../../src/eligibility/catalogue.ts";
import { beekeepers } from "./invented-catalogue.ts";

type Context = Record<string, unknown>;

const celTypes: Readonly<Record<IndicatorType["kind"], string>> = {
  bool: "bool",
  int: "int",
  double: "double",
  date: "google.protobuf.Timestamp",
  text: "string",
  enum: "string",
  list: "list<string>",
};

const levels: readonly Level[] = ["household", "member", "area", "today", "setting"];
const midnight = (day: string): Date => new Date(`${day}T00:00:00Z`);
const fieldsOf = (level: Level) =>
  beekeepers.indicators
    .filter((indicator) => indicator.level === level)
    .map(({ name, type }) => [name, celTypes[type.kind]] as const);

function makeEnvironment(): Environment {
  const environment = new Environment();
  for (const level of levels)
    environment.registerVariable({ name: level, schema: Object.fromEntries(fieldsOf(level)) });
  environment.registerVariable("members", "list<$member>");
  environment.registerFunction("date(string): google.protobuf.Timestamp", midnight);
  const sumInts = (numbers: bigint[]) => numbers.reduce((a, b) => a + b, 0n);
  const sumDoubles = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0);
  environment.registerFunction("list<int>.sum(): int", sumInts);
  environment.registerFunction("sum(list<int>): int", sumInts);
  environment.registerFunction("list<double>.sum(): double", sumDoubles);
  return environment.registerFunction("sum(list<double>): double", sumDoubles);
}

const environment = makeEnvironment();

/** The library's value of an expression; `undefined` where it throws, because a fact is missing or otherwise. */
export function evaluateByLibrary(expression: string, facts: Facts): unknown {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return environment.evaluate(expression, contextOf(facts));
  } catch {
    return undefined;
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

function contextOf(facts: Facts): Context {
  const context: Context = {};
  for (const level of levels) context[level] = celRecord(level, facts[level] ?? {});
  if (facts.members) context["members"] = facts.members.map((member) => celRecord("member", member));
  return context;
}

function celRecord(level: Level, record: FactRecord): Context {
  const known = fieldsOf(level).flatMap(([name, type]) => {
    const value = celValue(type, record[name]);
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(known);
}

/** Ranges and partial lists have no counterpart in CEL: they go missing. */
function celValue(type: string, value: Value | undefined): unknown {
  if (type === "int") return typeof value === "number" ? BigInt(value) : undefined;
  if (type === celTypes.date) return typeof value === "string" ? midnight(value) : undefined;
  return typeof value === "object" && !Array.isArray(value) ? undefined : value;
}
