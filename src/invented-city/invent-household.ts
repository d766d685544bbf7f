// PURE. Invents one household with its members; none of the people exist.
import type { AreaSeed } from "../areas/seed/areas.ts";
import { ageAt } from "../eligibility/indicators/derive-age.ts";
import { addDays } from "../jakarta-date.ts";
import { inventHouseholdFacts, inventMemberFacts } from "./invent-facts.ts";
import { inventFamilyCardNumber, inventNationalId, type Serials } from "./invent-numbers.ts";
import { familyNames, femaleNames, maleNames, streets } from "./names.ts";
import type { Random } from "./random.ts";
import type { InventedDocument, InventedHousehold, InventedMember } from "./invented-household.ts";

/** Who lives together: relation, sex and the span of ages. */
type Person = readonly [relation: string, sex: "female" | "male", minAge: number, maxAge: number];

/** Where several households live, so that what an RT's households add up to means something. */
export interface Neighbourhood {
  readonly village: AreaSeed;
  /** From 1 to 999. */
  readonly rt: number;
}

/** @param number of the household in its run, from 1 */
export function inventHousehold(
  random: Random,
  { village, rt }: Neighbourhood,
  number: number,
  serials: Serials,
): InventedHousehold {
  const observedOn = addDays("2026-06-30", -random.integer(0, 150));
  const comfort = random.leaning(1.4);
  const listed = random.chance(0.7);
  const sparse = random.pick([0, 0.5, 1, 1, 2]);
  const region = village.parentCode.replaceAll(".", "");
  const household: InventedHousehold = {
    ...(random.chance(0.95)
      ? { familyCardNumber: inventFamilyCardNumber(random, region, serials) }
      : { source: { system: "sample-survey", id: `household-${number}` } }),
    areaCode: village.code,
    rt: threeDigits(rt),
    rw: threeDigits(Math.ceil(rt / 5)),
    address: `${random.pick(streets)} No. ${random.integer(1, 120)}`,
    ...(listed && {
      decile: {
        value: Math.min(10, 1 + Math.floor(comfort * 10)),
        source: "invented-sample",
        period: "2026-Q1",
      },
    }),
    observedOn,
    indicators: inventHouseholdFacts(random, comfort, listed, sparse),
    membersComplete: true,
    members: [],
  };
  if (comfort < 0.35 && random.chance(0.15)) {
    household.documents = [inventPovertyCertificate(random, village.name, number)];
  }
  const familyName = random.pick(familyNames);
  const usedNames = new Set<string>();
  const people = inventComposition(random);
  const couple = people.some(([relation]) => relation === "spouse");
  people.forEach((person, position) => {
    const name = inventName(random, person[1], familyName, usedNames);
    const id = `household-${number}-member-${position + 1}`;
    household.members.push(
      inventMember(random, person, { name, id, region, observedOn, couple, comfort, sparse, serials }),
    );
  });
  return household;
}

function inventPovertyCertificate(random: Random, villageName: string, number: number): InventedDocument {
  return {
    type: "sktm",
    number: `SKTM/${String(number).padStart(3, "0")}/2026`,
    issuer: `Kelurahan ${villageName}`,
    validUntil: random.pick(["2026-03-31", "2026-12-31", "2027-06-30"]),
  };
}

function inventComposition(random: Random): Person[] {
  const kind = random.weighted({ family: 50, mother: 13, elder: 8, elders: 8, generations: 16, couple: 5 });
  const headAge = random.integer(27, 52);
  const children = Array.from({ length: random.pick([1, 1, 2, 2, 2, 3, 4]) }, (): Person => [
    "child",
    random.pick(["female", "male"]),
    0,
    Math.min(22, headAge - 27),
  ]);
  const head: Person = ["head", "male", headAge, headAge];
  const spouse: Person = ["spouse", "female", Math.max(19, headAge - 7), headAge];
  switch (kind) {
    case "family":
      return [head, spouse, ...children];
    case "mother":
      return [["head", "female", headAge, headAge], ...children];
    case "elder":
      return [["head", random.pick(["female", "female", "male"]), 60, 86]];
    case "elders":
      return [
        ["head", "male", 58, 84],
        ["spouse", "female", 54, 80],
      ];
    case "generations":
      return [
        head,
        spouse,
        ...children,
        ["parent", random.pick(["female", "male"]), headAge + 18, headAge + 32],
      ];
    case "couple":
      return [head, spouse];
  }
}

interface MemberSetting {
  readonly name: string;
  readonly id: string;
  readonly region: string;
  readonly observedOn: string;
  readonly couple: boolean;
  readonly comfort: number;
  readonly sparse: number;
  readonly serials: Serials;
}

function inventMember(
  random: Random,
  [relation, sex, minAge, maxAge]: Person,
  { name, id, region, observedOn, couple, comfort, sparse, serials }: MemberSetting,
): InventedMember {
  const ageDays = Math.floor(random.integer(minAge, maxAge) * 365.25) + random.integer(1, 364);
  const birthDate = addDays(observedOn, -ageDays);
  const age = ageAt(birthDate, observedOn) as number;
  const nationalId = inventNationalId(random, { region, birthDate, sex }, serials);
  const indicators = inventMemberFacts(random, { sex, relation, age, couple, comfort }, sparse);
  // Old people know their year; the survey's own number stands in for what identifies them.
  if (age >= 55 && random.chance(0.12)) {
    const source = { system: "sample-survey", id };
    return { source, name, sex, birthYear: Number(birthDate.slice(0, 4)), relation, indicators };
  }
  const hasNumber = random.chance(age === 0 ? 0.5 : 0.94);
  return { ...(hasNumber && { nationalId }), name, sex, birthDate, relation, indicators };
}

function inventName(random: Random, sex: "female" | "male", familyName: string, used: Set<string>): string {
  const free = (sex === "female" ? femaleNames : maleNames).filter((given) => !used.has(given));
  const given = random.pick(free);
  used.add(given);
  return `${given} ${familyName}`;
}

const threeDigits = (number: number) => String(number).padStart(3, "0");
