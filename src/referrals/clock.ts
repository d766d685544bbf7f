// PURE. What is kept of the clock of a referral: by when its state is due, and what comes next.

/**
 * What a clock leads to. `hold-ended`: the date has come until which the holder wanted to wait, and the clock goes on;
 * `due-soon`: one working day is left; `overdue`: the due time has passed; `expire`: a second period has passed too.
 */
export const alarms = ["hold-ended", "due-soon", "overdue", "expire"] as const;
export type Alarm = (typeof alarms)[number];

export interface Clock {
  /** The end of the last day on time; once it is missed it stays, so that it tells since when. */
  readonly dueAt: Date | null;
  /** How often it was missed: 0, 1, or 2 when the second period has passed too. */
  readonly missed: number;
  /** Working days of the period, as the program had it when the clock started. */
  readonly dueDays: number | null;
  /** While the clock is stopped: the working days that were left. */
  readonly daysLeft: number | null;
  readonly alarm: Alarm | null;
  /** The alarm goes off as soon as this has passed. */
  readonly alarmAt: Date | null;
}

/** Working days that a program gives to accept and to complete. */
export interface DueTerms {
  readonly accept: number;
  readonly complete: number;
}

export const noClock: Clock = {
  dueAt: null,
  missed: 0,
  dueDays: null,
  daysLeft: null,
  alarm: null,
  alarmAt: null,
};
