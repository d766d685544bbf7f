// PURE. Which version of a program decides on a day. All dates are `YYYY-MM-DD` in Jakarta.
import { addDays } from "../jakarta-date.ts";

export interface Validity {
  readonly validFrom: string;
  readonly validTo: string | null;
}

export interface Dated {
  readonly version: number;
  readonly effectiveFrom: string;
}

/** Whether the program is given on that day: both its first and its last day count. */
export function isRunning({ validFrom, validTo }: Validity, asOf: string): boolean {
  return validFrom <= asOf && (validTo === null || asOf <= validTo);
}

/** A program with its published versions, in any order. */
export interface Versioned<V extends Dated> extends Validity {
  readonly versions: readonly V[];
}

/**
 * The version in force: the latest that is effective on the day, of two with one date the higher number; none
 * while the program is not running.
 */
export function inForce<V extends Dated>(program: Versioned<V>, asOf: string): V | undefined {
  return isRunning(program, asOf) ? latestEffective(program.versions, asOf) : undefined;
}

/** The next day at which another version, or none, is in force; `null`: none is to come. */
export function nextSwitch(program: Versioned<Dated>, asOf: string): string | null {
  const now = inForce(program, asOf);
  const ends = program.validTo === null ? [] : [addDays(program.validTo, 1)];
  const starts = [program.validFrom, ...program.versions.map(({ effectiveFrom }) => effectiveFrom)];
  const later = [...starts, ...ends].filter((date) => date > asOf).sort();
  return later.find((date) => inForce(program, date) !== now) ?? null;
}

/**
 * How a version stands on a day. Retired is a published one that a later one has superseded; that follows from
 * the dates, so it is computed and never stored: no job has to turn it over at midnight.
 */
export function statusOn(
  version: Dated & { readonly status: "draft" | "published" },
  published: readonly Dated[],
  asOf: string,
): "draft" | "published" | "retired" {
  if (version.status === "draft") return "draft";
  const latest = latestEffective(published, asOf);
  return latest && supersedes(latest, version) ? "retired" : "published";
}

function latestEffective<V extends Dated>(versions: readonly V[], asOf: string): V | undefined {
  let latest: V | undefined;
  for (const version of versions) {
    if (version.effectiveFrom > asOf) continue;
    if (latest === undefined || supersedes(version, latest)) latest = version;
  }
  return latest;
}

function supersedes(a: Dated, b: Dated): boolean {
  return a.effectiveFrom === b.effectiveFrom ? a.version > b.version : a.effectiveFrom > b.effectiveFrom;
}
