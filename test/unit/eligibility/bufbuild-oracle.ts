// The evaluator of @bufbuild/cel over the beekeepers' facts: a second independent reading of CEL.
import { celEnv, celFunc, celMethod, CelScalar, isCelError, listType, parse, plan } from "@bufbuild/cel";
import type { FactRecord, Facts, Level, Value } from "../../../src/eligibility/catalogue.ts";
import { beekeepers } from "./invented-catalogue.ts";

const { DYN } = CelScalar;

/** The extension of lists that criteria have and this library has not. */
function sum(numbers: Iterable<unknown>): any {
  const all = [...numbers] as (bigint | number)[];
  return typeof all[0] === "number"
    ? (all as number[]).reduce((a, b) => a + b, 0)
    : (all as bigint[]).reduce((a, b) => a + b, 0n);
}

const environment = celEnv({
  funcs: [
    celFunc("sum", [listType(DYN)], DYN, sum),
    celMethod("sum", listType(DYN), [], DYN, function () {
      return sum(this);
    }),
  ],
});

/** The library's value of an expression; `undefined` where it has none, because a fact is missing or otherwise. */
export function evaluateByBufbuild(expression: string, facts: Facts): unknown {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    const value: unknown = plan(environment, parse(inPlainCel(expression)))(contextOf(facts) as never);
    return isCelError(value) ? undefined : value;
  } catch {
    return undefined;
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/** Without `date("…")`, which is ours, and without the macro `cel.bind(x, value, body)`. */
function inPlainCel(expression: string): string {
  const dated = expression.replaceAll(/\bdate\("([^"]*)"\)/g, 'timestamp("$1T00:00:00Z")');
  const at = dated.indexOf("cel.bind(");
  if (at === -1) return dated;
  const [parts, end] = argumentsAt(dated, at + "cel.bind(".length);
  const [name, value, body] = parts;
  return inPlainCel(`${dated.slice(0, at)}[${value}].map(${name}, ${body})[0]${dated.slice(end)}`);
}

/** The arguments that begin at a place, and where what follows their parenthesis begins. */
function argumentsAt(text: string, start: number): [parts: string[], end: number] {
  const parts: string[] = [];
  let [depth, from] = [0, start];
  for (let at = start; ; at += 1) {
    const sign = text[at]!;
    if (depth === 0 && (sign === "," || sign === ")")) {
      parts.push(text.slice(from, at));
      from = at + 1;
      if (sign === ")") return [parts, at + 1];
    }
    if ("([".includes(sign)) depth += 1;
    if (")]".includes(sign)) depth -= 1;
  }
}

const levels: readonly Level[] = ["household", "member", "area", "today", "setting"];
const moments = new Map<string, unknown>();

function contextOf(facts: Facts): Record<string, unknown> {
  const records = levels.map((level) => [level, celRecord(level, facts[level] ?? {})] as const);
  const members = facts.members?.map((member) => celRecord("member", member));
  return { ...Object.fromEntries(records), ...(members ? { members } : {}) };
}

function celRecord(level: Level, record: FactRecord): Record<string, unknown> {
  const known = beekeepers.indicators.flatMap((indicator) => {
    if (indicator.level !== level) return [];
    const value = celValue(indicator.type.kind, record[indicator.name]);
    return value === undefined ? [] : [[indicator.name, value] as const];
  });
  return Object.fromEntries(known);
}

/** Ranges and partial lists have no counterpart in CEL: they go missing. */
function celValue(kind: string, value: Value | undefined): unknown {
  if (typeof value === "object" && !Array.isArray(value)) return undefined;
  if (kind === "int" && typeof value === "number") return BigInt(value);
  return kind === "date" && typeof value === "string" ? midnight(value) : value;
}

function midnight(day: string): unknown {
  if (!moments.has(day)) moments.set(day, plan(environment, parse(`timestamp("${day}T00:00:00Z")`))({}));
  return moments.get(day);
}
