// Checks what was sent of a household against what the city knows; every fault at once.
import { unknownAreas } from "../areas/area-query.ts";
import { type Area, rtCode } from "../areas/area.ts";
import { requireWithin } from "../areas/speak-for-area.ts";
import { type MeantArea, resolveArea, resolveAreas } from "../areas/resolve-area.ts";
import type { Context } from "../context.ts";
import { type Fault, fault } from "../fault.ts";
import { jakartaDate } from "../jakarta-date.ts";
import { Problem } from "../problem.ts";
import { type HouseholdCheck, householdFaults } from "./check-household.ts";
import type { SentHousehold } from "./household.ts";

/** What of a household is checked, and what is known of its place already. */
export interface SentCheck extends HouseholdCheck {
  /** By the codes of the village and of the RT as they were sent, what they stand for; absent: they are looked up. */
  readonly places?: ReadonlyMap<string, MeantArea>;
}

/**
 * The code of the RT that the household lives in.
 * @param alongside faults of other parts of the body, told with those of the household
 * @throws {Problem} `unprocessable` with every fault; `forbidden` outside the caller's area
 */
export async function checkSentHousehold(
  ctx: Context,
  sent: SentHousehold,
  at: string,
  { places, ...options }: SentCheck = {},
  alongside: readonly Fault[] = [],
): Promise<string> {
  const faults = householdFaults(sent, jakartaDate(ctx.now), at, options);
  return checkPlace(ctx, sent, at, [...alongside, ...faults], places);
}

/** The RT that is meant by a place. @throws {Problem} as `checkSentHousehold`, with `alongside` */
export async function checkPlace(
  ctx: Context,
  place: { readonly areaCode: string; readonly rt: string },
  at: string,
  alongside: readonly Fault[],
  places?: SentCheck["places"],
): Promise<string> {
  const { areaCode } = place;
  const asked = rtCode(areaCode, place.rt);
  const meant = places?.has(asked) ? places : await resolveAreas(ctx.db, [areaCode, asked]);
  const village = meant.get(areaCode)?.area;
  const unknown = village?.level === "village" ? [] : await villageFaults(ctx, areaCode, village, at);
  const faults = [...alongside, ...unknown];
  if (faults.length > 0) throw new Problem("unprocessable", { errors: faults });
  const { code } = meant.get(asked)!;
  requireWithin(ctx.actor, code);
  return code;
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
