// PURE. The shape of a sample: facts of an RT, and records one a line.
import type { Indicators } from "../src/invented-city/invented-household.ts";

export interface SampleArea {
  code: string;
  indicators: Indicators;
}

/** One record a line. */
export function toNdjson(records: readonly unknown[]): string {
  return records.map((record) => `${JSON.stringify(record)}\n`).join("");
}
