import { describe, expect, it } from "vitest";
import type { Actor } from "../../../src/actor.ts";
import { identify, type Owner } from "../../../src/households/identify.ts";
import type { SentNumber } from "../../../src/households/numbers.ts";
import { Problem } from "../../../src/problem.ts";

const actor = (role: Actor["role"], area?: string): Actor => ({
  clientId: "c",
  name: "c",
  role,
  area,
  scopes: new Set(),
});

const number = (key: string, index?: number): SentNumber => ({
  ownerType: index === undefined ? "household" : "person",
  index,
  type: index === undefined ? "family-card" : "national-id",
  system: null,
  value: key,
  hmac: Buffer.from(key),
  at: index === undefined ? "/familyCardNumber" : `/members/${index}/nationalId`,
});

const owners = (entries: Record<string, Owner>) =>
  new Map(Object.entries(entries).map(([key, owner]) => [Buffer.from(key).toString("hex"), owner]));

const home = { householdId: "H1", areaCode: "15.71.08.1003.012" };

function problemOf(work: () => unknown): Problem {
  try {
    work();
  } catch (error) {
    if (error instanceof Problem) return error;
  }
  throw new Error("no problem");
}

describe("identifying a household by its numbers", () => {
  it("finds the household and its persons, and says which numbers are new", () => {
    const [card, first, second] = [number("card"), number("a", 0), number("b", 1)];
    const known = owners({ card: { ownerId: "H1", ...home }, a: { ownerId: "P1", ...home } });
    const identity = identify([card, first, second], known, actor("tkpk"));
    expect(identity.householdId).toBe("H1");
    expect(identity.personIds).toEqual(new Map([[0, "P1"]]));
    expect([...identity.owned]).toEqual([card, first]);
  });

  it("takes a person who lives nowhere now into the household", () => {
    const known = owners({ a: { ownerId: "P1", householdId: null, areaCode: null } });
    expect(identify([number("card"), number("a", 0)], known, actor("tkpk")).personIds.get(0)).toBe("P1");
  });

  it("refuses numbers of two households, naming the second", () => {
    const known = owners({
      card: { ownerId: "H1", ...home },
      other: { ownerId: "H2", ...home, householdId: "H2" },
    });
    const other = { ...number("other"), type: "source" as const, system: "x", at: "/source" };
    const problem = problemOf(() => identify([number("card"), other], known, actor("tkpk")));
    expect(problem.code).toBe("conflict");
    expect(problem.details.errors).toMatchObject([{ pointer: "/source", code: "numbers-disagree" }]);
  });

  it("refuses two members who are one person", () => {
    const known = owners({
      a: { ownerId: "P1", ...home },
      b: { ownerId: "P1", ...home },
      card: { ownerId: "H1", ...home },
    });
    const numbers = [number("card"), number("a", 0), number("b", 1)];
    expect(problemOf(() => identify(numbers, known, actor("tkpk"))).code).toBe("conflict");
  });

  it.each([
    ["the coordination team", actor("tkpk"), true],
    ["an officer of that area", actor("field", "15.71.08"), true],
    ["an officer of another area", actor("field", "15.71.01"), false],
    ["an agency", actor("agency"), false],
  ])("names the other household of a member to %s or not", (_, caller, named) => {
    const known = owners({ a: { ownerId: "P1", ...home } });
    const problem = problemOf(() => identify([number("card"), number("a", 0)], known, caller));
    expect(problem.code).toBe("member-elsewhere");
    expect(problem.details.extra).toEqual(named ? { households: ["H1"] } : undefined);
  });
});
