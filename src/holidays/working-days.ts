// PURE. Working days: all but Saturdays, Sundays and the holidays of the city's table. Dates are Jakarta's, `YYYY-MM-DD`.
import { addDays } from "../jakarta-date.ts";

/** Dates on which nobody works beside weekends. */
export type Holidays = ReadonlySet<string>;

export function isWorkingDay(date: string, holidays: Holidays): boolean {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !holidays.has(date);
}

/**
 * The working day that is `days` working days after the date, which itself does not count; with 0 the date itself,
 * or the first working day after a day off.
 */
export function addWorkingDays(date: string, days: number, holidays: Holidays): string {
  let at = date;
  let left = days;
  if (left === 0 && !isWorkingDay(at, holidays)) left = 1;
  while (left > 0) {
    at = addDays(at, 1);
    if (isWorkingDay(at, holidays)) left -= 1;
  }
  return at;
}

/** How many working days lie after the one date, up to and with the other; 0 when that does not come later. */
export function workingDaysUntil(date: string, last: string, holidays: Holidays): number {
  let count = 0;
  for (let at = addDays(date, 1); at <= last; at = addDays(at, 1)) {
    if (isWorkingDay(at, holidays)) count += 1;
  }
  return count;
}

/** The last working day before the date. */
export function workingDayBefore(date: string, holidays: Holidays): string {
  let at = addDays(date, -1);
  while (!isWorkingDay(at, holidays)) at = addDays(at, -1);
  return at;
}
