// PURE. Invents households over all districts of the city: from one seed, always the same ones.
import { areaSeeds } from "../src/areas/seed/areas.ts";
import { ageAt } from "../src/eligibility/indicators/derive-age.ts";
import { inventHouseholdFacts, inventMemberFacts } from "./invent-facts.ts";
import { familyNames, femaleNames, maleNames, streets } from "./names.ts";
import { seededRandom, type Random } from "./random.ts";
import type { SampleDocument, SampleHousehold, SampleMember } from "./sample.ts";

const seed = 20_260_701;
const householdCount = 200;

/** Who lives together: relation, sex and the span of ages. */
type Person = readonly [relation: string, sex: "female" | "male", minAge: number, maxAge: number];

/** Where several households live, so that what an RT's households add up to means something. */
interface Neighbourhood {
  readonly village: (typeof areaSeeds)[number];
  readonly rt: string;
  readonly rw: string;
}

/** 200 households in 44 RT; none of the people exist. */
export function inventHouseholds(): SampleHousehold[] {
  const random = seededRandom(seed);
  const neighbourhoods = inventNeighbourhoods(random);
  return Array.from({ length: householdCount }, (_, index) => {
    // Every RT is visited in turn, the first ones once more than the last.
    const neighbourhood = neighbourhoods[index % neighbourhoods.length] as Neighbourhood;
    return inventHousehold(random, neighbourhood, index + 1);
  });
}

function inventNeighbourhoods(random: Random): Neighbourhood[] {
  const districts = areaSeeds.filter(({ level }) => level === "district");
  return districts.flatMap(({ code }) => {
    const villages = areaSeeds.filter(({ parentCode }) => parentCode === code);
    const first = random.integer(0, villages.length - 1);
    const chosen = [villages[first], villages[(first + 1) % villages.length]];
    return chosen.flatMap((village) =>
      [random.integer(1, 9), random.integer(10, 24)].map((rt) => ({
        village: village as (typeof areaSeeds)[number],
        rt: String(rt).padStart(3, "0"),
        rw: String(Math.ceil(rt / 5)).padStart(3, "0"),
      })),
    );
  });
}

function inventHousehold(random: Random, neighbourhood: Neighbourhood, number: number): SampleHousehold {
  const { village, rt, rw } = neighbourhood;
  const observedOn = daysBefore("2026-06-30", random.integer(0, 150));
  const comfort = random.leaning(1.4);
  const listed = random.chance(0.7);
  const sparse = random.pick([0, 0.5, 1, 1, 2]);
  const region = village.parentCode.replaceAll(".", "");
  const household: SampleHousehold = {
    ...(random.chance(0.95)
      ? { familyCardNumber: inventFamilyCardNumber(random, region, number) }
      : { source: { system: "sample-survey", id: `household-${number}` } }),
    areaCode: village.code,
    rt,
    rw,
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
      inventMember(random, person, { name, id, region, observedOn, couple, comfort, sparse }),
    );
  });
  return household;
}

function inventPovertyCertificate(random: Random, villageName: string, number: number): SampleDocument {
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
}

function inventMember(
  random: Random,
  [relation, sex, minAge, maxAge]: Person,
  { name, id, region, observedOn, couple, comfort, sparse }: MemberSetting,
): SampleMember {
  const birthDate = daysBefore(
    observedOn,
    Math.floor(random.integer(minAge, maxAge) * 365.25) + random.integer(1, 364),
  );
  const age = ageAt(birthDate, observedOn) as number;
  const nationalId = inventNationalId(random, region, birthDate, sex);
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

/** Serials from 9001: civil registries count a day's births or cards from 0001, so these meet no real number. */
const firstSerial = 9001;

/** Region, date of issue, serial; the serial alone keeps the sample's cards apart. */
function inventFamilyCardNumber(random: Random, region: string, number: number): string {
  const issuedOn = daysBefore("2025-12-31", random.integer(0, 3650));
  return `${region}${dayMonthYear(issuedOn, 0)}${firstSerial - 1 + number}`;
}

/** Region of first registration, day (plus 40 for women), month and year of birth, serial. */
function inventNationalId(random: Random, region: string, birthDate: string, sex: "female" | "male"): string {
  const firstRegion = random.chance(0.85) ? region : `1571${String(random.integer(1, 11)).padStart(2, "0")}`;
  return `${firstRegion}${dayMonthYear(birthDate, sex === "female" ? 40 : 0)}${random.integer(firstSerial, 9999)}`;
}

function dayMonthYear(date: string, addedToDay: number): string {
  const day = String(Number(date.slice(8)) + addedToDay).padStart(2, "0");
  return `${day}${date.slice(5, 7)}${date.slice(2, 4)}`;
}

function daysBefore(date: string, days: number): string {
  return new Date(Date.parse(date) - days * 86_400_000).toISOString().slice(0, 10);
}
