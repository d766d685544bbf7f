// PURE. What an area is, and how the code of an RT is made.
import type { FactRecord } from "../eligibility/catalogue.ts";
import type { Observation } from "./merge-observed.ts";

export const areaLevels = ["city", "district", "village", "rt"] as const;
export type AreaLevel = (typeof areaLevels)[number];

/** A node of city → district → village → RT; only an RT carries facts. */
export interface Area {
  /** The Home Ministry's code; of an RT, its village's and three digits. */
  readonly code: string;
  readonly level: AreaLevel;
  readonly parentCode: string | null;
  readonly name: string;
  /** False for an RT made on first use, until someone of its village says that it exists. */
  readonly confirmed: boolean;
  readonly indicators: FactRecord;
  readonly observation: Observation;
  readonly updatedAt: Date;
  readonly revision: number;
}

/** Another code of an area: the statistics office's own, or one from before an area was split or merged. */
export interface AreaAlias {
  readonly alias: string;
  readonly kind: "bps" | "former";
}

/** The code of an RT of a village; `rt` is its number, one to three digits. */
export function rtCode(villageCode: string, rt: string): string {
  return `${villageCode}.${rt.padStart(3, "0")}`;
}

/** The village and the number that an RT code is made of; `undefined` for codes of other levels. */
export function partsOfRtCode(code: string): { villageCode: string; rt: string } | undefined {
  const parts = /^(\d{2}\.\d{2}\.\d{2}\.\d{4})\.(\d{3})$/.exec(code);
  return parts ? { villageCode: parts[1]!, rt: parts[2]! } : undefined;
}
