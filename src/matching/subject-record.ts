// PURE. From what is registered to the records that facts are built from.
import type { AreaRecord, HouseholdRecord, ReceivedProgram } from "../eligibility/indicators/records.ts";
import type { RegisteredHousehold } from "../households/household.ts";

/** Who is matched: a household with its members, and its RT. */
export interface HouseholdSubject {
  readonly id: string;
  readonly label: string;
  readonly record: HouseholdRecord;
  /** The RT that the household lives in; unknown in a screening that names none. */
  readonly area: AreaSubject | undefined;
}

export interface AreaSubject {
  readonly code: string;
  readonly label: string;
  readonly record: AreaRecord;
}

/** Enrolments by subject id. */
export type ReceivedBySubject = ReadonlyMap<string, readonly ReceivedProgram[]>;

export function toHouseholdSubject(
  registered: RegisteredHousehold,
  area: AreaSubject,
  receives: ReceivedBySubject,
): HouseholdSubject {
  const { household, members, documents } = registered;
  const head = members.find((member) => member.membership.relation === "head") ?? members[0];
  return {
    id: household.id,
    label: head?.person.name ?? "",
    area,
    record: {
      areaCode: household.areaCode,
      decile: household.decile?.value,
      documents,
      indicators: household.indicators,
      receives: receives.get(household.id) ?? [],
      members: members.map(({ person, membership }) => ({
        personId: person.id,
        label: person.name,
        sex: person.sex,
        birthDate: person.birthDate,
        birthYear: person.birthYear,
        relation: membership.relation,
        indicators: person.indicators,
        receives: receives.get(person.id) ?? [],
      })),
    },
  };
}
