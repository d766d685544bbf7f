import { describe, expect, it } from "vitest";
import { isDummyNumber, nationalIdWarnings } from "../../../src/households/national-id.ts";

const village = "15.71.08.1003";
const codes = (id: string, person: Parameters<typeof nationalIdWarnings>[1]) =>
  nationalIdWarnings(id, person, village, "/nationalId").map((warning) => warning.code);

describe("a national ID", () => {
  it.each([
    ["a woman, 40 added to the day", "1571086505900001", { sex: "female", birthDate: "1990-05-25" }, []],
    ["a man", "1571082505900001", { sex: "male", birthDate: "1990-05-25" }, []],
    ["another sex", "1571082505900001", { sex: "female", birthDate: "1990-05-25" }, ["national-id-sex"]],
    ["another day", "1571082505900001", { sex: "male", birthDate: "1990-05-26" }, ["national-id-birth-date"]],
    [
      "another year",
      "1571082505900001",
      { sex: "male", birthDate: "1991-05-25" },
      ["national-id-birth-date"],
    ],
    ["the year alone", "1571082505900001", { sex: "male", birthYear: 1990 }, []],
    ["another year alone", "1571082505900001", { sex: "male", birthYear: 1989 }, ["national-id-birth-date"]],
    ["no birth at all", "1571082505900001", { sex: "male" }, []],
    [
      "another district",
      "1571012505900001",
      { sex: "male", birthDate: "1990-05-25" },
      ["national-id-region"],
    ],
  ] as const)("of %s", (_, id, person, expected) => {
    expect(codes(id, person)).toEqual(expected);
  });

  it.each([
    ["0000000000000000", true],
    ["9999999999999999", true],
    ["1234567890123456", true],
    ["1571082505900000", true],
    ["1571082505900001", false],
  ])("%s stands for none: %s", (number, dummy) => {
    expect(isDummyNumber(number)).toBe(dummy);
  });
});
