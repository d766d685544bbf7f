// PURE. From what is stored or sent to everything that one evaluation sees, at a reference date.
import { applyApplicability } from "../build-facts.ts";
import type { FactRecord, Facts, Value } from "../catalogue.ts";
import { cityCatalogue } from "./catalogue.ts";
import { yearOf } from "./derive-age.ts";
import { deriveArea } from "./derive-area.ts";
import { deriveHousehold } from "./derive-household.ts";
import { deriveAge, deriveMember } from "./derive-member.ts";
import { prepareReceives } from "./derive-receives.ts";
import type { AreaRecord, CityContext, HouseholdRecord, MemberRecord } from "./records.ts";

/**
 * Builds the facts of one household and its RT; members keep their order. With `kept`, one for each household, what
 * an age leaves as it was is not built anew for another date.
 */
export type FactsBuilder = (
  household: HouseholdRecord | undefined,
  area: AreaRecord | undefined,
  kept?: KeptFacts,
) => Facts;

/** Facts of the members of one household, by place and age. */
export type KeptFacts = Map<string, FactRecord>;

const withApplicability = applyApplicability(cityCatalogue);

/** Prepares once what all households of a bulk run share: the date, the settings, the declared programs. */
export function prepareFacts(city: CityContext, asOf: string): FactsBuilder {
  const receives = prepareReceives(city.programs, asOf);
  const { today, setting } = deriveCity(city, asOf);
  const member = (record: MemberRecord, household: HouseholdRecord) =>
    withApplicability("member", deriveMember(record, receives(record.receives, household.receives), asOf));
  return (household, area, kept) => ({
    household:
      household &&
      withApplicability("household", deriveHousehold(household, receives(household.receives), asOf)),
    // Without one member on file the members are missing; an empty list would say that nobody lives there.
    members: household?.members.length
      ? household.members.map((one, place) =>
          keptByAge(kept, place, one, household, asOf, () => member(one, household)),
        )
      : undefined,
    area: area && withApplicability("area", deriveArea(area, receives(area.receives))),
    today,
    setting,
  });
}

/** What somebody receives begins and ends on days of its own; all else of a member that time moves is the age. */
function keptByAge(
  kept: KeptFacts | undefined,
  place: number,
  member: MemberRecord,
  household: HouseholdRecord,
  asOf: string,
  build: () => FactRecord,
): FactRecord {
  if (!kept || member.receives.length + household.receives.length > 0) return build();
  const age = deriveAge(member, asOf);
  const key = `${place} ${typeof age === "object" ? JSON.stringify(age) : age}`;
  const known = kept.get(key) ?? build();
  kept.set(key, known);
  return known;
}

/** The facts of one household (none for an RT alone) and its RT at a date; see `prepareFacts` for many. */
export function buildFacts(
  household: HouseholdRecord | undefined,
  area: AreaRecord | undefined,
  city: CityContext,
  asOf: string,
): Facts {
  return prepareFacts(city, asOf)(household, area);
}

/** What all subjects of the city share at a date. */
export function deriveCity(city: CityContext, asOf: string): Pick<Facts, "today" | "setting"> {
  return { today: { date: asOf, year: yearOf(asOf) }, setting: deriveSettings(city.settings, asOf) };
}

/** Of each setting the latest value that is effective; one that is not yet effective is missing. */
function deriveSettings(settings: CityContext["settings"], asOf: string): FactRecord {
  const effective = settings
    .filter((setting) => setting.effectiveFrom <= asOf)
    .sort((a, b) => (a.effectiveFrom < b.effectiveFrom ? -1 : 1));
  const facts: Record<string, Value> = {};
  for (const { name, value } of effective) facts[name] = value;
  return facts;
}
