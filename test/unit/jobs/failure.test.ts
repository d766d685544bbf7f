// What the queue keeps of a failure tells operators what to look for, and nothing of people.
import pg from "pg";
import { describe, expect, test } from "vitest";
import { failureOf, shownFailure } from "../../../src/jobs/failure.ts";
import { idsOf } from "../../../src/jobs/job.ts";
import { Problem } from "../../../src/problem.ts";

const name = "Siti Contoh 1571085703909001";

function refusedByPostgres(code: string): Error {
  const error = new pg.DatabaseError(`duplicate key (${name})`, 1, "error");
  return Object.assign(error, { code, severity: "ERROR", detail: name });
}

describe("a failure", () => {
  test.each([
    ["a problem by its code", new Problem("conflict"), "Problem (conflict)"],
    ["an error of Postgres by its SQLSTATE", refusedByPostgres("23505"), "DatabaseError (23505)"],
    [
      "an error that wraps one by what it wraps",
      new Error(`Failed query, params: ${name}`, { cause: refusedByPostgres("40P01") }),
      "DatabaseError (40P01)",
    ],
    [
      "an error of the system by its code",
      Object.assign(new Error(name), { code: "ECONNRESET" }),
      "Error (ECONNRESET)",
    ],
    ["another by its class", new RangeError(name), "RangeError"],
    ["one whose class is a word of anybody's", Object.assign(new Error(), { name: "Siti" }), "Error"],
    ["one whose code is no code", Object.assign(new TypeError(), { code: name }), "Error"],
    ["what is no error", name, "Error"],
  ])("is kept: %s", (_name, error, kept) => {
    expect(failureOf(error)).toBe(kept);
    expect(shownFailure(kept)).toBe(kept);
  });

  test.each([name, "Siti", "Manually marked as failed", "", `Problem (conflict) ${name}`, "Siti (conflict)"])(
    'that the queue has as "%s" is shown without its words',
    (kept) => {
      expect(shownFailure(kept)).toBe("Error");
    },
  );
});

test("of a payload only ids are shown", () => {
  const importId = "0198c0de-7a00-7000-8000-000000000001";
  expect(idsOf({ importId, name, nationalId: "1571085703909001", count: 3, nested: { importId } })).toEqual({
    importId,
  });
  expect([idsOf(null), idsOf(undefined), idsOf([])]).toEqual([{}, {}, {}]);
});
