// The revision that a caller saw, out of `If-Match`.
import { expect, it } from "vitest";
import { checkRevision, etagOf, requiredRevision } from "../../../src/http/etag.ts";

it.each([
  [etagOf(3), 3],
  [etagOf(2_147_483_647), 2_147_483_647],
  ['W/"3"', 3],
  ["*", undefined],
])("%s names a revision", (ifMatch, revision) => {
  expect(requiredRevision(ifMatch)).toBe(revision);
});

it.each(['"2147483648"', '"999999999999999"', '"9999999999999999"', '"-1"', '"1","2"', "3", '""', "*, *"])(
  "%s is none that we gave",
  (ifMatch) => {
    expect(() => requiredRevision(ifMatch)).toThrow(expect.objectContaining({ code: "precondition-failed" }));
  },
);

it("has to be sent", () => {
  expect(() => requiredRevision(undefined)).toThrow(
    expect.objectContaining({ code: "precondition-required" }),
  );
});

it("has to be the present one, or any", () => {
  expect(() => checkRevision(1, 2)).toThrow();
  expect(() => checkRevision(2, 2)).not.toThrow();
  expect(() => checkRevision(undefined, 2)).not.toThrow();
});
