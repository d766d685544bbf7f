// Promises of places: none is given twice, and none beyond what is free, in whatever quotas cover an RT.
import fc from "fast-check";
import { expect, test } from "vitest";
import { covers, createAllotment, mayHaveRoom, type Quota } from "../../../src/quotas/quota.ts";

const today = "2026-07-01";
const areas = [null, "15.71", "15.71.08", "15.71.08.1003", "15.71.08.1003.001", "15.71.07"] as const;
const rts = ["15.71.08.1003.001", "15.71.08.1003.002", "15.71.08.1004.001", "15.71.07.1006.001"] as const;
const programs = ["limited", "free"] as const;

const quotas = fc.array(
  fc.record({
    area: fc.constantFrom(...areas),
    from: fc.constantFrom("2026-01-01", "2026-07-01", "2026-08-01"),
    to: fc.constantFrom("2026-06-30", "2026-07-01", "2026-12-31"),
    places: fc.nat({ max: 4 }),
    used: fc.nat({ max: 4 }),
  }),
  { maxLength: 5 },
);
const acts = fc.array(
  fc.oneof(
    fc.record({ program: fc.constantFrom(...programs), areaCode: fc.constantFrom(...rts) }),
    fc.constant("give" as const),
  ),
);

test("a place is taken in every quota in force that covers the RT, and in none beyond its places", () => {
  fc.assert(
    fc.property(quotas, acts, (sent, history) => {
      const all = sent.map((one, index): Quota => ({ ...one, id: String(index), program: "limited" }));
      const allotment = createAllotment(programs, all, today);
      const usedOf = ({ id, used }: Quota) => used + (allotment.changes().get(id) ?? 0);
      const taken: (readonly string[])[] = [];
      for (const act of history) {
        if (act === "give") {
          allotment.give(taken.pop() ?? []);
          continue;
        }
        const covering = all.filter(
          (one) => covers(one, act.areaCode) && one.from <= today && today <= one.to,
        );
        const isFree = covering.length > 0 && covering.every((one) => usedOf(one) < one.places);
        const ids = allotment.take(act);
        if (act.program === "free" || all.length === 0) expect(ids).toEqual([]);
        else expect(ids).toEqual(isFree ? covering.map(({ id }) => id) : undefined);
        if (ids) taken.push(ids);
      }
      for (const one of all) expect(usedOf(one) <= Math.max(one.places, one.used)).toBe(true);
      for (const { places } of allotment.free()) expect(places).toBeGreaterThan(0);
    }),
  );
});

test("an area covers what is below it, not what begins alike", () => {
  expect(covers({ area: "15.71.08" }, "15.71.08.1003.001")).toBe(true);
  expect(covers({ area: "15.71.0" }, "15.71.08.1003.001")).toBe(false);
  expect(covers({ area: null }, "15.71.08.1003.001")).toBe(true);
});

test("where somebody in an area gets a place, there may have been room in the area, and in the city", () => {
  fc.assert(
    fc.property(quotas, fc.constantFrom(...rts), fc.constantFrom(...areas), (sent, areaCode, asked) => {
      const all = sent.map((one, index): Quota => ({ ...one, id: String(index), program: "limited" }));
      const allotment = createAllotment(["limited"], all, today);
      const rooms = [undefined, asked ?? undefined].map((area) => mayHaveRoom(allotment, area));
      const isIn = covers({ area: asked }, areaCode);
      const hasPlace = allotment.take({ program: "limited", areaCode }) !== undefined;
      if (hasPlace && isIn) expect(rooms).toEqual([true, true]);
    }),
  );
});
