// What may be done with an enrolment in each state, and what becomes of it.
import { describe, expect, test } from "vitest";
import { type Enrolment, enrolmentStates } from "../../../src/enrolments/enrolment.ts";
import {
  changeOf,
  type EnrolmentMove,
  legalEnrolmentActions,
  moveFaults,
} from "../../../src/enrolments/lifecycle.ts";

const today = "2026-07-01";
const moment = new Date("2026-01-01T00:00:00Z");
const enrolment = (part: Partial<Enrolment> = {}): Enrolment => ({
  ...{ id: "E1", program: "pkh", subjectType: "household", subjectId: "H1", agency: "dinsos" },
  ...{ status: "active", startsOn: "2026-01-01", endsOn: null, source: "manual", externalId: null },
  ...{ referralId: null, endReason: null, suspendReason: null, suspendedUntil: null, reasonText: null },
  ...{ createdAt: moment, updatedAt: moment, revision: 1, ...part },
});
const reason = { code: "other", text: "Pindah" };

test("each state has its actions", () => {
  expect(enrolmentStates.map((state) => [state, legalEnrolmentActions(state)])).toEqual([
    ["active", ["end", "suspend"]],
    ["suspended", ["end", "resume"]],
    ["ended", []],
    ["voided", []],
  ]);
});

const suspended = enrolment({
  ...{ status: "suspended", suspendReason: "no-budget", suspendedUntil: "2026-08-01", reasonText: "APBD-P" },
});
const plain = { endsOn: null, endReason: null, suspendReason: null, suspendedUntil: null, reasonText: null };

describe("a move leaves", () => {
  test.each<[string, Enrolment, EnrolmentMove, object]>([
    [
      "an end today, with its reason",
      enrolment(),
      { action: "end", reason },
      { ...plain, status: "ended", endsOn: today, endReason: "other", reasonText: "Pindah" },
    ],
    [
      "an end on the day that is given, and no suspension",
      suspended,
      { action: "end", reason: { code: "other" }, to: "2026-03-31" },
      { ...plain, status: "ended", endsOn: "2026-03-31", endReason: "other" },
    ],
    [
      "nothing received where it was to begin later",
      enrolment({ startsOn: "2026-07-02" }),
      { action: "end", reason },
      { ...plain, status: "voided", endReason: "other", reasonText: "Pindah" },
    ],
    [
      "an end today where today is the first day",
      enrolment({ startsOn: today }),
      { action: "end", reason },
      { ...plain, status: "ended", endsOn: today, endReason: "other", reasonText: "Pindah" },
    ],
    [
      "a suspension with its date, and the last day as it was",
      enrolment({ endsOn: "2026-12-31" }),
      { action: "suspend", reason, until: "2026-08-01" },
      {
        ...{ status: "suspended", endsOn: "2026-12-31", endReason: null },
        ...{ suspendReason: "other", suspendedUntil: "2026-08-01", reasonText: "Pindah" },
      },
    ],
    ["nothing of a suspension", suspended, { action: "resume" }, { ...plain, status: "active" }],
  ])("%s", (_, before, move, after) => expect(changeOf(before, move, today)).toEqual(after));
});

test.each<[EnrolmentMove, string[]]>([
  [{ action: "end", reason }, []],
  [{ action: "end", reason, to: today }, []],
  [{ action: "end", reason, to: "2026-01-01" }, []],
  [{ action: "end", reason, to: "2025-12-31" }, ["/to before-start"]],
  [{ action: "end", reason, to: "2026-07-02" }, ["/to in-the-future"]],
  [{ action: "suspend", reason, until: today }, []],
  [{ action: "suspend", reason, until: "2026-06-30" }, ["/until in-the-past"]],
  [{ action: "resume" }, []],
])("%j has the faults %j", (move, faults) => {
  const found = moveFaults(enrolment(), move, today).map(({ pointer, code }) => `${pointer} ${code}`);
  expect(found).toEqual(faults);
});
