// What becomes of the quotas of a former RT, as a table.
import { expect, it } from "vitest";
import type { Quota } from "../../../src/quotas/quota.ts";
import { passedQuotas } from "../../../src/quotas/succeeded-quotas.ts";

const [formerCode, code] = ["15.71.08.1003.101", "15.71.08.1001.101"];
const quota = (id: string, area: string | null, from: string, to: string, program = "roofs"): Quota => ({
  ...{ id, program, area, from, to, places: 5, used: 2 },
});
const former = quota("former", formerCode, "2026-01-01", "2026-12-31");
const outcome = (...others: Quota[]) => {
  const { passed, faults } = passedQuotas([former, ...others], { formerCode, code });
  return faults.length > 0 ? faults.map(({ code: why }) => why) : passed.map(({ into }) => into?.id ?? "own");
};

it.each([
  ["nothing else", [], ["own"]],
  [
    "one of the city and of the village",
    [
      quota("city", null, "2026-01-01", "2026-12-31"),
      quota("village", "15.71.08.1001", "2026-01-01", "2026-12-31"),
    ],
    ["own"],
  ],
  ["one of the same period", [quota("same", code, "2026-01-01", "2026-12-31")], ["same"]],
  ["one of another program", [quota("other", code, "2026-01-01", "2026-06-30", "floors")], ["own"]],
  ["one that ends the day before", [quota("before", code, "2025-01-01", "2025-12-31")], ["own"]],
  ["one that shares a day", [quota("overlap", code, "2025-01-01", "2026-01-01")], ["quotas-overlap"]],
  [
    "two within its period",
    [quota("first", code, "2026-01-01", "2026-06-30"), quota("second", code, "2026-07-01", "2026-12-31")],
    ["quotas-overlap", "quotas-overlap"],
  ],
])("beside %s", (_, others, expected) => {
  expect(outcome(...others)).toEqual(expected);
});
