// PURE. Counts days back from a date, `YYYY-MM-DD`.

export function daysBefore(date: string, days: number): string {
  return new Date(Date.parse(date) - days * 86_400_000).toISOString().slice(0, 10);
}
