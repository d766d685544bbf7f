// PURE. Evaluates every program in force for the subjects at hand: households, their members, RT.
import type { Subject } from "../subject.ts";
import type { Facts } from "../eligibility/catalogue.ts";
import { changeDates } from "../eligibility/indicators/derive-change-dates.ts";
import { type FactsBuilder, prepareFacts } from "../eligibility/indicators/derive-facts.ts";
import { hashFacts } from "../eligibility/indicators/hash-facts.ts";
import type { AreaRecord, HouseholdRecord } from "../eligibility/indicators/records.ts";
import { reviewOn } from "../eligibility/review-date.ts";
import type { Criteria, ProgramCriteria, PublishedVersion } from "../programs/criteria.ts";
import { inForce, nextSwitch } from "../programs/version-in-force.ts";
import type { Match } from "./match.ts";
import type { AreaSubject, HouseholdSubject } from "./subject-record.ts";

/** Matches subjects by the versions in force at one date. */
export interface Matcher {
  /** Of the household and each of its members, ineligible ones too. */
  household(subject: HouseholdSubject): Match[];
  /** Of an RT. */
  area(subject: AreaSubject): Match[];
}

interface InForce {
  readonly program: ProgramCriteria;
  readonly version: PublishedVersion;
  /** The next date at which another version, or none, is in force. */
  readonly switchesOn: string | null;
}

interface Target {
  readonly subject: Subject;
  readonly label: string;
  readonly householdId: string | null;
  readonly areaCode: string;
  readonly household?: HouseholdRecord;
  readonly area: AreaRecord | undefined;
  /** Place of the person in the household. */
  readonly member?: number;
}

/** @param asOf reference date in Jakarta, `YYYY-MM-DD` */
export function createMatcher(criteria: Criteria, asOf: string): Matcher {
  const current = criteria.programs.flatMap((program): InForce[] => {
    const version = inForce(program, asOf);
    return version ? [{ program, version, switchesOn: nextSwitch(program, asOf) }] : [];
  });
  const ofUnit = (unit: string) => current.filter((one) => one.program.unit === unit);
  const [households, persons, areas] = [ofUnit("household"), ofUnit("person"), ofUnit("area")];
  const builders = new Map<string, FactsBuilder>();
  const builderAt = (date: string) => {
    const builder = builders.get(date) ?? prepareFacts(criteria.city, date);
    builders.set(date, builder);
    return builder;
  };
  const factsOf = (household: HouseholdRecord | undefined, area: AreaRecord | undefined) => {
    const byDate = new Map<string, Facts>();
    return (date: string) => {
      const facts = byDate.get(date) ?? builderAt(date)(household, area);
      byDate.set(date, facts);
      return facts;
    };
  };
  const match = (one: InForce, target: Target, factsAt: (date: string) => Facts) =>
    matchOne(one, target, factsAt, criteria, asOf);

  return {
    household(subject) {
      const factsAt = factsOf(subject.record, subject.area?.record);
      const shared = householdTarget(subject);
      return [
        ...households.map((one) => match(one, shared, factsAt)),
        ...subject.record.members.flatMap((member, place) => {
          const memberFactsAt = (date: string) => withMember(factsAt(date), place);
          const target: Target = {
            ...shared,
            subject: { type: "person", id: member.personId ?? String(place) },
            label: member.label ?? "",
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
        area: record,
      };
      return areas.map((one) => match(one, target, factsAt));
    },
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
  };
}

/** Written out: objects made by spreading get a hidden class each, which compiled criteria read many times slower. */
export function withMember({ household, members, area, today, setting }: Facts, place: number): Facts {
  return { household, members, member: members?.[place], area, today, setting };
}

function matchOne(
  { program, version, switchesOn }: InForce,
  target: Target,
  factsAt: (date: string) => Facts,
  criteria: Criteria,
  asOf: string,
): Match {
  const { compiled } = version;
  const facts = factsAt(asOf);
  const { outcome, missing, failures } = compiled.evaluate(facts);
  const changesOn = reviewOn(compiled, factsAt, asOf, (timing) =>
    changeDates(target.household, target.area, criteria.city, timing, asOf, target.member),
  );
  let hash: string | undefined;
  const countsChangeOn = asksChildren(version) ? (target.area?.counts?.changesOn ?? null) : null;
  return {
    program: program.code,
    version: version.version,
    unit: program.unit,
    subject: target.subject,
    label: target.label,
    householdId: target.householdId,
    areaCode: target.areaCode,
    outcome,
    missing,
    priority: outcome === "ineligible" ? null : (compiled.priority(facts) ?? null),
    reviewOn: earliest([changesOn, countsChangeOn, switchesOn]),
    // Most outcomes are ineligible, and nobody asks for their hash.
    get factsHash() {
      return (hash ??= hashOf(version, target));
    },
    failures,
    facts,
    explain: () => compiled.explain(facts),
  };
}

/** The hash of a subject's facts as a version refers to them, whether or not it is in force. */
export function hashOf(
  version: PublishedVersion,
  { household, area, member }: Pick<Target, "household" | "area" | "member">,
): string {
  const { references, readsMembers } = version.compiled;
  return hashFacts(references, { household, area, member: readsMembers ? undefined : member, readsMembers });
}

/** Whether a criterion asks a count of the RT that changes as children grow. */
function asksChildren({ compiled }: PublishedVersion): boolean {
  return compiled.references.some(({ level, name }) => level === "area" && name === "outOfSchoolChildren");
}

export function earliest(dates: readonly (string | null)[]): string | null {
  return dates.reduce(
    (first, date) => (date !== null && (first === null || date < first) ? date : first),
    null,
  );
}
