// PURE. Adds up what a version decides about subjects, one after the other; keeps counts alone.
import type { Outcome } from "../matching/match.ts";
import type { Counts } from "./simulation.ts";

/** What is counted of one subject. */
export interface Judged {
  /** 1–10, null where it is missing; `undefined`: the subject is no household nor part of one. */
  readonly decile: number | null | undefined;
  readonly outcome: Outcome;
  /** By the version in force; `undefined` where there is none. */
  readonly before: Outcome | undefined;
  readonly missing: readonly string[];
  /** Code of the criterion that alone excludes the subject. */
  readonly soleRefusal: string | undefined;
  /** Other programs that an eligible subject is eligible for, and those that it receives. */
  readonly eligibleFor: ReadonlySet<string>;
  readonly receives: ReadonlySet<string>;
}

export interface Tally {
  /** Takes in subjects of one RT, by its code. */
  of(areaCode: string): (judged: Judged) => void;
  /** All that has been added so far. */
  sums(): Sums;
}

export interface Sums {
  readonly totals: Counts;
  /** By the name of the fact. */
  readonly missing: ReadonlyMap<string, number>;
  /** By code. */
  readonly districts: ReadonlyMap<string, Counts>;
  readonly villages: ReadonlyMap<string, Counts>;
  readonly deciles: ReadonlyMap<number | null, Counts>;
  /** By the code of the criterion. */
  readonly excludedAlone: ReadonlyMap<string, number>;
  /** By the code of the other program. */
  readonly alsoEligible: ReadonlyMap<string, number>;
  readonly enrolled: ReadonlyMap<string, number>;
}

type Mutable = { -readonly [K in keyof Counts]: Counts[K] };

export function createTally(): Tally {
  const totals = zero();
  const [districts, villages] = [new Map<string, Mutable>(), new Map<string, Mutable>()];
  const deciles = new Map<number | null, Mutable>();
  const named = () => new Map<string, number>();
  const [missing, excludedAlone, alsoEligible, enrolled] = [named(), named(), named(), named()];
  return {
    of(areaCode) {
      // Made when somebody is there to be counted: an RT without subjects has no part in the answer.
      let groups: readonly Mutable[] | undefined;
      return (judged) => {
        const { decile } = judged;
        groups ??= [
          totals,
          groupOf(districts, ancestor(areaCode, 3)),
          groupOf(villages, ancestor(areaCode, 4)),
        ];
        for (const group of groups) count(group, judged);
        if (decile !== undefined) count(groupOf(deciles, decile), judged);
        if (judged.outcome === "undetermined") for (const fact of judged.missing) increase(missing, fact);
        if (judged.soleRefusal !== undefined) increase(excludedAlone, judged.soleRefusal);
        if (judged.outcome !== "eligible") return;
        for (const program of judged.eligibleFor) increase(alsoEligible, program);
        for (const program of judged.receives) increase(enrolled, program);
      };
    },
    sums: () => ({ totals, missing, districts, villages, deciles, excludedAlone, alsoEligible, enrolled }),
  };
}

function zero(): Mutable {
  return { subjects: 0, eligible: 0, ineligible: 0, undetermined: 0, gained: 0, lost: 0 };
}

function count(counts: Mutable, { outcome, before }: Judged): void {
  counts.subjects += 1;
  counts[outcome] += 1;
  if (outcome === "eligible" && before !== "eligible") counts.gained += 1;
  if (outcome !== "eligible" && before === "eligible") counts.lost += 1;
}

function groupOf<Key>(groups: Map<Key, Mutable>, key: Key): Mutable {
  const group = groups.get(key) ?? zero();
  groups.set(key, group);
  return group;
}

function increase(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

/** The area of an RT with that many parts in its code: three for the district, four for the village. */
function ancestor(rtCode: string, parts: number): string {
  return rtCode.split(".", parts).join(".");
}
