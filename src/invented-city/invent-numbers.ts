// PURE. Invents numbers of families and of people in the form of real ones, of which none can be a real one.
import { addDays } from "../jakarta-date.ts";
import type { Random } from "./random.ts";

/** Civil registries count a day's births or cards from 0001, so serials from 9001 meet no real number. */
export const firstSerial = 9001;
export const lastSerial = 9999;

/** The last four digits; what stands before them is region and day, twelve digits. */
export interface Serials {
  ofFamilyCard(regionAndDay: string): number;
  ofPerson(regionAndDay: string): number;
}

/** Region, date of issue, serial. */
export function inventFamilyCardNumber(random: Random, region: string, serials: Serials): string {
  const issuedOn = addDays("2025-12-31", -random.integer(0, 3650));
  const start = `${region}${dayMonthYear(issuedOn, 0)}`;
  return `${start}${serials.ofFamilyCard(start)}`;
}

/** Region of first registration, day (plus 40 for women), month and year of birth, serial. */
export function inventNationalId(
  random: Random,
  { region, birthDate, sex }: { region: string; birthDate: string; sex: "female" | "male" },
  serials: Serials,
): string {
  const firstRegion = random.chance(0.85) ? region : `1571${String(random.integer(1, 11)).padStart(2, "0")}`;
  const start = `${firstRegion}${dayMonthYear(birthDate, sex === "female" ? 40 : 0)}`;
  return `${start}${serials.ofPerson(start)}`;
}

function dayMonthYear(date: string, addedToDay: number): string {
  const day = String(Number(date.slice(8)) + addedToDay).padStart(2, "0");
  return `${day}${date.slice(5, 7)}${date.slice(2, 4)}`;
}
