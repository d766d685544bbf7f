// PURE. Joins what is sent of a subject and what is derived for it into one record of a level.
import type { Level } from "../catalogue.ts";
import { cityCatalogue } from "./catalogue.ts";
import type { GivenFacts } from "./records.ts";

/** Takes what the catalogue says is given from `sent`, all else of the level from `derived`, and no other name. */
export type JoinRecords = (sent: GivenFacts, derived: GivenFacts) => GivenFacts;

/**
 * Compiles the join of a level to one object literal: it runs for every person of a bulk run, and copying name by
 * name in a loop takes many times as long. The code holds names of the catalogue only.
 */
export function joinRecords(level: Level): JoinRecords {
  const fields = cityCatalogue.indicators
    .filter((indicator) => indicator.level === level)
    .map(
      ({ name, origin, field }) => `${name}: ${origin === "given" && !field ? "sent" : "derived"}.${name}`,
    );
  return new Function("sent", "derived", `"use strict"; return { ${fields.join(", ")} };`) as JoinRecords;
}
