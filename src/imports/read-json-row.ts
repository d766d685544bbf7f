// PURE. From a line of JSON to a household as the API takes it, and back from its faults to the line.
import { type Fault, text } from "../fault.ts";
import type { Candidate } from "./assemble-family.ts";
import { maskedFault, maskedPointers } from "./masked-cell.ts";
import type { Row } from "./row.ts";

/** A household in JSON, one a line. */
export function readJsonRow(row: Row): Candidate {
  const { line } = row;
  const rows = [row];
  const content = row.cells[0]!;
  const place = (faults: readonly Fault[]) =>
    faults.map(({ pointer, code, detail }) => ({
      line,
      column: pointer === "" ? null : pointer,
      code,
      detail,
    }));
  const sent = parsed(content);
  if (sent) {
    const masks = maskedPointers(sent, content);
    const unread = masks.map((column) => ({ line, column, ...maskedFault }));
    // That a mask has not the form of a number goes without saying.
    const others = (faults: readonly Fault[]) => faults.filter((one) => !masks.includes(one.pointer));
    return { rows, sent, faults: unread, place: (faults) => place(others(faults)) };
  }
  const detail = text("Baris ini bukan objek JSON.", "This line is no JSON object.");
  return { rows, sent: undefined, faults: [{ line, column: null, code: "malformed-json", detail }], place };
}

function parsed(content: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(content);
    const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
    return isObject ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
