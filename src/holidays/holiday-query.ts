// PURE. Reads holidays inside the statements of other features.

/** The dates from the parameter on, as an array of texts. */
export const holidaysFrom = (parameter: string) =>
  `array(select h.date::text from holidays h where h.date >= ${parameter}::date order by h.date)`;
