// An invented city of any size: the same for one seed, valid at the door, and no better known than a real one.
import { describe, expect, test, vi } from "vitest";
import { areaSeeds } from "../../../src/areas/seed/areas.ts";
import { ageAt } from "../../../src/eligibility/indicators/derive-age.ts";
import { sentHousehold } from "../../../src/households/sent-household.ts";
import { countSerials } from "../../../src/invented-city/count-serials.ts";
import { inventCity } from "../../../src/invented-city/invent-city.ts";

// Tens of thousands of households take their time on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

const households = [...inventCity({ households: 20_000, seed: 42 })];
const members = households.flatMap((household) => household.members);

function shareOf<T>(all: readonly T[], which: (one: T) => boolean): number {
  return all.filter(which).length / all.length;
}

/** Shares are held within a hundredth, which at 20,000 is three standard deviations of any of them. */
const near = (share: number) => expect.closeTo(share, 1.7);

describe("an invented city", () => {
  test("is the same for the same seed, and another for another", () => {
    const bytes = (seed: number) => JSON.stringify([...inventCity({ households: 300, seed })]);
    expect(bytes(42)).toBe(bytes(42));
    expect(bytes(42)).not.toBe(bytes(43));
  });

  test("begins alike however many households are asked for in as many RT", () => {
    const first = (count: number) => inventCity({ households: count, seed: 42 }).next().value;
    expect(first(100)).toEqual(first(200));
  });

  test("is taken by the schema of the door, every household of it", () => {
    const faults = households.flatMap((household) => sentHousehold.safeParse(household).error?.issues ?? []);
    expect(faults).toEqual([]);
  });

  test("lies in every village, as unequal ones, in RT of some hundred households", () => {
    const villages = areaSeeds.filter(({ level }) => level === "village").map(({ code }) => code);
    const inVillage = new Map(
      villages.map((code) => [code, households.filter(({ areaCode }) => areaCode === code)]),
    );
    const sizes = [...inVillage.values()].map((local) => local.length);
    expect(sizes.reduce((sum, size) => sum + size)).toBe(households.length);
    expect(Math.min(...sizes)).toBeGreaterThan(50);
    expect(Math.max(...sizes) / Math.min(...sizes)).toBeGreaterThan(2.5);
    const rts = new Set(households.map(({ areaCode, rt }) => `${areaCode}.${rt}`));
    expect(households.length / rts.size).toBeGreaterThan(90);
    expect(households.length / rts.size).toBeLessThan(130);
  });
});

describe("its numbers", () => {
  test("are unique among 50,000 households, and carry serials that no registry has issued", () => {
    const [cards, nationalIds] = [new Set<string>(), new Set<string>()];
    let written = 0;
    for (const { familyCardNumber, members: people } of inventCity({ households: 50_000, seed: 7 })) {
      for (const [seen, number] of [
        [cards, familyCardNumber] as const,
        ...people.map(({ nationalId }) => [nationalIds, nationalId] as const),
      ]) {
        if (number === undefined) continue;
        if (!/^1571(0\d|1[01])\d{6}9\d{3}$/.test(number)) expect.fail(number);
        seen.add(number);
        written += 1;
      }
    }
    expect(cards.size).toBeGreaterThan(47_000);
    expect(cards.size + nationalIds.size).toBe(written);
  });

  test("are counted apart by region, day and kind, and end with an error and not with a number twice", () => {
    const serials = countSerials();
    expect(Array.from({ length: 999 }, () => serials.ofPerson("157101010199"))).toEqual(
      Array.from({ length: 999 }, (_, index) => 9001 + index),
    );
    expect(() => serials.ofPerson("157101010199")).toThrow(RangeError);
    for (const other of ["157102010199", "157101410199", "157101010299", "157101010100"]) {
      expect(serials.ofPerson(other)).toBe(9001);
    }
    expect(serials.ofFamilyCard("157101010199")).toBe(9001);
  });

  test("no telephone number could be called", () => {
    const phones = households.flatMap(({ phone }) => phone ?? []);
    expect(phones.filter((phone) => !/^0000-\d{4}-\d{4}$/.test(phone))).toEqual([]);
    expect(phones.length / households.length).toEqual(near(0.6));
  });
});

describe("its shares", () => {
  test("three deciles in ten are missing, and the others lean to the poor", () => {
    expect(shareOf(households, ({ decile }) => decile === undefined)).toEqual(near(0.3));
    const known = households.flatMap(({ decile }) => decile?.value ?? []);
    // Of a number between 0 and 1 to the power of 1.4, the share below x is x to the power of 1/1.4.
    for (const decile of [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]) {
      const expected = (decile / 10) ** (1 / 1.4) - ((decile - 1) / 10) ** (1 / 1.4);
      expect(shareOf(known, (value) => value === decile)).toEqual(near(expected));
    }
  });

  test("a household has four members on average, and some live alone", () => {
    const mean = members.length / households.length;
    expect(mean).toBeGreaterThan(3.5);
    expect(mean).toBeLessThan(4.2);
    expect(shareOf(households, (household) => household.members.length === 1)).toEqual(near(0.08));
  });

  test("some have no number: a household in twenty no card, a member in ten no national ID", () => {
    expect(shareOf(households, ({ familyCardNumber }) => familyCardNumber === undefined)).toEqual(near(0.05));
    expect(shareOf(members, ({ nationalId }) => nationalId === undefined)).toEqual(near(0.1));
    const withoutCard = households.filter(({ familyCardNumber }) => familyCardNumber === undefined);
    expect(new Set(withoutCard.map(({ source }) => source?.id)).size).toBe(withoutCard.length);
  });

  // Visits are thorough, usual or hasty: on average 0.9 times the rate of a fact is missing.
  test.each([
    ["monthlyIncomeIdr", 0.18],
    ["monthlyExpenditureIdr", 0.27],
    ["floorMaterial", 0.054],
    ["drinkingWater", 0.09],
    ["ownsGold", 0.225],
  ])("of all households %s is missing of %d", (name, rate) => {
    expect(shareOf(households, ({ indicators }) => indicators[name] === undefined)).toEqual(near(rate));
  });

  test("what does not concern somebody is absent", () => {
    for (const { observedOn, members: people } of households) {
      for (const { sex, birthDate = "1950-01-01", indicators } of people) {
        const age = ageAt(birthDate, observedOn)!;
        const named = Object.keys(indicators);
        const foreign = [
          ...(sex === "male" || age < 10 || age > 54 ? ["pregnant"] : []),
          ...(age < 5 ? ["schooling", "working"] : ["nutrition"]),
          ...((indicators.schooling ?? "attending") === "attending" ? [] : ["schoolLevel", "schoolType"]),
          ...(indicators.working === false ? ["jobStatus"] : []),
        ];
        const found = named.filter((name) => foreign.includes(name));
        if (found.length > 0) expect.fail(`${found.join()} at ${age}`);
      }
    }
  });
});
