// PURE. Evaluates every program in force for the subjects at hand: households, their members, RT.
import type { Facts } from "../eligibility/catalogue.ts";
import { type FactsBuilder, type KeptFacts, prepareFacts } from "../eligibility/indicators/derive-facts.ts";
import type { AreaRecord, HouseholdRecord } from "../eligibility/indicators/records.ts";
import type { Criteria } from "../programs/criteria.ts";
import { type InForce, prepareDue, versionsInForce } from "./due-on.ts";
import { EvaluatedMatch, type Target } from "./evaluated-match.ts";
import type { Match } from "./match.ts";
import type { AreaSubject, HouseholdSubject } from "./subject-record.ts";

/** Matches subjects by the versions in force at one date. */
export interface Matcher {
  /** Of the household and each of its members, ineligible ones too. */
  household(subject: HouseholdSubject): Match[];
  /** Of an RT. */
  area(subject: AreaSubject): Match[];
  /** When these matches of a household are due again: no outcome changes by time alone before. */
  householdDueOn(subject: HouseholdSubject, matches: readonly Match[]): string | null;
  areaDueOn(subject: AreaSubject, matches: readonly Match[]): string | null;
}

const matchers = new WeakMap<Criteria, { readonly asOf: string; readonly matcher: Matcher }>();

/**
 * Kept for the day that was asked for last, as it is asked for with every write.
 * @param asOf reference date in Jakarta, `YYYY-MM-DD`
 */
export function createMatcher(criteria: Criteria, asOf: string): Matcher {
  const known = matchers.get(criteria);
  if (known?.asOf === asOf) return known.matcher;
  const matcher = prepareMatcher(criteria, asOf);
  matchers.set(criteria, { asOf, matcher });
  return matcher;
}

/** Dates looked at are those of many people; what is prepared for one takes little and is soon made again. */
const mostDates = 2_000;

function prepareMatcher(criteria: Criteria, asOf: string): Matcher {
  const current = versionsInForce(criteria, asOf);
  const ofUnit = (unit: string) => current.filter((one) => one.program.unit === unit);
  const [households, persons, areas] = [ofUnit("household"), ofUnit("person"), ofUnit("area")];
  const builders = new Map<string, FactsBuilder>();
  const builderAt = (date: string) => {
    const builder = builders.get(date) ?? prepareFacts(criteria.city, date);
    if (builders.size >= mostDates) builders.clear();
    builders.set(date, builder);
    return builder;
  };
  const factsOf = (household: HouseholdRecord | undefined, area: AreaRecord | undefined) => {
    const byDate = new Map<string, Facts>();
    const kept: KeptFacts = new Map();
    return (date: string) => {
      const facts = byDate.get(date) ?? builderAt(date)(household, area, kept);
      byDate.set(date, facts);
      return facts;
    };
  };
  const match = (one: InForce, target: Target, factsAt: (date: string) => Facts) =>
    new EvaluatedMatch(one, target, factsAt, criteria.city, asOf);
  const { dueOn: dueHousehold } = prepareDue([...households, ...persons], criteria.city, asOf);
  const { dueOn: dueArea } = prepareDue(areas, criteria.city, asOf);

  return {
    household(subject) {
      const factsAt = factsOf(subject.record, subject.area?.record);
      const shared = householdTarget(subject);
      return [
        ...households.map((one) => match(one, shared, factsAt)),
        ...subject.record.members.flatMap((member, place) => {
          const today = withMember(factsAt(asOf), place);
          const memberFactsAt = (date: string) => (date === asOf ? today : withMember(factsAt(date), place));
          const target: Target = {
            subject: { type: "person", id: member.personId ?? String(place) },
            label: member.label ?? "",
            householdId: shared.householdId,
            areaCode: shared.areaCode,
            household: shared.household,
            area: shared.area,
            member: place,
          };
          return persons.map((one) => match(one, target, memberFactsAt));
        }),
      ];
    },
    area({ code, label, record }) {
      const factsAt = factsOf(undefined, record);
      const target: Target = {
        subject: { type: "area", id: code },
        label,
        householdId: null,
        areaCode: code,
        household: undefined,
        area: record,
        member: undefined,
      };
      return areas.map((one) => match(one, target, factsAt));
    },
    householdDueOn: ({ record, area }, matches) => dueHousehold(matches, record, area?.record),
    areaDueOn: ({ record }, matches) => dueArea(matches, undefined, record),
  };
}

function householdTarget({ id, label, record, area }: HouseholdSubject): Target {
  return {
    subject: { type: "household", id },
    label,
    householdId: id,
    areaCode: record.areaCode ?? "",
    household: record,
    area: area?.record,
    member: undefined,
  };
}

/** Written out: objects made by spreading get a hidden class each, which compiled criteria read many times slower. */
export function withMember({ household, members, area, today, setting }: Facts, place: number): Facts {
  return { household, members, member: members?.[place], area, today, setting };
}
