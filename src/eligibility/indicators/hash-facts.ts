// PURE. One hash of the stored facts that criteria refer to: equal as long as no data changes, whatever the date.
import { hash } from "node:crypto";
import type { Indicator } from "../catalogue.ts";
import type { Reference } from "../check-criterion.ts";
import { cityCatalogue } from "./catalogue.ts";
import { disabilityDomains } from "./member-health.ts";
import type { AreaRecord, HouseholdRecord, MemberRecord, ReceivedProgram } from "./records.ts";

/** What a hash is taken of; `member` for a person's match, by its place in the household. */
export interface HashedSubject {
  readonly household?: HouseholdRecord;
  readonly member?: number;
  readonly area?: AreaRecord;
  /** A criterion looks at the members, so that their number matters even where no fact of theirs is asked. */
  readonly readsMembers?: boolean;
}

const indicators = new Map<string, Indicator>(
  cityCatalogue.indicators.map((indicator) => [`${indicator.level}.${indicator.name}`, indicator]),
);

/**
 * Computed facts count as what they are computed of (age: the birth date), so that a birthday or the turn of a
 * year is no change of the facts; only the counts of an RT are taken as they stand. Today's date and the city's
 * settings are no facts of the subject.
 *
 * @param references of one version, as compiled; their order does not matter
 */
export function hashFacts(references: readonly Reference[], subject: HashedSubject): string {
  const parts = namesOf(references, subject.readsMembers === true).map((name) => [
    name,
    sourceOf(name, subject),
  ]);
  return hash("sha256", JSON.stringify(parts), "base64url").slice(0, 22);
}

const namesByReferences = new WeakMap<readonly Reference[], { some?: string[]; every?: string[] }>();

/** What is asked, with what its applicability asks, sorted; found once for the references of a version. */
function namesOf(references: readonly Reference[], readsMembers: boolean): readonly string[] {
  const known = namesByReferences.get(references) ?? {};
  namesByReferences.set(references, known);
  return (known[readsMembers ? "every" : "some"] ??= findNames(references, readsMembers));
}

function findNames(references: readonly Reference[], readsMembers: boolean): string[] {
  const names = new Set(references.map(({ level, name }) => `${level}.${name}`));
  for (const name of [...names]) {
    const condition = indicators.get(name)?.appliesWhen ?? "";
    for (const [mentioned] of condition.matchAll(/\b(member|household|area)\.\w+/g)) names.add(mentioned);
  }
  if (readsMembers) names.add("household.size");
  return [...names].sort();
}

function sourceOf(reference: string, { household, member, area }: HashedSubject): unknown {
  const [level, name] = reference.split(".") as [string, string];
  switch (level) {
    case "household":
      return household && ofHousehold(household, name);
    case "member": {
      const members = household?.members ?? [];
      const asked = member === undefined ? members : members.slice(member, member + 1);
      // Who stands where on the family card is no fact.
      return asked.map((one) => JSON.stringify(ofMember(one, household, name) ?? null)).sort();
    }
    case "area":
      return area && ofArea(area, name);
    default:
      return undefined;
  }
}

function ofHousehold(household: HouseholdRecord, name: string): unknown {
  const head = household.members.filter((one) => one.relation === "head");
  switch (name) {
    case "decile":
      return household.decile;
    case "hasSktm":
      return household.documents.filter((one) => one.type === "sktm").map((one) => one.validUntil ?? null);
    case "receives":
      return inOrder(household.receives);
    case "size":
      return household.members.length;
    case "areaCode":
      return household.areaCode;
    case "headSex":
      return head.map((one) => one.sex);
    case "headAge":
      return head.map((one) => [one.birthDate, one.birthYear]);
    default:
      return household.indicators[name];
  }
}

function ofMember(member: MemberRecord, household: HouseholdRecord | undefined, name: string): unknown {
  switch (name) {
    case "age":
    case "birthDate":
    case "birthYear":
      return [member.birthDate, member.birthYear];
    case "sex":
      return member.sex;
    case "relation":
      return member.relation;
    case "receives":
      return [inOrder(member.receives), inOrder(household?.receives)];
    case "disabilitySeverity":
      return [name, ...disabilityDomains].map((domain) => member.indicators[domain]);
    default:
      return member.indicators[name];
  }
}

function ofArea(area: AreaRecord, name: string): unknown {
  switch (name) {
    case "households":
    case "poorHouseholds":
    case "members":
    case "outOfSchoolChildren":
      return area.counts?.[name];
    case "poorShare":
      return [area.counts?.poorHouseholds, area.indicators.householdsOfficial];
    case "receives":
      return inOrder(area.receives);
    default:
      return area.indicators[name];
  }
}

/** Enrolments come as they are stored; their order is no fact. A subject receives a program once at a time. */
function inOrder(received: readonly ReceivedProgram[] = []): readonly ReceivedProgram[] {
  return received.toSorted((a, b) => (a.program < b.program ? -1 : 1));
}
