// The document stands before two linters, Redocly's and Spectral's with OWASP's rules.
import { expect, test } from "vitest";
import { lintDocument } from "../../openapi/lint.ts";

// Spectral takes seconds, many of them on a busy machine.
test("the committed document passes, and no exception is needed no more", { timeout: 120_000 }, async () => {
  const { faults, stale } = await lintDocument();
  expect(faults.map(({ rule, at, message }) => `${rule} at ${at}: ${message}`)).toEqual([]);
  expect(stale.map(({ rule }) => rule)).toEqual([]);
});
