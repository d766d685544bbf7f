// Codes of RT, and the days on which an RT's counts change.
import { describe, expect, it } from "vitest";
import { partsOfRtCode, rtCode } from "../../../src/areas/area.ts";
import { countsChangeOn, schoolBirthsOn } from "../../../src/areas/area-counts.ts";

describe("the code of an RT", () => {
  it("is its village's and three digits", () => {
    expect(rtCode("15.71.08.1003", "7")).toBe("15.71.08.1003.007");
    expect(rtCode("15.71.08.1003", "012")).toBe("15.71.08.1003.012");
  });

  it("falls apart again, and codes of other levels do not", () => {
    expect(partsOfRtCode("15.71.08.1003.012")).toEqual({ villageCode: "15.71.08.1003", rt: "012" });
    expect(partsOfRtCode("15.71.08.1003")).toBeUndefined();
    expect(partsOfRtCode("1571030001")).toBeUndefined();
  });
});

describe("counts change when a child out of school", () => {
  const none = { youngerBorn: null, schoolAgedBorn: null, youngerBornIn: null, schoolAgedBornIn: null };
  it("turns 7", () => {
    expect(countsChangeOn({ ...none, youngerBorn: "2020-05-10" }, "2026-07-01")).toBe("2027-05-10");
  });

  it("turns 16, whichever comes first", () => {
    const children = { ...none, youngerBorn: "2020-05-10", schoolAgedBorn: "2010-09-01" };
    expect(countsChangeOn(children, "2026-07-01")).toBe("2026-09-01");
  });

  it("turns 7 on 1 March when born on 29 February", () => {
    expect(countsChangeOn({ ...none, youngerBorn: "2020-02-29" }, "2026-07-01")).toBe("2027-03-01");
  });

  it.each([
    ["may turn 7", { youngerBornIn: 2020 }, "2027-01-01"],
    ["has surely turned 7", { youngerBornIn: 2019 }, "2026-12-31"],
    ["may turn 16", { schoolAgedBornIn: 2015 }, "2031-01-01"],
    ["has surely turned 16", { schoolAgedBornIn: 2010 }, "2026-12-31"],
  ])("%s by the year of birth alone", (_, born, day) => {
    expect(countsChangeOn({ ...none, ...born }, "2026-07-01")).toBe(day);
  });

  it("and never when nobody is that young", () => {
    expect(countsChangeOn(none, "2026-07-01")).toBeNull();
  });
});

describe("of school age on a day are those born", () => {
  it.each([
    ["2026-07-01", "2010-07-01", "2019-07-01"],
    ["2028-02-29", "2012-02-29", "2021-02-28"],
    ["2027-02-28", "2011-02-28", "2020-02-28"],
  ])("as on %s: after %s, by %s", (asOf, bornAfter, bornBy) => {
    expect(schoolBirthsOn(asOf)).toMatchObject({ bornAfter, bornBy });
  });

  it("in a year of which two ages are possible, but on 31 December", () => {
    expect(schoolBirthsOn("2026-07-01")).toMatchObject({
      perhapsFrom: 2010,
      perhapsTo: 2019,
      surelyFrom: 2011,
      surelyTo: 2018,
    });
    expect(schoolBirthsOn("2026-12-31")).toMatchObject({
      perhapsFrom: 2011,
      perhapsTo: 2019,
      surelyFrom: 2011,
      surelyTo: 2019,
    });
  });
});
