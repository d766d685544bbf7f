// PURE. A question about a subject: a fact that nobody knows and criteria wait for.
import type { Indicator, Value } from "../eligibility/catalogue.ts";
import { cityCatalogue } from "../eligibility/indicators/catalogue.ts";
import type { AreaRecord, HouseholdRecord } from "../eligibility/indicators/records.ts";

/** What matching evaluates: a household with its RT, or an RT alone. */
export interface Asked {
  readonly household: HouseholdRecord | undefined;
  readonly area: AreaRecord | undefined;
}

export interface Question {
  readonly indicator: Indicator;
  /** Place of the member in the household. */
  readonly member?: number;
}

/** Facts that callers can tell; who receives what is known from lists, and what is computed from other facts. */
const askable = new Map(
  cityCatalogue.indicators
    .filter(
      ({ level, origin }) =>
        origin !== "computed" && (level === "household" || level === "member" || level === "area"),
    )
    .map((indicator) => [`${indicator.level}.${indicator.name}`, indicator]),
);

/** Computed facts that wait for another one. */
const askedInstead: Readonly<Record<string, string>> = {
  "area.poorShare": "area.householdsOfficial",
  "household.headAge": "head.birthDate",
  "household.headSex": "head.sex",
};

/**
 * The question behind the path of a missing fact, such as `members[2].birthDate`; `undefined` where nobody can answer it.
 * @param member place of the person whom the program is about
 */
export function questionOf(
  path: string,
  { household, area }: Asked,
  member: number | undefined,
): Question | undefined {
  const [subject = "", name = ""] = (askedInstead[path] ?? path).split(".");
  if (subject === "area") {
    const indicator = askable.get(`area.${name}`);
    const isKnown = area?.indicators[name] !== undefined && area.indicators[name] !== null;
    return indicator && !isKnown ? { indicator } : undefined;
  }
  if (subject === "household") return toQuestion(askable.get(`household.${name}`));
  const place = subject === "head" ? headPlace(household) : placeOf(subject, member);
  const indicator = askable.get(`member.${name}`);
  return indicator && place !== undefined ? { indicator, member: place } : undefined;
}

/** As the path of a missing fact, with the member's place. */
export function pathOf({ indicator: { level, name }, member }: Question): string {
  return member === undefined ? `${level}.${name}` : `members[${member}].${name}`;
}

/** What would be on file with this answer. */
export function answered({ household, area }: Asked, { indicator, member }: Question, value: Value): Asked {
  const { level, name, field } = indicator;
  if (level === "area")
    return { household, area: { ...area!, indicators: { ...area!.indicators, [name]: value } } };
  const told = household!;
  if (level === "household") {
    const changed = field ? { [name]: value } : { indicators: { ...told.indicators, [name]: value } };
    return { household: { ...told, ...changed }, area };
  }
  const members = told.members.map((one, place) => {
    if (place !== member) return one;
    return field ? { ...one, [name]: value } : { ...one, indicators: { ...one.indicators, [name]: value } };
  });
  return { household: { ...told, members }, area };
}

function toQuestion(indicator: Indicator | undefined): Question | undefined {
  return indicator && { indicator };
}

function placeOf(subject: string, member: number | undefined): number | undefined {
  if (subject === "member") return member;
  const place = /^members\[(\d+)\]$/.exec(subject)?.[1];
  return place === undefined ? undefined : Number(place);
}

function headPlace(household: HouseholdRecord | undefined): number | undefined {
  const heads = (household?.members ?? []).flatMap(({ relation }, place) =>
    relation === "head" ? [place] : [],
  );
  return heads.length === 1 ? heads[0] : undefined;
}
