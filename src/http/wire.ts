// PURE. The small types that every feature's schemas are made of, with examples for the document.
import { z } from "zod";
import { faultParams, inBothLanguages } from "./zod-faults.ts";

/** Control characters carry no name or address, and break terminals, CSV files and logs. */
const control = /\p{Cc}/u;
const controlButLines = /[^\P{Cc}\n\r\t]/u;

/** One line of text without control characters, trimmed, not empty. */
export const line = (maxCharacters: number) => text(maxCharacters, control);

/** Text that may have several lines. */
export const paragraph = (maxCharacters: number) => text(maxCharacters, controlButLines);

/** Half of a surrogate pair: JSON can escape one alone, and neither UTF-8 nor Postgres can hold it. */
const halfCharacter = /\p{Cs}/u;

function text(maxCharacters: number, forbidden: RegExp) {
  return z
    .string()
    .trim()
    .min(1)
    .max(maxCharacters)
    .refine((value) => !halfCharacter.test(value), {
      params: faultParams(
        "ill-formed-text",
        "Berisi separuh karakter (surrogate tunggal).",
        "Contains half a character (a lone surrogate).",
      ),
    })
    .refine((value) => !forbidden.test(value), {
      params: faultParams("control-character", "Berisi karakter kendali.", "Contains control characters."),
    });
}

/** A text in both languages. */
export const bilingual = (maxCharacters: number) =>
  z.strictObject({ id: paragraph(maxCharacters), en: paragraph(maxCharacters) });

/** Nobody who is alive was born before, and no program is older. */
const firstDate = "1900-01-01";

const tooEarly = {
  params: faultParams("too-early", `Tidak sebelum ${firstDate}.`, `Not before ${firstDate}.`),
};

export const isoDate = z.iso
  .date({ abort: true })
  .refine((date) => date >= firstDate, tooEarly)
  .meta({ examples: ["2026-07-01"] });

/** A moment (RFC 3339). Callers may send any offset, such as `+07:00`; answers are in UTC. */
export const timestamp = z.iso
  .datetime({ offset: true, abort: true })
  .refine((moment) => Date.parse(moment) >= Date.parse(firstDate), tooEarly)
  .meta({ examples: ["2026-07-01T02:03:04.567Z"] });
export const uuid = z.uuid().meta({ examples: ["0198c0de-7a00-7000-8000-000000000001"] });

/** Codes of programs, agencies, reasons, criteria: lower case, digits and hyphens. */
const codeLike = (example: string) =>
  z
    .string()
    .regex(
      /^[a-z][a-z0-9-]{1,59}$/,
      inBothLanguages(
        "Huruf kecil, angka dan tanda hubung, 2 sampai 60 karakter.",
        "Lower-case letters, digits and hyphens, 2 to 60 characters.",
      ),
    )
    .meta({ examples: [example] });

export const code = codeLike("jambi-cerdas");
export const agencyCode = codeLike("dinsos");
export const reasonCode = codeLike("client-refused");

/** Area codes of the Home Ministry; an RT has three more digits. */
export const areaCode = z
  .string()
  .regex(
    /^\d{2}(\.\d{2}(\.\d{2}(\.\d{4}(\.\d{3})?)?)?)?$/,
    inBothLanguages("Angka dan titik, seperti 15.71.08.1003.", "Digits and dots, such as 15.71.08.1003."),
  )
  .meta({ examples: ["15.71.08.1003"] });

/** An area's code, or an alias of it: a former code, or the statistics office's. */
export const areaCodeOrAlias = z
  .string()
  .regex(
    /^\d[\d.]{1,19}$/,
    inBothLanguages(
      "Angka dan titik, seperti 15.71.08.1003 atau 1571030001.",
      "Digits and dots, such as 15.71.08.1003 or 1571030001.",
    ),
  )
  .meta({ examples: ["15.71.08.1003"] });

/** The number of an RT within its village, `012` or `12`. */
export const rtNumber = z
  .string()
  .regex(
    /^(?!0+$)\d{1,3}$/,
    inBothLanguages("Satu sampai tiga angka, bukan nol.", "One to three digits, not zero."),
  )
  .meta({ examples: ["012"] });
