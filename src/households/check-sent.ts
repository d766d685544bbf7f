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

/**
 * The village that the household lives in.
 * @param alongside faults of other parts of the body, told with those of the household
 * @throws {Problem} `unprocessable` with every fault; `forbidden` outside the caller's area
 */
export async function checkSentHousehold(
  ctx: Context,
  sent: SentHousehold,
  at: string,
  options: HouseholdCheck = {},
  alongside: readonly Fault[] = [],
): Promise<Area> {
  const faults = householdFaults(sent, jakartaDate(ctx.now), at, options);
  return checkVillage(ctx, sent, at, [...alongside, ...faults]);
}

/** The village of a place that was sent. @throws {Problem} as `checkSentHousehold`, with `alongside` */
export async function checkVillage(
  ctx: Context,
  place: { readonly areaCode: string; readonly rt: string },
  at: string,
  alongside: readonly Fault[],
): Promise<Area> {
  const village = await resolveArea(ctx.db, place.areaCode);
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
  if (typeof areaCode !== "string" || !/^[\d.]{1,20}$/.test(areaCode)) return faults;
  const village = await resolveArea(ctx.db, areaCode);
  if (village?.level !== "village") faults.push(...(await villageFaults(ctx, areaCode, village, at)));
  return faults;
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
