// The committed sample households.
import { readFileSync } from "node:fs";
import type { SampleHousehold } from "../samples/sample.ts";

export function samples(): SampleHousehold[] {
  const lines = readFileSync(new URL("../samples/households.ndjson", import.meta.url), "utf8");
  return lines
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as SampleHousehold);
}
