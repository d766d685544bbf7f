// Sends the samples in by the public API: facts of RT, and households through the one door; what is there stays.
import { readFileSync } from "node:fs";
import type { InventedHousehold } from "../../src/invented-city/invented-household.ts";
import type { SampleArea } from "../sample.ts";
import type { ApiClient } from "./api-client.ts";
import { inParallel } from "./in-parallel.ts";
import { showProgress } from "./progress.ts";

const sentAtOnce = 4;

export interface Samples {
  readonly households: readonly InventedHousehold[];
  /** Facts of the RT in which the households live. */
  readonly areas: readonly SampleArea[];
}

/** The first `count` households. */
export function readSamples(count: number): Samples {
  const households = readLines<InventedHousehold>("households.ndjson").slice(0, count);
  const codes = new Set(households.map(rtCodeOf));
  const areas = readLines<SampleArea>("areas.ndjson").filter(({ code }) => codes.has(code));
  return { households, areas };
}

export function rtCodeOf({ areaCode, rt }: InventedHousehold): string {
  return `${areaCode}.${rt}`;
}

/** Answers how many were new. */
export async function sendAreas(desk: ApiClient, areas: readonly SampleArea[]): Promise<number> {
  const sent = await inParallel(areas, sentAtOnce, async ({ code, indicators }) => {
    const known = await desk.find<{ indicators?: object }>(`/v1/areas/${code}`);
    if (Object.keys(known?.indicators ?? {}).length > 0) return false;
    await desk.put(`/v1/areas/${code}/indicators`, { indicators, source: "sample" });
    return true;
  });
  return sent.filter(Boolean).length;
}

export interface SentHousehold {
  readonly id: string;
  readonly isNew: boolean;
}

/** In the order of the samples. */
export function sendHouseholds(
  desk: ApiClient,
  households: readonly InventedHousehold[],
): Promise<SentHousehold[]> {
  const progress = showProgress(households.length, "households");
  return inParallel(households, sentAtOnce, async (household) => {
    const known = await findHousehold(desk, household);
    const id = known ?? (await sendIntake(desk, household));
    progress();
    return { id, isNew: known === undefined };
  });
}

/** Numbers go in the body, never in a URL. */
async function findHousehold(desk: ApiClient, household: InventedHousehold): Promise<string | undefined> {
  const { familyCardNumber, source } = household;
  const number = familyCardNumber === undefined ? { source } : { familyCardNumber };
  const found = await desk.post<{ items: { id: string }[] }>("/v1/households/search", number);
  return found.items[0]?.id;
}

async function sendIntake(desk: ApiClient, household: InventedHousehold): Promise<string> {
  const intake = { channel: "field-officer", reportedBy: "Sample survey", household };
  return (await desk.post<{ household: { id: string } }>("/v1/intakes", intake)).household.id;
}

function readLines<Row>(file: string): Row[] {
  const text = readFileSync(new URL(`../${file}`, import.meta.url), "utf8");
  return text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Row);
}
