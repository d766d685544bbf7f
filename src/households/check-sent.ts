// Checks what was sent of a household against what the city knows; every fault at once.
import { unknownAreas } from "../areas/area-query.ts";
import { type Area, rtCode } from "../areas/area.ts";
import { requireWithin } from "../areas/speak-for-area.ts";
import { resolveArea } from "../areas/resolve-area.ts";
import type { Context } from "../context.ts";
import { type Fault, fault } from "../fault.ts";
import { jakartaDate } from "../jakarta-date.ts";
import { Problem } from "../problem.ts";
import { type HouseholdCheck, householdFaults } from "./check-household.ts";
import type { SentHousehold } from "./household.ts";

/** What of a household is checked, and what is known of its place already. */
export interface SentCheck extends HouseholdCheck {
  /** By the code that was sent, what it stands for; absent: it is looked up. */
  readonly places?: ReadonlyMap<string, Area | undefined>;
}

/**
 * The village that the household lives in.
 * @param alongside faults of other parts of the body, told with those of the household
 * @throws {Problem} `unprocessable` with every fault; `forbidden` outside the caller's area
 */
export async function checkSentHousehold(
  ctx: Context,
  sent: SentHousehold,
  at: string,
  { places, ...options }: SentCheck = {},
  alongside: readonly Fault[] = [],
): Promise<Area> {
  const faults = householdFaults(sent, jakartaDate(ctx.now), at, options);
  return checkVillage(ctx, sent, at, [...alongside, ...faults], places);
}

/** The village of a place that was sent. @throws {Problem} as `checkSentHousehold`, with `alongside` */
export async function checkVillage(
  ctx: Context,
  place: { readonly areaCode: string; readonly rt: string },
  at: string,
  alongside: readonly Fault[],
  places?: SentCheck["places"],
): Promise<Area> {
  const { areaCode } = place;
  const village = places?.has(areaCode) ? places.get(areaCode) : await resolveArea(ctx.db, areaCode);
  const unknown = village?.level === "village" ? [] : await villageFaults(ctx, place.areaCode, village, at);
  const faults = [...alongside, ...unknown];
  if (faults.length > 0 || !village) throw new Problem("unprocessable", { errors: faults });
  requireWithin(ctx.actor, rtCode(village.code, place.rt));
  return village;
}

/** The same faults of a body that failed its schema, told beside those of the schema. */
export async function looseHouseholdFaults(
  ctx: Context,
  household: unknown,
  at: string,
  options: HouseholdCheck = {},
): Promise<Fault[]> {
  const faults = householdFaults(household, jakartaDate(ctx.now), at, options);
  const areaCode = (household as { areaCode?: unknown } | null | undefined)?.areaCode;
  if (!isAreaCode(areaCode)) return faults;
  const village = await resolveArea(ctx.db, areaCode);
  if (village?.level !== "village") faults.push(...(await villageFaults(ctx, areaCode, village, at)));
  return faults;
}

/** Whether it is written as codes of areas are. */
export function isAreaCode(code: unknown): code is string {
  return typeof code === "string" && /^[\d.]{1,20}$/.test(code);
}

/** Why a code names no village. */
export async function villageFaults(
  ctx: Context,
  code: string,
  found: Area | undefined,
  at: string,
): Promise<Fault[]> {
  if (!found) return unknownAreas(ctx.db, [{ pointer: `${at}/areaCode`, code }]);
  return [
    fault(
      `${at}/areaCode`,
      "not-a-village",
      `${found.name} bukan kelurahan; kirim kode kelurahan, dan RT dalam "rt".`,
      `${found.name} is not a village; send the village's code, and the RT in "rt".`,
    ),
  ];
}
