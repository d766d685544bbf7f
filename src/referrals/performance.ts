// PURE. How an agency has done in a period.

export interface Performance {
  /** Referrals opened in the period that it was asked for. */
  readonly offered: number;
  readonly accepted: number;
  readonly completed: number;
  readonly failed: number;
  /** By the code of the reason. */
  readonly declined: Readonly<Record<string, number>>;
  /** Whose due time has passed, as of now, while it is the agency's turn. */
  readonly overdue: number;
  /** Due times that passed in the period. */
  readonly missed: number;
  /** Hours of the calendar from offer to pick-up, and from there to completion; null where there was none. */
  readonly acceptMedian: number | null;
  readonly acceptP90: number | null;
  readonly completeMedian: number | null;
  readonly completeP90: number | null;
}
