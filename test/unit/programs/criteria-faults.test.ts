// Every fault of a version's criteria at once, each with its place.
import { describe, expect, it } from "vitest";
import { cityCatalogue } from "../../../src/eligibility/indicators/catalogue.ts";
import { criteriaFaults } from "../../../src/programs/criteria-faults.ts";

const label = { id: "Syarat", en: "Criterion" };
const criterion = (code: string, expression: string) => ({ code, label, expression });

describe("criteria", () => {
  it("without a fault have none", () => {
    const criteria = [criterion("poor", "household.decile <= 4")];
    expect(criteriaFaults(cityCatalogue, "household", { criteria, priority: "household.decile" })).toEqual(
      [],
    );
  });

  it("tell every fault: expressions by place and position, repeated codes, the priority's type", () => {
    const criteria = [
      criterion("poor", "household.decil <= 4 && household.floorAria > 3"),
      criterion("poor", "household.decile"),
    ];
    const faults = criteriaFaults(cityCatalogue, "household", {
      criteria,
      priority: "household.extremePoor",
    });
    expect(faults.map(({ pointer, code }) => [pointer, code])).toEqual([
      ["/criteria/1/code", "duplicate"],
      ["/criteria/0/expression", "invalid-criterion"],
      ["/criteria/0/expression", "invalid-criterion"],
      ["/criteria/1/expression", "invalid-criterion"],
      ["/priority", "invalid-criterion"],
    ]);
    const [, misspelt] = faults;
    expect(misspelt!.detail.en).toContain("characters 10–15");
    expect(misspelt!.detail.en).toContain("household.decil");
    expect(misspelt!.detail.en).toContain("Did you mean");
    expect(misspelt!.detail.id).toContain("karakter 10–15");
    expect(misspelt!.detail.id).toContain("Maksud Anda");
  });

  it("of an area cannot ask a household", () => {
    const criteria = [criterion("poor", "household.decile <= 4")];
    expect(criteriaFaults(cityCatalogue, "area", { criteria, priority: null })).toHaveLength(1);
  });
});
