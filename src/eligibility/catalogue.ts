// PURE. What a catalogue of indicators is: the names, levels, types and applicability that criteria may ask of.

/** A text in the two languages of the house. */
export interface Text {
  readonly id: string;
  readonly en: string;
}

/** What a match is about: the unit a program is given to. */
export type Unit = "household" | "person" | "area";

/** Where a fact hangs in an expression: `household.decile`, `member.age`, `area.slum`, `today.year`, `setting.x`. */
export type Level = "household" | "member" | "area" | "today" | "setting";

/** One code of an enumerated indicator: our slug, and the number of the national questionnaire where it has one. */
export interface Code {
  readonly slug: string;
  readonly number?: number;
}

/** `programs` as the codes of a list means: any code of a program; they are data, not part of the catalogue. */
export type IndicatorType =
  | { readonly kind: "bool" }
  | { readonly kind: "int"; readonly min?: number; readonly max?: number }
  | { readonly kind: "double" }
  | { readonly kind: "date" }
  | { readonly kind: "text" }
  | { readonly kind: "enum"; readonly codes: readonly Code[] }
  | { readonly kind: "list"; readonly codes: readonly Code[] | "programs" };

/** An inclusive range of numbers that a fact lies in while some of what it is made of is missing. */
export interface Interval {
  readonly min: number;
  /** May be `Infinity`. */
  readonly max: number;
}

/** A list of which some entries are known and some may be there: `possible: "any"` when nothing is excluded. */
export interface PartialList {
  readonly items: readonly string[];
  readonly possible: readonly string[] | "any";
}

/** A fact's value. Dates are `YYYY-MM-DD`; enumerations their slug; an absent fact is `undefined`, never `null`. */
export type Value = boolean | number | string | readonly string[] | Interval | PartialList;

/** The facts of one subject on one level, by indicator name; what is missing is absent. */
export type FactRecord = Readonly<Record<string, Value | undefined>>;

/** A named thing criteria may ask. */
export interface Indicator {
  readonly level: Level;
  readonly name: string;
  readonly type: IndicatorType;
  readonly label: Text;
  /** `given`: sent by callers and stored. `computed`: derived where facts are built. `both`: given, else derived. */
  readonly origin: "given" | "computed" | "both";
  /** Sent as a field of the record itself (`decile`, `birthDate`), not inside its `indicators`. */
  readonly field?: true;
  /**
   * A CEL condition over the same level's facts; where it is false the fact is `otherwise` and not missing
   * (a man is not pregnant). Where it is unknown, a missing fact stays unknown.
   */
  readonly appliesWhen?: string;
  readonly otherwise?: Value;
  /** The given indicator of the same level whose absence makes this computed one missing (age: `birthDate`). */
  readonly derivedFrom?: string;
  /** Physical or monetary unit of a number, e.g. `IDR`, `m2`, `VA`, `years`. */
  readonly measure?: string;
  /** Question number in REGSOSEK 2022.K, e.g. `303`. */
  readonly question?: string;
}

/** Names of one city's indicators; the engine takes it as an argument and knows none of them. */
export interface Catalogue {
  readonly indicators: readonly Indicator[];
}

/** Everything one evaluation sees. `member` is set for programs whose unit is a person. */
export interface Facts {
  readonly household?: FactRecord;
  readonly members?: readonly FactRecord[];
  readonly member?: FactRecord;
  readonly area?: FactRecord;
  readonly today: FactRecord;
  readonly setting: FactRecord;
}
