// PURE. Dates and ages as Indonesian letters write them.
import { ageAt } from "../eligibility/indicators/derive-age.ts";

const months = [
  ...["Januari", "Februari", "Maret", "April", "Mei", "Juni"],
  ...["Juli", "Agustus", "September", "Oktober", "November", "Desember"],
];

/** @param date `YYYY-MM-DD` */
export function indonesianDate(date: string): string {
  const [year, month, day] = date.split("-").map(Number);
  return `${day} ${months[month! - 1]} ${year}`;
}

/** When somebody was born and how old that makes them on a day, as far as it is on file. */
export function indonesianBirth(
  { birthDate, birthYear }: { readonly birthDate: string | null; readonly birthYear: number | null },
  today: string,
): string {
  if (birthDate === null) return birthYear === null ? "tidak tercatat" : `tahun ${birthYear}`;
  const age = ageAt(birthDate, today);
  return `${indonesianDate(birthDate)}${age === undefined ? "" : ` (${age} tahun)`}`;
}
