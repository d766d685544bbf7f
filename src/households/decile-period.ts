// PURE. The periods that the national statistics office dates its deciles by: a year, a quarter or a month.

/** First month, `YYYY-MM`: `2026` and `2026-Q1` begin with `2026-01`. */
export function periodStart(period: string): string {
  const { year, quarter, month } = partsOf(period);
  return `${year}-${month ?? monthOf((quarter ?? 1) * 3 - 2)}`;
}

/** Last month, `YYYY-MM`: `2026` and `2026-Q4` end with `2026-12`. */
export function periodEnd(period: string): string {
  const { year, quarter, month } = partsOf(period);
  return `${year}-${month ?? monthOf((quarter ?? 4) * 3)}`;
}

function partsOf(period: string): { year: string; quarter?: number; month?: string } {
  const [year = "", part] = period.split("-");
  if (part === undefined) return { year };
  return part.startsWith("Q") ? { year, quarter: Number(part.slice(1)) } : { year, month: part };
}

function monthOf(number: number): string {
  return String(number).padStart(2, "0");
}
