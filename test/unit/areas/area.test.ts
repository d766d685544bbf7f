// Codes of RT, and the days on which an RT's counts change.
import { describe, expect, it } from "vitest";
import { partsOfRtCode, rtCode } from "../../../src/areas/area.ts";
import { countsChangeOn } from "../../../src/areas/area-counts.ts";

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
  const none = { youngerBorn: null, schoolAgedBorn: null, birthYears: [] };
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
    ["may turn 7", 2020, "2027-01-01"],
    ["has surely turned 7", 2019, "2026-12-31"],
    ["may turn 16", 2015, "2031-01-01"],
    ["has surely turned 16", 2010, "2026-12-31"],
  ])("%s by the year of birth alone", (_, year, day) => {
    expect(countsChangeOn({ ...none, birthYears: [year] }, "2026-07-01")).toBe(day);
  });

  it("and never when nobody is that young", () => {
    expect(countsChangeOn({ ...none, birthYears: [1980] }, "2026-07-01")).toBeNull();
  });
});
