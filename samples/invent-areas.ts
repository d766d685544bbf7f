// PURE. Invents facts of the RT in which the invented households live, some of them missing.
import type { Indicators, InventedHousehold } from "../src/invented-city/invented-household.ts";
import { seededRandom } from "../src/invented-city/random.ts";
import type { SampleArea } from "./sample.ts";

const seed = 20_260_702;

/** RT of which nothing is known are absent. */
export function inventAreas(households: readonly InventedHousehold[]): SampleArea[] {
  const random = seededRandom(seed);
  const registered = new Map<string, number>();
  for (const { areaCode, rt } of households) {
    const code = `${areaCode}.${rt}`;
    registered.set(code, (registered.get(code) ?? 0) + 1);
  }
  return [...registered].flatMap(([code, count]) => {
    const indicators: Indicators = {};
    const known = (name: string, rate: number, value: Indicators[string]) => {
      if (random.chance(rate)) indicators[name] = value;
    };
    known("wasteManaged", 0.85, random.chance(0.5));
    known("watchPostActive", 0.85, random.chance(0.6));
    known("roadPaved", 0.9, random.chance(0.8));
    known("drainageAdequate", 0.8, random.chance(0.6));
    known("slum", 0.8, random.chance(0.15));
    const proposalStatus = random.weighted({ none: 30, proposed: 15, funded: 15, "not-funded": 40 });
    known("proposalStatus", 0.85, proposalStatus);
    if (proposalStatus !== "none") known("proposalCostIdr", 0.85, 1_000_000 * random.integer(12, 70));
    // The sample holds only some of an RT's households, but more of them than a real one of its size would.
    known("householdsOfficial", 0.85, count + random.integer(4, 26));
    return random.chance(0.9) ? [{ code, indicators }] : [];
  });
}
