// PURE. Which programs a subject receives at a date, as far as the recipients of each are known.
import type { Value } from "../catalogue.ts";
import type { CityContext, ReceivedProgram } from "./records.ts";

/** The `receives` fact of a subject from its own enrolments and those it shares in. */
export type ReceivesFact = (own: readonly ReceivedProgram[], shared?: readonly ReceivedProgram[]) => Value;

/**
 * Prepares the `receives` fact of every subject of a city at a date.
 * A program whose recipients were never declared loaded stays possible for whoever has no enrolment in it.
 */
export function prepareReceives(programs: CityContext["programs"], asOf: string): ReceivesFact {
  const undeclared = programs.filter((program) => !program.recipientsAsOf).map((program) => program.code);
  const nothing = withPossible([], undeclared);
  return (own, shared = []) => {
    // Most subjects receive nothing: they share one value.
    if (own.length === 0 && shared.length === 0) return nothing;
    const items = new Set<string>();
    for (const received of own) if (isActive(received, asOf)) items.add(received.program);
    for (const received of shared) if (isActive(received, asOf)) items.add(received.program);
    // Enrolments come in any order, and a criterion may ask for the first.
    return withPossible([...items].sort(), undeclared);
  };
}

function isActive(received: ReceivedProgram, asOf: string): boolean {
  return received.from <= asOf && (!received.to || received.to >= asOf);
}

function withPossible(items: readonly string[], undeclared: readonly string[]): Value {
  const possible = undeclared.filter((code) => !items.includes(code));
  return possible.length === 0 ? items : { items, possible };
}
