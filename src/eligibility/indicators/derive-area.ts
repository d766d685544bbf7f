// PURE. The facts of one RT at a date: what is given of it, and what its households add up to.
import type { Interval, Value } from "../catalogue.ts";
import { givenIndicators } from "./catalogue.ts";
import type { AreaRecord } from "./records.ts";

const sentNames = givenIndicators("area").map((indicator) => indicator.name);

/** Every name is set, to `undefined` where the fact is missing, so that all records have one shape. */
export function deriveArea(area: AreaRecord, receives: Value): Record<string, Value | undefined> {
  const facts: Record<string, Value | undefined> = {};
  for (const name of sentNames) facts[name] = area.indicators[name] ?? undefined;
  facts.households = area.counts?.households;
  facts.poorHouseholds = exactWherePossible(area.counts?.poorHouseholds);
  facts.members = exactWherePossible(area.counts?.members);
  facts.outOfSchoolChildren = exactWherePossible(area.counts?.outOfSchoolChildren);
  facts.poorShare = derivePoorShare(area.counts?.poorHouseholds, facts.householdsOfficial);
  facts.receives = receives;
  return facts;
}

/** Of the RT's official number of households: those registered so far would overstate the share. */
function derivePoorShare(poor: Interval | undefined, official: Value | undefined): Value | undefined {
  if (poor === undefined || typeof official !== "number") return undefined;
  return exactWherePossible({ min: poor.min / official, max: poor.max / official });
}

function exactWherePossible(count: number | Interval | undefined): number | Interval | undefined {
  return typeof count === "object" && count.min === count.max ? count.min : count;
}
