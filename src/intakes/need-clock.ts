// PURE. By when somebody has to do something about needs.
import type { Holidays } from "../holidays/working-days.ts";
import { jakartaDate } from "../jakarta-date.ts";
import { dueAtOf } from "../referrals/due-clock.ts";
import type { NeedStatus } from "./need-states.ts";

/** Working days: until a village has handled it or passed it on, and until it is answered. Assumed; no rule of the city is known. */
export const needDays = { open: 3, forwarded: 5 } as const;

/** The due time of a state that is entered now; null: nobody is waited for. */
export function needsDueAt(status: NeedStatus | null, now: Date, holidays: Holidays): Date | null {
  if (status !== "open" && status !== "forwarded") return null;
  return dueAtOf(jakartaDate(now), needDays[status], holidays);
}
