// PURE. The day that the facts of a file were seen on: the last of its period, or today while that goes on.
import { periodEnd } from "../households/decile-period.ts";
import { addDays, jakartaDate } from "../jakarta-date.ts";

export function observedOn(period: string, now: Date): string {
  const [year = 0, month = 0] = periodEnd(period).split("-").map(Number);
  const next = month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, "0")}-01`;
  const last = addDays(next, -1);
  const today = jakartaDate(now);
  return last < today ? last : today;
}
