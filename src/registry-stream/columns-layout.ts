// PURE. How the registry's facts lie in compact rows: each fact in one byte, one code or one number.
import type { Indicator, Value } from "../eligibility/catalogue.ts";
import { givenIndicators } from "../eligibility/indicators/catalogue.ts";
import type { AskedFacts } from "./asked-facts.ts";
import { Dictionary } from "./dictionary.ts";

/** `bytes` hold codes of few values, `codes` those of many, `numbers` what is measured. */
export type Store = "bytes" | "codes" | "numbers";

export interface Column {
  readonly name: string;
  readonly store: Store;
  /** Of the column among those of its store. */
  readonly place: number;
  /** Whether it is a list, which is read as JSON. */
  readonly isList: boolean;
  /** What its codes stand for; absent where the number itself is kept. */
  readonly dictionary?: Dictionary;
}

export interface TableLayout {
  /** In the order in which they are read. */
  readonly columns: readonly Column[];
  /** How many columns of each store a row has. */
  readonly width: Readonly<Record<Store, number>>;
}

export interface ColumnsLayout {
  readonly asked: AskedFacts;
  readonly household: TableLayout;
  readonly member: TableLayout;
}

/** Codes of a column keep their meaning in every layout made with the same dictionaries. */
export type Dictionaries = Map<string, Dictionary>;

export const householdFields = ["decile"];
/** `counted` is whether the member is one of those that an RT counts. */
export const memberFields = ["sex", "birthDate", "birthYear", "relation", "counted"];

export function layColumns(asked: AskedFacts, dictionaries: Dictionaries): ColumnsLayout {
  const member = new Set([...memberFields, ...asked.member, ...(asked.areaCounts ? [schooling] : [])]);
  return {
    asked,
    household: table("household", [...householdFields, ...asked.household], dictionaries),
    member: table("member", [...member], dictionaries),
  };
}

/** What an RT counts of its children. */
const schooling = "schooling";

/** Whether rows of this layout tell everything that is asked. */
export function tells({ asked: laid }: ColumnsLayout, asked: AskedFacts): boolean {
  const has = (level: "household" | "member") => asked[level].every((name) => laid[level].includes(name));
  return (
    has("household") &&
    has("member") &&
    (laid.documents || !asked.documents) &&
    (laid.areaCounts || !asked.areaCounts)
  );
}

/** Everything that either asks, names in one order. */
export function askedByBoth(one: AskedFacts, other: AskedFacts): AskedFacts {
  const both = (level: "household" | "member") => [...new Set([...one[level], ...other[level]])].sort();
  return {
    household: both("household"),
    member: both("member"),
    documents: one.documents || other.documents,
    areaCounts: one.areaCounts || other.areaCounts,
  };
}

function table(
  level: "household" | "member",
  names: readonly string[],
  dictionaries: Dictionaries,
): TableLayout {
  const width = { bytes: 0, codes: 0, numbers: 0 };
  const indicators = new Map(givenIndicators(level).map((indicator) => [indicator.name, indicator]));
  const columns = names.map((name): Column => {
    const indicator = indicators.get(name);
    const { store, parse } = indicator ? kindOf(indicator) : truth;
    const isList = indicator?.type.kind === "list";
    const place = width[store]++;
    if (store === "numbers") return { name, store, place, isList };
    const key = `${level}.${name}`;
    const dictionary = dictionaries.get(key) ?? new Dictionary(parse);
    dictionaries.set(key, dictionary);
    return { name, store, place, isList, dictionary };
  });
  return { columns, width };
}

interface Kind {
  readonly store: Store;
  readonly parse: (text: string) => Value;
}

const truth: Kind = { store: "bytes", parse: (text) => text === "t" };
const mostInByte = 100;

function kindOf({ type, name }: Indicator): Kind {
  switch (type.kind) {
    case "bool":
      return truth;
    case "enum":
      return { store: type.codes.length <= mostInByte ? "bytes" : "codes", parse: String };
    case "int":
    case "double":
      if (type.kind === "int" && type.max !== undefined && type.max <= mostInByte)
        return { store: "bytes", parse: Number };
      // Of years there are few, and nobody's is asked where the date is known.
      return { store: name === "birthYear" ? "codes" : "numbers", parse: Number };
    case "list":
      return { store: "codes", parse: (text) => JSON.parse(text) as string[] };
    default:
      return { store: "codes", parse: String };
  }
}
