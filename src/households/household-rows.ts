// Between the rows of the register and what they mean.
import type { InferSelectModel } from "drizzle-orm";
import { factsOfRow } from "../database/fact-columns.ts";
import { givenIndicators } from "../eligibility/indicators/catalogue.ts";
import type { Observation } from "../areas/merge-observed.ts";
import type { Household, Person } from "./household.ts";
import type { households, persons } from "./tables.ts";

type HouseholdRow = InferSelectModel<typeof households>;
type PersonRow = InferSelectModel<typeof persons>;

const householdIndicators = givenIndicators("household");
const memberIndicators = givenIndicators("member");

export function toHousehold(row: HouseholdRow): Household {
  return {
    id: row.id,
    status: row.status,
    areaCode: row.areaCode,
    rw: row.rw,
    address: row.address,
    phone: row.phone,
    decile:
      row.decile === null
        ? null
        : { value: row.decile, source: row.decileSource ?? "", period: row.decilePeriod ?? "" },
    indicators: factsOfRow(householdIndicators, row),
    observation: toObservation(row),
    listed:
      row.listedOn === null ? null : { observedOn: row.listedOn, verified: row.listedVerified ?? false },
    dispute: row.dispute,
    privacyNotice: row.privacyNotice,
    registeredAt: row.registeredAt,
    updatedAt: row.updatedAt,
    revision: row.revision,
  };
}

/** In parts, for `RowJson.write`. */
export function fromHousehold(household: Household): Partial<HouseholdRow>[] {
  const { decile } = household;
  const fields = {
    id: household.id,
    status: household.status,
    areaCode: household.areaCode,
    rw: household.rw,
    address: household.address,
    phone: household.phone,
    decile: decile?.value ?? null,
    decileSource: decile?.source ?? null,
    decilePeriod: decile?.period ?? null,
    listedOn: household.listed?.observedOn ?? null,
    listedVerified: household.listed?.verified ?? null,
    dispute: household.dispute,
    privacyNotice: household.privacyNotice,
    registeredAt: household.registeredAt,
    updatedAt: household.updatedAt,
    revision: household.revision,
  };
  return [fields, household.indicators, fromObservation(household.observation)];
}

export function toPerson(row: PersonRow): Person {
  return {
    id: row.id,
    status: row.status,
    name: row.name,
    sex: row.sex,
    birthDate: row.birthDate,
    birthYear: row.birthYear,
    indicators: factsOfRow(memberIndicators, row),
    observation: toObservation(row),
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    revision: row.revision,
  };
}

/** In parts, for `RowJson.write`. */
export function fromPerson(person: Person): Partial<PersonRow>[] {
  const fields = {
    id: person.id,
    status: person.status,
    name: person.name,
    sex: person.sex,
    birthDate: person.birthDate,
    birthYear: person.birthYear,
    createdAt: person.createdAt,
    updatedAt: person.updatedAt,
    revision: person.revision,
  };
  return [fields, person.indicators, fromObservation(person.observation)];
}

function toObservation(row: {
  observedSource: string | null;
  observedOn: string | null;
  verified: boolean;
}): Observation {
  return { source: row.observedSource, observedOn: row.observedOn, verified: row.verified };
}

function fromObservation(observation: Observation) {
  return {
    observedSource: observation.source,
    observedOn: observation.observedOn,
    verified: observation.verified,
  };
}
