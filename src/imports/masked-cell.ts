// PURE. Numbers that come back masked: whoever sends one has not written it, and two of them may be alike.
import { pointer, text } from "../fault.ts";

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

/** What a whole number leaves when it is masked, wherever it stood. */
const wholeMask = "*".repeat(12);

/** Whether a number was masked in a text that may have stars of its own. */
export function holdsMask(text: string): boolean {
  return text.length >= wholeMask.length && text.includes(wholeMask);
}

/** Pointers to whatever is masked in a line of JSON: ids of their own source like naming columns, all else like other cells. */
export function maskedPointers(sent: Readonly<Record<string, unknown>>, line: string): string[] {
  const pointers = new Set(maskedSourceIds(sent));
  // Nearly no line has one.
  if (holdsMask(line)) collectMasked(sent, "", pointers);
  return [...pointers];
}

function collectMasked(value: unknown, at: string, pointers: Set<string>): void {
  if (typeof value === "string" && holdsMask(value)) pointers.add(at);
  if (typeof value !== "object" || value === null) return;
  for (const [name, one] of Object.entries(value)) collectMasked(one, at + pointer(name), pointers);
}

function maskedSourceIds(sent: Readonly<Record<string, unknown>>): string[] {
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
