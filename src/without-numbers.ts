// PURE. Texts that may be shown or kept: no whole number of a person or card stands in them.

/** What people put between the digits of a number, up to three of them: blanks, also those that break no line, and dashes. */
export const between = "[\\s\\u200b\\u2060./_\\u2010-\\u2015\\u2212-]";

const together = /\d{16,}/g;
const uuid = "\\b[\\da-f]{8}-[\\da-f]{4}-[1-8][\\da-f]{3}-[89ab][\\da-f]{3}-[\\da-f]{12}\\b";
const apart = new RegExp(`${uuid}|\\d+(?:${between}{1,3}\\d+)+`, "gi");
const gap = new RegExp(`${between}+`);
const isUuid = new RegExp(`^${uuid}$`, "i");

/**
 * Numbers of sixteen digits that stand together, and what stands apart and could be one by its form. Phones, dates, codes
 * of areas and UUIDs stay.
 * @param mask what stands for the digits that were found, with what is between them
 */
export function withoutNumbers(text: string, mask: (digits: string) => string): string {
  return text
    .replaceAll(together, mask)
    .replaceAll(apart, (run) => (isUuid.test(run) || !holdsNumber(run.split(gap)) ? run : mask(run)));
}

/** District, a day (of women 40 later) with its month and year, and a serial number. */
const numberForm = /^[1-9]\d{5}(?:[04][1-9]|[1256]\d|[37][01])(?:0[1-9]|1[0-2])\d{6}$/;

/** Whether some parts that follow each other make sixteen digits that could be a number of a person or card. */
function holdsNumber(parts: readonly string[]): boolean {
  return parts.some((_, from) => {
    let digits = "";
    for (let at = from; digits.length < 16 && at < parts.length; at += 1) digits += parts[at]!;
    return numberForm.test(digits);
  });
}
