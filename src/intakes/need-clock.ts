// PURE. By when somebody has to do something about needs.
import type { Holidays } from "../holidays/working-days.ts";
import { jakartaDate } from "../jakarta-date.ts";
import { dueAtOf } from "../referrals/due-clock.ts";
import type { NeedStatus } from "./need-states.ts";

/**
 * Working days, as the national service for complaints (SP4N-LAPOR!) gives them: three until a report is looked at
 * and passed on, five until it is answered.
 */
export const needDays = { open: 3, forwarded: 5 } as const;

/** The due time of a state that is entered now; null: nobody is waited for. */
export function needsDueAt(status: NeedStatus | null, now: Date, holidays: Holidays): Date | null {
  if (status !== "open" && status !== "forwarded") return null;
  return dueAtOf(jakartaDate(now), needDays[status], holidays);
}
