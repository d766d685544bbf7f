// Facts on the wire, as the catalogue says they are.
import { describe, expect, it } from "vitest";
import { z } from "zod";
import type { Indicator } from "../../../src/eligibility/catalogue.ts";
import { indicatorObject } from "../../../src/http/indicator-schema.ts";
import { zodFaults } from "../../../src/http/zod-faults.ts";

const label = { id: "Label", en: "Label" };
const given = { level: "household", label, origin: "given" } as const;
const catalogue: Indicator[] = [
  { ...given, name: "hasCar", type: { kind: "bool" } },
  { ...given, name: "rooms", type: { kind: "int", min: 1, max: 20 } },
  { ...given, name: "people", type: { kind: "int", min: 0 } },
  { ...given, name: "incomeIdr", type: { kind: "int", min: 0 }, measure: "IDR" },
  { ...given, name: "ratio", type: { kind: "double" } },
  { ...given, name: "seenOn", type: { kind: "date" } },
  {
    ...given,
    name: "floor",
    type: { kind: "enum", codes: [{ slug: "earth", number: 8 }, { slug: "cement" }] },
  },
  { ...given, name: "cover", type: { kind: "list", codes: [{ slug: "pbi" }, { slug: "employer" }] } },
  { ...given, name: "decile", type: { kind: "int" }, field: true },
];
const schema = indicatorObject(catalogue);

function faults(body: unknown) {
  const parsed = schema.safeParse(body, { reportInput: true });
  return zodFaults(parsed.error?.issues ?? [], "").map(({ pointer, code, detail }) => ({
    pointer,
    code,
    detail: detail.en,
  }));
}

it("compares only as many unknown names as one answer tells", () => {
  const typos = Object.fromEntries(Array.from({ length: 300 }, (_, place) => [`rooms${place}`, 1]));
  const told = faults(typos);
  expect(told).toHaveLength(300);
  expect(told[0]!.detail).toContain('Did you mean "rooms"?');
  expect(told[299]!.detail).toBe('The indicator "rooms299" is not known.');
});

describe("a valid object of indicators", () => {
  it("holds any of them, each may be null, all may be absent", () => {
    const sent = { hasCar: true, rooms: null, incomeIdr: 3_000_000_000, cover: [], floor: "earth" };
    expect(schema.parse(sent)).toEqual(sent);
    expect(schema.parse({})).toEqual({});
  });
});

describe("the faults", () => {
  it("are all told at once, unknown names with the nearest beside wrong values", () => {
    expect(faults({ hasCarr: true, rooms: "many", floor: "eart", cover: ["pbi", "emploier"] })).toEqual([
      { pointer: "/rooms", code: "wrong-type", detail: "Must be of type number." },
      {
        pointer: "/floor",
        code: "unknown-code",
        detail: 'Must be one of: earth, cement. Did you mean "earth"?',
      },
      {
        pointer: "/cover/1",
        code: "unknown-code",
        detail: 'Must be one of: pbi, employer. Did you mean "employer"?',
      },
      {
        pointer: "/hasCarr",
        code: "unknown-indicator",
        detail: 'The indicator "hasCarr" is not known. Did you mean "hasCar"?',
      },
    ]);
  });

  it("say of a field of the record that it is sent outside", () => {
    expect(faults({ decile: 3 })[0]?.detail).toContain("outside indicators");
  });

  it.each([
    [{ rooms: 0 }, "too-small"],
    [{ rooms: 21 }, "too-large"],
    [{ rooms: 1.5 }, "wrong-type"],
    [{ people: 2_147_483_648 }, "too-large"],
    [{ incomeIdr: 2 ** 53 }, "too-large"],
    [{ ratio: Number.POSITIVE_INFINITY }, "wrong-type"],
    [{ seenOn: "2026-02-30" }, "bad-format"],
    [{ floor: 8 }, "unknown-code"],
    [{ cover: "pbi" }, "wrong-type"],
    [{ toString: true }, "unknown-indicator"],
    [{ constructor: true }, "unknown-indicator"],
  ])("refuse %j", (body, code) => {
    expect(faults(body).map((fault) => fault.code)).toContain(code);
  });

  it.each([[null], [[1]], ["x"]])("refuse %j, which is no object", (body) => {
    expect(faults(body)).toHaveLength(1);
  });
});

it("is described as a strict object, each indicator by its label, measure and question", () => {
  const described = z.toJSONSchema(
    indicatorObject([{ ...catalogue[3]!, question: "500" }, catalogue[0]!]),
  ) as Record<string, unknown>;
  expect(described.additionalProperties).toBe(false);
  expect(described.required).toBeUndefined();
  expect(described.properties).toMatchObject({
    incomeIdr: { description: "Label, in IDR, REGSOSEK 2022.K question 500" },
    hasCar: { description: "Label" },
  });
});
