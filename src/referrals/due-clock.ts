// PURE. The clock of a referral: by when its state is due, in working days, and what is to be told or done next, and when.
import {
  addWorkingDays,
  type Holidays,
  workingDayBefore,
  workingDaysUntil,
} from "../holidays/working-days.ts";
import { addDays, endOfDay, jakartaDate } from "../jakarta-date.ts";
import { type Alarm, type Clock, type DueTerms, noClock } from "./clock.ts";
import type { ReferralState } from "./referral.ts";

/** The one rule of due times: the end of the day that is so many working days after the date. */
export function dueAtOf(date: string, days: number, holidays: Holidays): Date {
  return endOfDay(addWorkingDays(date, days, holidays));
}

/** The clock of a state that is entered now: `requested` to accept, `accepted` and `in-progress` to complete. */
export function clockOf(status: ReferralState, terms: DueTerms, now: Date, holidays: Holidays): Clock {
  const dueDays = daysOf(status, terms);
  if (dueDays === undefined) return noClock;
  return running({ ...noClock, dueDays }, dueAtOf(jakartaDate(now), dueDays, holidays), holidays);
}

function daysOf(status: ReferralState, { accept, complete }: DueTerms): number | undefined {
  if (status === "requested") return accept;
  return status === "accepted" || status === "in-progress" ? complete : undefined;
}

export interface Moved {
  readonly action: string;
  readonly status: ReferralState;
  readonly heldUntil: string | null;
}

/** The clock after a move: stopped, going on, as it was, or one of the state that is entered. */
export function clockAfter(
  before: Clock & { readonly status: ReferralState },
  { action, status, heldUntil }: Moved,
  terms: DueTerms,
  now: Date,
  holidays: Holidays,
): Clock {
  if (action === "hold") return stopped(before, heldUntil, jakartaDate(now), holidays);
  if (action === "resume") return goneOn(before, jakartaDate(now), holidays);
  // Work that begins, and the other candidates after a decline, have the time that is left.
  const isSamePeriod = action === "start" || (action === "decline" && status === before.status);
  return isSamePeriod ? clockPart(before) : clockOf(status, terms, now, holidays);
}

/** What was left stays, to go on from the date `until`, or when the holder resumes. */
function stopped(clock: Clock, until: string | null, today: string, holidays: Holidays): Clock {
  const end = clock.alarm === "expire" ? clock.alarmAt : clock.missed === 0 ? clock.dueAt : null;
  if (end === null) return { ...clockPart(clock), alarm: null, alarmAt: null };
  const daysLeft = workingDaysUntil(today, jakartaDate(end), holidays);
  const halted = { ...clockPart(clock), daysLeft, alarm: null, alarmAt: null };
  if (until === null) return { ...halted, dueAt: clock.missed === 0 ? null : clock.dueAt };
  return {
    ...halted,
    dueAt: clock.missed === 0 ? dueAtOf(until, daysLeft, holidays) : clock.dueAt,
    alarm: "hold-ended",
    alarmAt: endOfDay(addDays(until, -1)),
  };
}

/** From the date on the days count that were left; a clock that already goes on stays as it is. */
function goneOn(clock: Clock, date: string, holidays: Holidays): Clock {
  const { daysLeft } = clock;
  if (daysLeft === null) return clockPart(clock);
  const end = dueAtOf(date, daysLeft, holidays);
  if (clock.missed === 0) return running({ ...clockPart(clock), daysLeft: null }, end, holidays);
  return { ...clockPart(clock), daysLeft: null, alarm: "expire", alarmAt: end };
}

function running(clock: Clock, dueAt: Date, holidays: Holidays): Clock {
  const alarmAt = endOfDay(workingDayBefore(jakartaDate(dueAt), holidays));
  return { ...clock, dueAt, alarm: "due-soon", alarmAt };
}

export interface Rung {
  /** What really goes off: after a downtime a reminder may come too late to be one. */
  readonly alarm: Exclude<Alarm, "expire">;
  readonly clock: Clock;
}

/**
 * What comes of an alarm whose time has passed; `expire` is a move, and no matter of the clock alone.
 * After a miss a second period of the same length begins: with the due day, or after a downtime with the day before
 * today, so that nobody loses a referral in the moment in which it is told.
 */
export function ring(
  clock: Clock & { readonly alarm: Rung["alarm"]; readonly heldUntil: string | null },
  now: Date,
  holidays: Holidays,
): Rung {
  const today = jakartaDate(now);
  if (clock.alarm === "hold-ended") {
    return { alarm: "hold-ended", clock: goneOn(clock, clock.heldUntil ?? today, holidays) };
  }
  const { dueAt, dueDays } = clock;
  if (clock.alarm === "due-soon" && dueAt !== null && now <= dueAt) {
    return { alarm: "due-soon", clock: { ...clockPart(clock), alarm: "overdue", alarmAt: dueAt } };
  }
  const [dueOn, yesterday] = [jakartaDate(dueAt ?? now), addDays(today, -1)];
  const from = dueOn > yesterday ? dueOn : yesterday;
  const alarmAt = dueAtOf(from, dueDays ?? 1, holidays);
  return { alarm: "overdue", clock: { ...clockPart(clock), missed: 1, alarm: "expire", alarmAt } };
}

/** Missed twice, and nobody else can be asked: nothing more comes by itself. */
export function escalated(clock: Clock): Clock {
  return { ...clockPart(clock), missed: 2, alarm: null, alarmAt: null };
}

function clockPart({ dueAt, missed, dueDays, daysLeft, alarm, alarmAt }: Clock): Clock {
  return { dueAt, missed, dueDays, daysLeft, alarm, alarmAt };
}
