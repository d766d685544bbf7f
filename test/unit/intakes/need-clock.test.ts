// By when needs are to be handled or answered.
import { expect, test } from "vitest";
import { needsDueAt } from "../../../src/intakes/need-clock.ts";

const wednesday = new Date("2026-07-01T03:00:00.000Z");

test.each([
  ["open", "2026-07-06T16:59:59.999Z"],
  ["forwarded", "2026-07-08T16:59:59.999Z"],
  ["handled-at-village", null],
  ["answered", null],
  ["closed", null],
  [null, null],
] as const)("%s is due at %s", (status, due) => {
  expect(needsDueAt(status, wednesday, new Set())?.toISOString() ?? null).toBe(due);
});

test("a holiday is no working day", () => {
  expect(needsDueAt("open", wednesday, new Set(["2026-07-02"]))).toEqual(
    new Date("2026-07-07T16:59:59.999Z"),
  );
});
