// PURE. The sample's households over all districts of the city: always the same ones.
import { type AreaSeed, areaSeeds } from "../src/areas/seed/areas.ts";
import { inventHousehold, type Neighbourhood } from "../src/invented-city/invent-household.ts";
import { firstSerial, lastSerial, type Serials } from "../src/invented-city/invent-numbers.ts";
import type { InventedHousehold } from "../src/invented-city/invented-household.ts";
import { type Random, seededRandom } from "../src/invented-city/random.ts";

const seed = 20_260_701;
const householdCount = 200;

/** 200 households in 44 RT; none of the people exist. */
export function inventHouseholds(): InventedHousehold[] {
  const random = seededRandom(seed);
  const neighbourhoods = inventNeighbourhoods(random);
  return Array.from({ length: householdCount }, (_, index) => {
    // Every RT is visited in turn, the first ones once more than the last.
    const neighbourhood = neighbourhoods[index % neighbourhoods.length] as Neighbourhood;
    return inventHousehold(random, neighbourhood, index + 1, drawnSerials(random, index));
  });
}

/** So few people rarely meet by chance, and with this seed none do; the serial alone keeps the cards apart. */
function drawnSerials(random: Random, index: number): Serials {
  return {
    ofFamilyCard: () => firstSerial + index,
    ofPerson: () => random.integer(firstSerial, lastSerial),
  };
}

function inventNeighbourhoods(random: Random): Neighbourhood[] {
  const districts = areaSeeds.filter(({ level }) => level === "district");
  return districts.flatMap(({ code }) => {
    const villages = areaSeeds.filter(({ parentCode }) => parentCode === code);
    const first = random.integer(0, villages.length - 1);
    const chosen = [villages[first], villages[(first + 1) % villages.length]];
    return chosen.flatMap((village) =>
      [random.integer(1, 9), random.integer(10, 24)].map((rt) => ({ village: village as AreaSeed, rt })),
    );
  });
}
