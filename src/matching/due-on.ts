// PURE. When a household with its members, or an RT, is to be matched again though no data changes.
import { yearOf } from "../eligibility/indicators/derive-age.ts";
import { prepareNextChangeDate } from "../eligibility/indicators/derive-change-dates.ts";
import type { AreaRecord, CityContext, HouseholdRecord } from "../eligibility/indicators/records.ts";
import { mergeTimings } from "../eligibility/timing.ts";
import type { Criteria, ProgramCriteria, PublishedVersion } from "../programs/criteria.ts";
import { inForce, nextSwitch } from "../programs/version-in-force.ts";
import type { Match } from "./match.ts";

export interface InForce {
  readonly program: ProgramCriteria;
  readonly version: PublishedVersion;
  /** The next date at which another version, or none, is in force. */
  readonly switchesOn: string | null;
}

/** @param asOf reference date in Jakarta */
export function versionsInForce({ programs }: Criteria, asOf: string): InForce[] {
  return programs.flatMap((program): InForce[] => {
    const version = inForce(program, asOf);
    return version ? [{ program, version, switchesOn: nextSwitch(program, asOf) }] : [];
  });
}

export interface Due {
  readonly dueOn: DueOn;
  /** Whether it asks the matches for their days; else it looks at none of them. */
  readonly looks: boolean;
}

/** The day for a subject of which these are the matches. */
export type DueOn = (
  matches: readonly Match[],
  household: HouseholdRecord | undefined,
  area: AreaRecord | undefined,
) => string | null;

/**
 * The first day on which a fact changes that any of the programs asks: a day too early costs one matching, and to
 * look for the day on which an outcome changes costs many for everybody. Where programs ask how the reference date
 * itself moves on, everybody is due with the next year; with the next day or month that would be too often, so that
 * the day is looked for.
 * @param asOf reference date in Jakarta
 */
export function prepareDue(programs: readonly InForce[], city: CityContext, asOf: string): Due {
  const moving = programs.filter(({ version }) => version.compiled.timing.moves);
  const stepOf = ({ version }: InForce) => version.compiled.timing.todayStep;
  const stepping = moving.filter((one) => stepOf(one) === "day" || stepOf(one) === "month");
  const plain = moving.filter((one) => !stepping.includes(one));
  const { todayStep, ...timing } = mergeTimings(plain.map(({ version }) => version.compiled.timing));
  const nextChange = prepareNextChangeDate(city, timing, asOf);
  const nextYear = todayStep === undefined ? null : `${Number(yearOf(asOf)) + 1}-01-01`;
  const steppingCodes = new Set(stepping.map(({ program }) => program.code));
  const switchesOn = earliest(programs.map((one) => one.switchesOn));
  const asksArea = plain.some(({ version }) => asks(version, () => true));
  const childrenCount = programs.some(({ version }) => asksChildren(version));
  const dueOn: DueOn = (matches, household, area) => {
    const known = plain.length === 0 ? null : nextChange(household, asksArea ? area : undefined);
    const looked = matches.filter(({ program }) => steppingCodes.has(program)).map((match) => match.reviewOn);
    const countsChangeOn = childrenCount ? (area?.counts?.changesOn ?? null) : null;
    return earliest([known, ...looked, countsChangeOn, switchesOn, nextYear]);
  };
  return { dueOn, looks: stepping.length > 0 };
}

/** Whether a criterion asks a count of the RT that changes as children grow. */
export function asksChildren(version: PublishedVersion): boolean {
  return asks(version, (name) => name === "outOfSchoolChildren");
}

function asks({ compiled }: PublishedVersion, isMeant: (areaFact: string) => boolean): boolean {
  return compiled.references.some(({ level, name }) => level === "area" && isMeant(name));
}

export function earliest(dates: readonly (string | null)[]): string | null {
  return dates.reduce(
    (first, date) => (date !== null && (first === null || date < first) ? date : first),
    null,
  );
}
