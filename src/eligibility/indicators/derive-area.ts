// PURE. The facts of one RT at a date: what is given of it, and what its households add up to.
import type { Interval, Value } from "../catalogue.ts";
import { joinRecords } from "./derive-record.ts";
import type { AreaRecord, GivenFacts } from "./records.ts";

const join = joinRecords("area");

/** What is derived stands over what is sent; nulls stay until applicability is applied. */
export function deriveArea(area: AreaRecord, receives: Value): GivenFacts {
  const { indicators, counts } = area;
  return join(indicators, {
    households: counts?.households,
    poorHouseholds: exactWherePossible(counts?.poorHouseholds),
    members: exactWherePossible(counts?.members),
    outOfSchoolChildren: exactWherePossible(counts?.outOfSchoolChildren),
    poorShare: derivePoorShare(counts?.poorHouseholds, indicators.householdsOfficial),
    receives,
  });
}

/** Of the RT's official number of households: those registered so far would overstate the share. */
function derivePoorShare(poor: Interval | undefined, official: Value | null | undefined): Value | undefined {
  if (poor === undefined || typeof official !== "number") return undefined;
  return exactWherePossible({ min: poor.min / official, max: poor.max / official });
}

function exactWherePossible(count: number | Interval | undefined): number | Interval | undefined {
  return typeof count === "object" && count.min === count.max ? count.min : count;
}
