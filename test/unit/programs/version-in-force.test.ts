// Which version of a program decides on a day.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inForce, isRunning, nextSwitch, statusOn } from "../../../src/programs/version-in-force.ts";

const v = (version: number, effectiveFrom: string) => ({ version, effectiveFrom });
const always = { validFrom: "2000-01-01", validTo: null };

describe("a program runs", () => {
  const program = { validFrom: "2026-01-01", validTo: "2026-12-31" };
  it.each([
    ["2025-12-31", false],
    ["2026-01-01", true],
    ["2026-12-31", true],
    ["2027-01-01", false],
  ])("on %s: %s", (day, running) => expect(isRunning(program, day)).toBe(running));

  it("without end when there is no last day", () => expect(isRunning(always, "2999-01-01")).toBe(true));
});

describe("in force is", () => {
  const versions = [v(1, "2026-01-01"), v(2, "2026-06-01"), v(3, "2026-03-01")];
  it.each([
    ["2025-12-31", undefined],
    ["2026-01-01", 1],
    ["2026-03-01", 3],
    ["2026-05-31", 3],
    ["2026-06-01", 2],
  ])("on %s: version %s", (day, version) => {
    expect(inForce({ ...always, versions }, day)?.version).toBe(version);
  });

  it("of two with the same day the higher number, in whatever order they come", () => {
    const same = [v(2, "2026-01-01"), v(1, "2026-01-01")];
    expect(inForce({ ...always, versions: same }, "2026-01-01")?.version).toBe(2);
    expect(inForce({ ...always, versions: same.toReversed() }, "2026-01-01")?.version).toBe(2);
  });

  it("none before the program begins, nor after it has ended", () => {
    const program = { validFrom: "2026-02-01", validTo: "2026-06-30", versions };
    expect(inForce(program, "2026-01-31")).toBeUndefined();
    expect(inForce(program, "2026-07-01")).toBeUndefined();
  });
});

describe("a version is", () => {
  const [first, second] = [v(1, "2026-01-01"), v(2, "2026-06-01")];
  const published = { status: "published" } as const;
  it.each([
    ["2025-01-01", "published", "published"],
    ["2026-05-31", "published", "published"],
    ["2026-06-01", "retired", "published"],
  ])("on %s: the first %s, the second %s", (day, one, two) => {
    expect(statusOn({ ...first, ...published }, [first, second], day)).toBe(one);
    expect(statusOn({ ...second, ...published }, [first, second], day)).toBe(two);
  });

  it("a draft whatever else is in force", () => {
    expect(statusOn({ ...first, status: "draft" }, [second], "2026-07-01")).toBe("draft");
  });
});

describe("the next switch", () => {
  it("is the day of the next version, or the day after the last", () => {
    const program = {
      validFrom: "2026-01-01",
      validTo: "2026-12-31",
      versions: [v(1, "2026-01-01"), v(2, "2026-06-01")],
    };
    expect(nextSwitch(program, "2025-06-01")).toBe("2026-01-01");
    expect(nextSwitch(program, "2026-01-01")).toBe("2026-06-01");
    expect(nextSwitch(program, "2026-06-01")).toBe("2027-01-01");
    expect(nextSwitch(program, "2027-01-01")).toBeNull();
  });

  it("passes over a version that comes with the same day as a higher one, and over days before the program", () => {
    const versions = [v(2, "2026-06-01"), v(1, "2026-06-01"), v(3, "2026-03-01")];
    expect(nextSwitch({ validFrom: "2026-04-01", validTo: null, versions }, "2026-01-01")).toBe("2026-04-01");
  });

  it("is the first later day on which another version is in force, for every program", () => {
    const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-02-${String(n).padStart(2, "0")}`);
    const program = fc.record({
      validFrom: day,
      validTo: fc.option(day, { nil: null }),
      versions: fc
        .array(day, { maxLength: 4 })
        .map((days) => days.map((effectiveFrom, place) => v(place + 1, effectiveFrom))),
    });
    const days = Array.from({ length: 30 }, (_, n) => `2026-02-${String(n + 1).padStart(2, "0")}`).map((d) =>
      d > "2026-02-28" ? `2026-03-0${Number(d.slice(8)) - 28}` : d,
    );
    fc.assert(
      fc.property(program, day, (one, asOf) => {
        const first = days.find((d) => d > asOf && inForce(one, d) !== inForce(one, asOf));
        expect(nextSwitch(one, asOf)).toBe(first ?? null);
      }),
    );
  });
});
