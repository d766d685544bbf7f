// The committed sample households.
import { readFileSync } from "node:fs";
import type { InventedHousehold } from "../src/invented-city/invented-household.ts";

export function samples(): InventedHousehold[] {
  const lines = readFileSync(new URL("../samples/households.ndjson", import.meta.url), "utf8");
  return lines
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as InventedHousehold);
}
