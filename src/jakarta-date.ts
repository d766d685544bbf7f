// PURE. The calendar of the house: dates in Asia/Jakarta, which has kept UTC+7 without daylight saving since 1964.

const offsetMs = 7 * 3_600_000;

/** The date in Jakarta at a moment, `YYYY-MM-DD`. Source: IANA time zone database, Asia/Jakarta. */
export function jakartaDate(at: Date): string {
  return new Date(at.getTime() + offsetMs).toISOString().slice(0, 10);
}

/** The date `days` later (earlier when negative), `YYYY-MM-DD`. */
export function addDays(date: string, days: number): string {
  const at = new Date(`${date}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}

/** The first moment of a date in Jakarta. */
export function startOfDay(date: string): Date {
  return new Date(Date.parse(`${date}T00:00:00Z`) - offsetMs);
}

/** The last millisecond of a date in Jakarta: what is due on that date is due then. */
export function endOfDay(date: string): Date {
  return new Date(startOfDay(addDays(date, 1)).getTime() - 1);
}
