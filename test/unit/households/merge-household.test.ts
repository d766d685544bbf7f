import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RegisteredHousehold, SentHousehold, SentMember } from "../../../src/households/household.ts";
import { matchMembers } from "../../../src/households/match-members.ts";
import { type HouseholdChange, mergeHousehold } from "../../../src/households/merge-household.ts";
import type { Observed } from "../../../src/households/observed.ts";

const now = new Date("2026-07-01T03:00:00Z");
const today = "2026-07-01";
const areaCode = "15.71.08.1003.012";

let ids = 0;
const newId = () => `id-${(ids += 1)}`;

const observedToday: Observed = { mode: "merge", source: "puskesos", observedOn: today, verified: true };

function merge(
  stored: RegisteredHousehold | undefined,
  sent: SentHousehold,
  observed = observedToday,
): HouseholdChange {
  const members = stored?.members ?? [];
  const matching = matchMembers(sent.members, members, { byIndex: new Map(), withNationalId: new Set() });
  return mergeHousehold({
    stored,
    isObjectedTo: false,
    sent,
    matching,
    areaCode,
    observed,
    now,
    today,
    newId,
    numbersChanged: false,
  });
}

/** What is registered once a change is written. */
function written(stored: RegisteredHousehold | undefined, change: HouseholdChange): RegisteredHousehold {
  const persons = new Map(stored?.members.map(({ person }) => [person.id, person]));
  for (const person of change.persons) persons.set(person.id, person);
  const memberships = new Map(stored?.members.map(({ membership }) => [membership.id, membership]));
  for (const membership of change.memberships) memberships.set(membership.id, membership);
  return {
    household: change.household,
    members: [...memberships.values()]
      .filter((membership) => membership.leftOn === null)
      .sort((a, b) => a.position - b.position)
      .map((membership) => ({ membership, person: persons.get(membership.personId)! })),
    documents: [...(stored?.documents ?? []), ...change.documents],
  };
}

const names = ["Ani", "Budi", "Citra", "Dewi", "Eko"] as const;

const member = (name: string): fc.Arbitrary<SentMember> =>
  fc.record(
    {
      name: fc.constant(name),
      sex: fc.constant("female" as const),
      birthDate: fc.constant("2001-02-03"),
      relation: fc.constantFrom("child", "spouse", "other"),
      indicators: fc.dictionary(
        fc.constantFrom("schooling", "working", "pregnant"),
        fc.constantFrom<string | boolean | null>("attending", true, null),
      ),
    },
    { requiredKeys: ["name", "sex", "birthDate", "relation", "indicators"] },
  );

const household: fc.Arbitrary<SentHousehold> = fc
  .subarray([...names])
  .chain((some) => fc.tuple(...some.map(member)))
  .chain((members) =>
    fc.record(
      {
        areaCode: fc.constant("15.71.08.1003"),
        rt: fc.constant("012"),
        address: fc.constantFrom("Jalan A", "Jalan B", null),
        indicators: fc.dictionary(
          fc.constantFrom("toilet", "tenure", "floorMaterial"),
          fc.constantFrom<string | null>("own", "none", null),
        ),
        membersComplete: fc.boolean(),
        members: fc.constant(members),
      },
      { requiredKeys: ["areaCode", "rt", "indicators", "members"] },
    ),
  );

const observed: fc.Arbitrary<Observed> = fc.record({
  mode: fc.constantFrom("merge" as const, "replace" as const),
  source: fc.constantFrom("rt", "puskesos"),
  observedOn: fc.constantFrom("2026-06-01", "2026-06-15", today),
  verified: fc.boolean(),
});

function after(history: readonly (readonly [SentHousehold, Observed])[]): RegisteredHousehold | undefined {
  let stored: RegisteredHousehold | undefined;
  for (const [sent, how] of history) stored = written(stored, merge(stored, sent, how));
  return stored;
}

const history = fc.array(fc.tuple(household, observed), { minLength: 1, maxLength: 4 });

describe("merging a household", () => {
  it("changes nothing when the same arrives again", () => {
    fc.assert(
      fc.property(history, (sent) => {
        const stored = after(sent)!;
        const again = merge(stored, ...sent.at(-1)!);
        expect(again.changed).toBe(false);
        expect([again.households, again.persons, again.memberships]).toEqual([[], [], []]);
      }),
    );
  });

  it("never makes a second membership of a person who is a member, and never loses a person silently", () => {
    fc.assert(
      fc.property(history, household, observed, (sent, next, how) => {
        const stored = after(sent)!;
        const change = merge(stored, next, how);
        const result = written(stored, change);
        const present = result.members.map(({ person }) => person.id);
        expect(new Set(present).size).toBe(present.length);
        for (const { person } of stored.members) {
          const ended = change.memberships.find((one) => one.personId === person.id && one.leftOn !== null);
          expect(present.includes(person.id) || ended?.leftReason === "not-listed").toBe(true);
        }
      }),
    );
  });

  it("lets a weaker observation overwrite nothing that is known", () => {
    fc.assert(
      fc.property(household, household, (first, second) => {
        const stored = after([[first, observedToday]])!;
        const weaker: Observed = { mode: "merge", source: "file", observedOn: "2026-06-01", verified: false };
        const { household: result } = merge(stored, second, weaker);
        expect(result.indicators).toMatchObject(stored.household.indicators);
        expect(result.observation).toEqual(stored.household.observation);
      }),
    );
  });

  it("leaves after a replacement exactly what was sent", () => {
    fc.assert(
      fc.property(history, household, (sent, next) => {
        const stored = after(sent)!;
        const replaced = written(stored, merge(stored, next, { ...observedToday, mode: "replace" }));
        const known = Object.entries(next.indicators).filter(([, value]) => value !== null);
        expect(replaced.household.indicators).toEqual(Object.fromEntries(known));
        expect(replaced.members.map(({ person }) => person.name).sort()).toEqual(
          next.members.map(({ name }) => name).sort(),
        );
      }),
    );
  });

  it("names a second head who was not sent", () => {
    const head = {
      name: "Ani",
      sex: "female",
      birthDate: "1980-01-01",
      relation: "head",
      indicators: {},
    } as const;
    const base = { areaCode: "15.71.08.1003", rt: "012", indicators: {} };
    const stored = after([[{ ...base, members: [head] }, observedToday]])!;
    const change = merge(stored, { ...base, members: [{ ...head, name: "Budi" }] });
    expect(change.faults).toMatchObject([{ pointer: "/members/0/relation", code: "two-heads" }]);
  });
});
