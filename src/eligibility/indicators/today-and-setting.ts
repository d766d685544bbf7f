// PURE. What criteria may ask of the reference date and of the dated values that the coordination team keeps.
import type { Indicator } from "../catalogue.ts";
import { atLeastZero, date } from "./codes.ts";

export const todayIndicators: readonly Indicator[] = [
  {
    level: "today",
    name: "date",
    type: date,
    label: { id: "Tanggal acuan", en: "Reference date" },
    origin: "computed",
  },
  {
    level: "today",
    name: "year",
    type: atLeastZero,
    label: { id: "Tahun acuan", en: "Year of the reference date" },
    origin: "computed",
  },
];

export const settingIndicators: readonly Indicator[] = [
  {
    level: "setting",
    name: "minimumWageIdr",
    type: atLeastZero,
    label: { id: "Upah minimum kota sebulan", en: "The city's monthly minimum wage" },
    origin: "given",
    measure: "IDR",
  },
];
