// PURE. The columns of import files: ours in snake_case, made from the catalogue, and what a cell of each says.
import type { Code, IndicatorType } from "../eligibility/catalogue.ts";
import { givenIndicators } from "../eligibility/indicators/catalogue.ts";
import { columnName, indicatorColumns } from "../eligibility/indicators/file-columns.ts";
import { powerVaByCode } from "../eligibility/indicators/household-dwelling.ts";
import { workListShown } from "../door/work-list-columns.ts";
import type { ImportKind } from "./import.ts";

export interface Column {
  /** As the header names it, such as `floor_material`. */
  readonly name: string;
  /** Household columns are repeated in each of its rows; what is only shown is not read. */
  readonly level: "household" | "member" | "shown";
  /** Where its value stands in a household as the API takes it. */
  readonly path: readonly string[];
  readonly type: IndicatorType;
  /** Without it no row of the kind can be taken. */
  readonly required?: true;
}

const text: IndicatorType = { kind: "text" };
const date: IndicatorType = { kind: "date" };
/** However it is written. */
const word: IndicatorType = { kind: "enum", codes: [] };
const int: IndicatorType = { kind: "int" };
const statuses: IndicatorType = {
  kind: "enum",
  codes: [{ slug: "active" }, { slug: "deceased" }, { slug: "moved" }],
};

const member = givenIndicators("member");
const typeOf = (name: string) => member.find((indicator) => indicator.name === name)?.type ?? text;

const householdFields: readonly Column[] = [
  field("household", "familyCardNumber", text, true),
  // Its own id at whoever sends it, for one without a card.
  { name: "household_source_id", level: "household", path: ["source", "id"], type: text },
  field("household", "areaCode", text, true),
  field("household", "rt", text, true),
  field("household", "rw", text),
  field("household", "address", text),
  field("household", "phone", text),
  { name: "decile", level: "household", path: ["decile", "value"], type: int },
  field("household", "observedOn", date),
];

const memberFields: readonly Column[] = [
  field("member", "nationalId", text),
  { name: "person_source_id", level: "member", path: ["source", "id"], type: text },
  field("member", "name", text, true),
  field("member", "sex", typeOf("sex"), true),
  field("member", "birthDate", date),
  field("member", "birthYear", int),
  field("member", "relation", typeOf("relation"), true),
  field("member", "status", statuses),
];

const columnsOfKind: Readonly<Record<ImportKind, readonly Column[]>> = {
  households: [...householdFields, ...memberFields, ...factColumns("household"), ...factColumns("member")],
  deciles: [
    field("household", "familyCardNumber", text),
    field("household", "nationalId", text),
    { name: "decile", level: "household", path: ["value"], type: int, required: true },
    field("household", "period", text),
  ],
  enrolments: [
    field("household", "program", text),
    field("household", "familyCardNumber", text),
    field("household", "nationalId", text),
    field("household", "from", date),
    field("household", "to", date),
    field("household", "externalId", text),
  ],
  "referral-actions": [
    ...workListShown.map((name): Column => ({ name, level: "shown", path: [], type: text })),
    field("household", "referralId", text, true),
    field("household", "action", word, true),
    part("reason", "reason", "code"),
    part("reason_text", "reason", "text"),
    part("result", "result", "code"),
    part("result_from", "result", "from", date),
    part("result_to", "result", "to", date),
    part("result_external_id", "result", "externalId"),
    field("household", "until", date),
    field("household", "agency", text),
    field("household", "externalId", text),
    field("household", "note", text),
  ],
};

/** Of files of rejected rows, before those of the file itself: they may be there when it is sent again. */
export const errorColumns = ["line", "column", "code", "message_id", "message_en"] as const;

export function isErrorColumn(name: string): boolean {
  return (errorColumns as readonly string[]).includes(name);
}

const ofErrors = errorColumns.map((name): Column => ({ name, level: "shown", path: [], type: text }));

const byName = new Map(
  Object.entries(columnsOfKind).map(([kind, columns]) => [
    kind,
    new Map([...columns, ...ofErrors].map((column) => [column.name, column])),
  ]),
);

/** The columns that a file of the kind may have, by name. */
export function columnsOf(kind: ImportKind): ReadonlyMap<string, Column> {
  return byName.get(kind)!;
}

function field(level: Column["level"], name: string, type: IndicatorType, required?: true): Column {
  return { name: columnName(name), level, path: [name], type, ...(required ? { required } : {}) };
}

function part(name: string, whole: string, within: string, type = text): Column {
  return { name, level: "household", path: [whole, within], type };
}

function factColumns(level: "household" | "member"): Column[] {
  return indicatorColumns(level).map(({ column, indicator: { name, type } }) => {
    return { name: column, level, path: ["indicators", name], type };
  });
}

const yes = new Set(["true", "1", "ya", "yes"]);
const no = new Set(["false", "0", "2", "tidak", "no"]);

/**
 * The value of a cell that is not empty: codes by slug or by the questionnaire's number (which writes yes as 1 and no
 * as 2), dates also day first. What cannot be read goes on as text, so that the schema names what is wrong with it.
 */
export function cellValue({ name, type }: Column, cell: string): unknown {
  switch (type.kind) {
    case "bool": {
      const said = cell.toLowerCase();
      return yes.has(said) ? true : no.has(said) ? false : cell;
    }
    case "int":
    case "double":
      return numberOf(name, cell);
    case "date":
      return cell.replace(/^(\d{2})[/-](\d{2})[/-](\d{4})$/, "$3-$2-$1");
    case "enum":
      return slugOf(type.codes, cell);
    case "list":
      return type.codes === "programs" ? listOf(cell) : codesOf(type.codes, cell);
    case "text":
      return cell;
  }
}

function numberOf(name: string, cell: string): unknown {
  if (!/^-?\d{1,15}(\.\d+)?$/.test(cell)) return cell;
  const number = Number(cell);
  return name === "power_va" ? (powerVaByCode[number] ?? number) : number;
}

function slugOf(codes: readonly Code[], cell: string): string {
  const number = /^\d{1,4}$/.test(cell) ? Number(cell) : undefined;
  const numbered = number === undefined ? undefined : codes.find((code) => code.number === number);
  return numbered?.slug ?? cell.toLowerCase();
}

/** Values separated by `|`, or the sum of their numbers: 0 is none of them. */
function codesOf(codes: readonly Code[], cell: string): unknown {
  if (!/^\d{1,6}$/.test(cell)) return listOf(cell).map((value) => slugOf(codes, value));
  const sum = Number(cell);
  const within = codes.filter(({ number }) => number !== undefined && (sum & number) === number);
  return within.reduce((total, { number }) => total + number!, 0) === sum
    ? within.map(({ slug }) => slug)
    : cell;
}

function listOf(cell: string): string[] {
  return cell
    .split("|")
    .map((value) => value.trim())
    .filter((value) => value !== "");
}
