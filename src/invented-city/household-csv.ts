// PURE. Households as comma-separated values: one row a person, what is said of the household repeated in each.
import { csvCell } from "../csv-cell.ts";
import { indicatorColumns } from "../eligibility/indicators/file-columns.ts";
import type { InventedHousehold, InventedMember } from "./invented-household.ts";

type Cell = boolean | number | string | readonly string[] | undefined;
type Column = readonly [name: string, cell: (household: InventedHousehold, member: InventedMember) => Cell];

const columns: readonly Column[] = [
  ["family_card_number", ({ familyCardNumber }) => familyCardNumber],
  ["household_source_id", ({ source }) => source?.id],
  ["area_code", ({ areaCode }) => areaCode],
  ["rt", ({ rt }) => rt],
  ["rw", ({ rw }) => rw],
  ["address", ({ address }) => address],
  ["phone", ({ phone }) => phone],
  ["decile", ({ decile }) => decile?.value],
  ...indicatorColumns("household").map(({ column, indicator: { name } }): Column => {
    return [column, ({ indicators }) => indicators[name]];
  }),
  ["national_id", (_household, { nationalId }) => nationalId],
  ["person_source_id", (_household, { source }) => source?.id],
  ["name", (_household, { name }) => name],
  ["sex", (_household, { sex }) => sex],
  ["birth_date", (_household, { birthDate }) => birthDate],
  ["birth_year", (_household, { birthYear }) => birthYear],
  ["relation", (_household, { relation }) => relation],
  ...indicatorColumns("member").map(({ column, indicator: { name } }): Column => {
    return [column, (_household, { indicators }) => indicators[name]];
  }),
];

export const csvHeader = toLine(columns.map(([name]) => name));

export function toCsvRows(household: InventedHousehold): string {
  return household.members
    .map((member) => toLine(columns.map(([, cell]) => cell(household, member))))
    .join("");
}

function toLine(cells: readonly Cell[]): string {
  return `${cells.map(toText).join(",")}\n`;
}

/** The questionnaire's number of a list that is known to be empty. */
const emptyList = "0";

/** What is absent is empty; between the entries of a list stands a bar. */
function toText(cell: Cell): string {
  return csvCell(typeof cell === "object" ? cell.join("|") || emptyList : String(cell ?? ""));
}
