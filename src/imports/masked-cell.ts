// PURE. Numbers that come back masked: whoever sends one has not written it, and two of them may be alike.
import { text } from "../fault.ts";

export const maskedFault = {
  code: "masked-number",
  detail: text(
    "Nomor ini disamarkan di berkas yang kami kirim kembali: tulis nomor lengkapnya.",
    "This number was masked in the file that we gave back: write the whole number.",
  ),
};

/** Columns that say who a row is about. */
const namingColumns = new Set([
  "family_card_number",
  "national_id",
  "household_source_id",
  "person_source_id",
]);

export function isNaming(column: string): boolean {
  return namingColumns.has(column);
}

export function isMasked(value: unknown): boolean {
  return typeof value === "string" && value.includes("****");
}

/** Pointers to ids of their own source in a household in JSON; other masks do not have the form of a number. */
export function maskedSourceIds(sent: Readonly<Record<string, unknown>>): string[] {
  const members = Array.isArray(sent.members) ? (sent.members as unknown[]) : [];
  const idOf = (one: unknown) => asRecord(asRecord(one).source).id;
  return [
    ...(isMasked(idOf(sent)) ? ["/source/id"] : []),
    ...members.flatMap((one, index) => (isMasked(idOf(one)) ? [`/members/${index}/source/id`] : [])),
  ];
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}
