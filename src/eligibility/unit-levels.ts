// PURE. Which levels a program's unit lets its criteria ask.
import type { Level, Text, Unit } from "./catalogue.ts";

const byUnit: Readonly<Record<Unit, readonly Level[]>> = {
  household: ["household", "area", "today", "setting"],
  person: ["household", "member", "area", "today", "setting"],
  area: ["area", "today", "setting"],
};

/** The levels whose facts may be named directly in a criterion of this unit. */
export const readableLevels = (unit: Unit): readonly Level[] => byUnit[unit];

/** Whether criteria of this unit may look at the household's members. */
export const readsMembers = (unit: Unit): boolean => unit !== "area";

/** What to write instead when a level is out of a unit's sight. */
export function hintForUnit(unit: Unit): Text {
  if (unit === "area") {
    return {
      id: "Kriteria program wilayah hanya membaca `area`, `today` dan `setting`.",
      en: "Criteria of an area program read `area`, `today` and `setting` only.",
    };
  }
  return {
    id: "Program keluarga menanyakan anggotanya dengan `members`, misalnya `members.exists(m, …)`.",
    en: "A household program asks its members through `members`, for example `members.exists(m, …)`.",
  };
}
