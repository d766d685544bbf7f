// What is given back of a row holds no whole number of a person or card, and everything else as it was sent.
import fc from "fast-check";
import { expect, it } from "vitest";
import { pointer, shown } from "../../../src/fault.ts";
import { maskedCells } from "../../../src/imports/mask-cells.ts";

const number = "1571086505900001";
const columns = ["family_card_number", "national_id", "household_source_id", "phone", "address"];
const mask = (cells: readonly string[]) =>
  maskedCells(
    cells,
    columns.map((name) => ({ header: name, name })),
  );

it("masks the columns of numbers, whatever stands in them", () => {
  expect(mask([number, "1571 0865 0590 0001"]).slice(0, 2)).toEqual([
    "************0001",
    `${"*".repeat(15)}0001`,
  ]);
});

it.each([
  "081234567890",
  "+62 812-3456-7890",
  "123456789012345",
  "01-01-2026 02-02-2026",
  "15.71.08.1003.012",
  "15.71.08.1003.001, 15.71.08.1003.002/15.71.08.1003.003",
  "0198c0de-7a00-7000-8000-000000000009",
  "0198c0de-7a00-7000-8571-086505900001",
  "Jl. 12 No. 5/7, 36135  (2026-05-25)",
])("gives back %s as it was", (cell) => {
  expect(mask(["", "", cell, cell, cell]).slice(2)).toEqual([cell, cell, cell]);
});

it.each([
  number,
  "1571 0865 0590 0001",
  "157108-650590-0001",
  "15.71.08.650590.0001",
  `RT 5 1571 0865 0590 0001 ok`,
  "1571/0865/0590/0001",
  "1571  0865  0590  0001",
  "1571\u00a00865\u202f0590\u00a00001",
  "157108 - 650590 – 0001",
  "1571_0865_0590_0001",
])("masks %s in any column", (cell) => {
  for (const found of mask(["", "", cell, cell, cell]).slice(2)) {
    expect(found.replaceAll(/\D/g, "")).not.toContain(number);
    expect(found).toMatch(/\*{12,}.*0001/);
  }
});

it("lets no number through, whatever up to three blanks and dashes stand between its digits", () => {
  const blank = fc.constantFrom(" ", "\u00a0", "\t", "\u2007", ".", "/", "_", "-", "–", "—");
  const gap = fc.oneof(fc.constant(""), fc.string({ unit: blank, minLength: 0, maxLength: 3 }));
  const beside = fc.constantFrom("", "x ", "NIK: ", "(", '"', "RT 12, ");
  fc.assert(
    fc.property(fc.array(gap, { minLength: 15, maxLength: 15 }), beside, beside, (gaps, before, after) => {
      const written = before + [...number].map((digit, at) => digit + (gaps[at] ?? "")).join("") + after;
      for (const text of [mask(["", "", "", "", written])[4]!, shown(written), pointer(written)])
        expect(text.replaceAll(/\D/g, "")).not.toContain(number.slice(0, 12));
    }),
  );
});

it("masks numbers in JSON by name, however they are written, and leaves the rest", () => {
  const household = {
    familyCardNumber: "1571 0801 0126 0001",
    phone: "081234567890",
    source: { system: "pkh", id: "123456789012" },
    members: [{ nationalId: "157108-650590-0001" }, { national_id: Number(number), birthDate: "1990-05-25" }],
  };
  expect(JSON.parse(maskedCells([JSON.stringify(household)], null)[0]!)).toEqual({
    ...household,
    familyCardNumber: `${"*".repeat(15)}0001`,
    members: [
      { nationalId: `${"*".repeat(14)}0001` },
      { national_id: "************0001", birthDate: "1990-05-25" },
    ],
  });
});

it("masks them where they have another name, or are one", () => {
  const [line] = maskedCells(
    [JSON.stringify({ nik: "1571 0865 0590 0001", [number]: [Number(number)] })],
    null,
  );
  expect(JSON.parse(line!)).toEqual({
    nik: `${"*".repeat(15)}0001`,
    "************0001": ["************0001"],
  });
});

it("masks whatever looks like one in a line that is no JSON", () => {
  const [line] = maskedCells(
    [`{"nationalId": "1571 0865 0590 0001", "familyCardNumber": 15.71-0801012600`],
    null,
  );
  expect(line).toBe(`{"nationalId": "${"*".repeat(15)}0001", "familyCardNumber": ${"*".repeat(12)}2600`);
});
