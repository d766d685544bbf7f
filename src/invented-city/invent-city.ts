// PURE. Invents the households of a city of any size, one after the other: the same ones for the same seed.
import { type AreaSeed, areaSeeds } from "../areas/seed/areas.ts";
import { countSerials } from "./count-serials.ts";
import { inventHousehold, type Neighbourhood } from "./invent-household.ts";
import type { InventedHousehold } from "./invented-household.ts";
import { type Random, seededRandom } from "./random.ts";

export interface CitySize {
  /** From 1 to `maxHouseholds`. */
  readonly households: number;
  /** A whole number from 0 to `maxSeed`; another seed is another city. */
  readonly seed: number;
}

/** More would use up the serials of a region's days. */
export const maxHouseholds = 5_000_000;
export const maxSeed = 4_294_967_295;

/** As in the city of Jambi: some 180,000 households in 1,650 RT. */
const householdsInRt = 110;
const maxRt = 999;

/** Nothing is kept of a household once it is handed out. */
export function* inventCity({ households, seed }: CitySize): Generator<InventedHousehold> {
  const random = seededRandom(seed);
  const neighbourhood = neighbourhoods(random, households);
  const serials = countSerials();
  for (let number = 1; number <= households; number += 1) {
    const household = inventHousehold(random, neighbourhood(), number, serials);
    if (random.chance(0.6)) household.phone = inventPhone(random);
    yield household;
  }
}

/** Villages differ in size, and have as many RT as their households fill. */
function neighbourhoods(random: Random, households: number): () => Neighbourhood {
  const villages = areaSeeds.filter(({ level }) => level === "village");
  // A village of three sizes stands three times in the list that one is picked from.
  const places = villages.flatMap((village) => Array<AreaSeed>(random.integer(1, 4)).fill(village));
  const rtCounts = new Map<AreaSeed, number>();
  for (const village of villages) {
    const share = places.filter((place) => place === village).length / places.length;
    const count = Math.round((share * households) / householdsInRt);
    rtCounts.set(village, Math.min(maxRt, Math.max(1, count)));
  }
  return () => {
    const village = random.pick(places);
    return { village, rt: random.integer(1, rtCounts.get(village)!) };
  };
}

/** No telephone number begins with four zeros. */
function inventPhone(random: Random): string {
  return `0000-${random.integer(1000, 9999)}-${random.integer(1000, 9999)}`;
}
