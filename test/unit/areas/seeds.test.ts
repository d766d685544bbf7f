// The seeded areas are one tree: the city, its districts, their villages.
import { expect, test } from "vitest";
import { areaSeeds } from "../../../src/areas/seed/areas.ts";

const byCode = new Map(areaSeeds.map((area) => [area.code, area]));
const ofLevel = (level: string) => areaSeeds.filter((area) => area.level === level);

test("the city has 11 districts and 68 villages, each with a code of its own", () => {
  expect(ofLevel("city").map(({ code }) => code)).toEqual(["15.71"]);
  expect(ofLevel("district")).toHaveLength(11);
  expect(ofLevel("village")).toHaveLength(68);
  expect(byCode.size).toBe(80);
});

test("every district lies in the city and every village in a district", () => {
  expect(new Set(ofLevel("district").map(({ parentCode }) => parentCode))).toEqual(new Set(["15.71"]));
  for (const { parentCode } of ofLevel("village")) expect(byCode.get(parentCode)?.level).toBe("district");
});

test("the six villages of 2023 have no code of the statistics office, all else has one of its own", () => {
  const bpsCodes = areaSeeds.flatMap(({ bpsCode }) => bpsCode ?? []);
  expect(areaSeeds.filter(({ createdIn2023 }) => createdIn2023)).toHaveLength(6);
  expect(bpsCodes).toHaveLength(74);
  expect(new Set(bpsCodes).size).toBe(74);
});
