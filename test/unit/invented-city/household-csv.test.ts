// The file of an invented city: one row a person, every fact in its column, no cell that a spreadsheet would run.
import { describe, expect, test } from "vitest";
import { givenIndicators } from "../../../src/eligibility/indicators/catalogue.ts";
import { csvHeader, toCsvRows } from "../../../src/invented-city/household-csv.ts";
import { inventCity } from "../../../src/invented-city/invent-city.ts";
import type { InventedHousehold } from "../../../src/invented-city/invented-household.ts";

const header = csvHeader.trimEnd().split(",");
const records = (household: InventedHousehold) =>
  toCsvRows(household)
    .trimEnd()
    .split("\n")
    .map((row) => Object.fromEntries(row.split(",").map((cell, index) => [header[index], cell])));

const household: InventedHousehold = {
  source: { system: "survey", id: "household-1" },
  areaCode: "15.71.08.1003",
  rt: "012",
  rw: "003",
  address: "Jl. Contoh No. 1",
  decile: { value: 2, source: "invented", period: "2026-Q1" },
  observedOn: "2026-06-01",
  indicators: { floorAreaM2: 36, ownsCar: false },
  membersComplete: true,
  members: [
    {
      nationalId: "1571085703909001",
      name: "Siti Contoh",
      sex: "female",
      birthDate: "1990-03-17",
      relation: "head",
      indicators: { healthInsurance: ["pbi", "employer"], pregnant: false },
    },
    {
      source: { system: "survey", id: "household-1-member-2" },
      name: "Budi Contoh",
      sex: "male",
      birthYear: 1950,
      relation: "parent",
      indicators: { healthInsurance: [] },
    },
  ],
};

describe("the header", () => {
  test("names each column once", () => {
    expect(new Set(header).size).toBe(header.length);
    expect(header.filter((name) => !/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/.test(name))).toEqual([]);
  });

  test("holds every indicator that is sent, and what is sent beside them", () => {
    const names = ["household", "member"] as const;
    const inside = names.flatMap((level) => givenIndicators(level).filter(({ field }) => !field));
    const beside = [
      ...["family_card_number", "household_source_id", "area_code", "rt", "rw", "address", "phone", "decile"],
      ...["national_id", "person_source_id", "name", "sex", "birth_date", "birth_year", "relation"],
    ];
    expect(header).toEqual(expect.arrayContaining(beside));
    expect(header).toHaveLength(inside.length + beside.length);
    expect(header).toEqual(
      expect.arrayContaining(["floor_area_m2", "monthly_income_idr", "member_civil_registry_match"]),
    );
  });
});

describe("a row", () => {
  test("tells of one person, and repeats what is said of the household", () => {
    const [head, parent] = records(household);
    const both = {
      ...{
        family_card_number: "",
        household_source_id: "household-1",
        area_code: "15.71.08.1003",
        rt: "012",
      },
      ...{ rw: "003", address: "Jl. Contoh No. 1", phone: "", decile: "2" },
      ...{ floor_area_m2: "36", owns_car: "false", owns_fridge: "" },
    };
    expect(head).toMatchObject({
      ...both,
      ...{ national_id: "1571085703909001", person_source_id: "", name: "Siti Contoh", sex: "female" },
      ...{ birth_date: "1990-03-17", birth_year: "", relation: "head" },
      ...{ pregnant: "false", health_insurance: "pbi|employer", schooling: "" },
    });
    expect(parent).toMatchObject({
      ...both,
      ...{ national_id: "", person_source_id: "household-1-member-2", birth_date: "", birth_year: "1950" },
    });
  });

  test("tells a list that is empty from one that is not known", () => {
    const [, parent] = records(household);
    expect(parent!.health_insurance).toBe("0");
  });

  test("quotes what would be read as more cells or rows", () => {
    const address = 'Gang "Contoh", No. 1\nBelakang';
    expect(toCsvRows({ ...household, address })).toContain(',"Gang ""Contoh"", No. 1\nBelakang",');
  });
});

test("no cell of an invented city begins like a formula, and every row has every column", () => {
  for (const invented of inventCity({ households: 2_000, seed: 42 })) {
    for (const row of toCsvRows(invented).trimEnd().split("\n")) {
      const cells = row.split(",");
      if (cells.length !== header.length || cells.some((cell) => /^[=+\-@]/.test(cell))) expect.fail(row);
    }
  }
});
