// PURE. Days as the text `YYYY-MM-DD`: what is one, and its parts. Texts of this form compare as days do.
import type { DatePart, Ordering } from "./tree.ts";

/** Whether a text is a day that the calendar has; 30 February is none. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

const digit = (text: string, place: number): number => text.charCodeAt(place) - 48;
const twoDigits = (text: string, place: number): number => digit(text, place) * 10 + digit(text, place + 1);

/** The year, e.g. 2025. */
export const yearOf = (day: string): number => twoDigits(day, 0) * 100 + twoDigits(day, 2);
/** The month from 0, as CEL's `getMonth` counts. */
export const monthOf = (day: string): number => twoDigits(day, 5) - 1;
/** The day of the month from 1, as CEL's `getDate` counts. */
export const dayOf = (day: string): number => twoDigits(day, 8);

/** The part of a day that a method of CEL's timestamps gives. */
export function partOf(part: DatePart, day: string): number {
  switch (part) {
    case "year":
      return yearOf(day);
    case "month":
      return monthOf(day);
    case "day":
      return dayOf(day);
    case "dayFromZero":
      return dayOf(day) - 1;
  }
}

export function compareDays(op: Ordering, a: string, b: string): boolean {
  switch (op) {
    case "<":
      return a < b;
    case "<=":
      return a <= b;
    case ">":
      return a > b;
    case ">=":
      return a >= b;
  }
}
