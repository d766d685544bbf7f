import { describe, expect, it } from "vitest";
import { successionFaults } from "../../../src/area-successions/area-succession.ts";

const [a, b, c, d] = [1, 2, 3, 4].map((number) => `15.71.08.1003.00${number}`) as [
  string,
  string,
  string,
  string,
];
const asked = (formerCode: string, code: string, since = "2023-08-01") => ({
  ...{ formerCode, code, since },
  source: "decree",
});
const faultsOf = (...[said, known]: [ReturnType<typeof asked>, { formerCode: string; code: string }[]]) =>
  successionFaults(said, known, "2026-07-01").map(({ pointer, code }) => `${pointer} ${code}`);

describe("what may be said of an RT that is another one now", () => {
  it.each([
    ["a new one", asked(a, b), [], []],
    ["two that become one", asked(a, b), [{ formerCode: c, code: b }], []],
    ["another successor than on record", asked(a, c), [{ formerCode: a, code: b }], []],
    ["today", asked(a, b, "2026-07-01"), [], []],
    ["itself", asked(a, a), [], ["/code same-area"]],
    ["a successor that is a former RT", asked(a, b), [{ formerCode: b, code: c }], ["/code former-area"]],
    [
      "a former RT that is a successor",
      asked(a, b),
      [{ formerCode: c, code: a }],
      ["/path/formerCode successor-area"],
    ],
    [
      "a circle",
      asked(a, b),
      [{ formerCode: b, code: a }],
      ["/code former-area", "/path/formerCode successor-area"],
    ],
    [
      "every fault at once",
      asked(a, b, "2026-07-02"),
      [
        { formerCode: b, code: c },
        { formerCode: d, code: a },
      ],
      ["/code former-area", "/path/formerCode successor-area", "/since in-the-future"],
    ],
  ])("%s", (_, said, known, faults) => {
    expect(faultsOf(said, known)).toEqual(faults);
  });
});
