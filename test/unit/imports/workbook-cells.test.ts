// What cells of a workbook say, whatever Excel makes of numbers, days and columns.
import fc from "fast-check";
import { expect, test } from "vitest";
import { columnIndex, isDateFormat, numberCell } from "../../../src/imports/workbook-cells.ts";

const asNumber = { isDate: false, from1904: false };
const asDate = { isDate: true, from1904: false };

test("a whole number of up to 15 digits is written as it is, and a longer one is refused", () => {
  fc.assert(
    fc.property(fc.integer({ min: -999_999_999_999_999, max: 999_999_999_999_999 }), (value) => {
      expect(numberCell(value.toExponential(), asNumber)).toBe(value.toFixed(0));
    }),
  );
  expect(numberCell("1.571084107880001E15", asNumber)).toBeUndefined();
  expect(numberCell("0.25", asNumber)).toBe("0.25");
});

test("days are counted from 30 December 1899, or from 1904", () => {
  const day = fc.date({ min: new Date("1900-03-01"), max: new Date("2100-01-01"), noInvalidDate: true });
  fc.assert(
    fc.property(day, (date) => {
      const iso = date.toISOString().slice(0, 10);
      const days = (Date.parse(iso) - Date.UTC(1899, 11, 30)) / 86_400_000;
      expect(numberCell(String(days), asDate)).toBe(iso);
      expect(numberCell(String(days - 1462), { ...asDate, from1904: true })).toBe(iso);
    }),
  );
});

test.each([
  [14, undefined, true],
  [0, undefined, false],
  [164, "dd/mm/yyyy", true],
  [165, '#,##0 "day"', false],
  [166, "[Red]0.00", false],
])("format %s %s is of a date: %s", (id, code, expected) => {
  expect(isDateFormat(id, code)).toBe(expected);
});

test("columns are counted by letters", () => {
  expect(["A1", "Z9", "AA10", "OJ2", "7"].map(columnIndex)).toEqual([0, 25, 26, 399, undefined]);
});
