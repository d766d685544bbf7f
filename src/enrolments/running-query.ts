// PURE. When an enrolment runs, in SQL, said once for every statement that asks.

/**
 * Whether enrolment `row` runs on the date `asOf`: neither ended nor voided, and its last day not past. One that has
 * lapsed keeps its stored status until the program is given again.
 * @param row alias of the table
 * @param asOf a parameter such as `$3`, a date in Jakarta
 */
export function isRunning(row: string, asOf: string): string {
  return `(${row}.status in ('active', 'suspended')
    and (${row}.ends_on is null or ${row}.ends_on >= ${asOf}::date))`;
}
