// Holds, for any subjects, facts and dates: nothing opens under one, and exactly those that are over are lifted.
import fc from "fast-check";
import { expect, test } from "vitest";
import { decideReferrals } from "../../../src/door/decide-referrals.ts";
import type { Match } from "../../../src/matching/match.ts";
import type { ProgramCriteria } from "../../../src/programs/criteria.ts";

const today = "2026-07-01";
const codes = ["a", "b"];
const ids = ["P1", "P2", "P3"];

const programs = new Map(
  codes.map((code): [string, ProgramCriteria] => [
    code,
    {
      ...{ code, name: { id: code, en: code }, unit: "person", referrals: "automatic" },
      ...{
        validFrom: "2020-01-01",
        validTo: null,
        validityRevision: 1,
        needsVerification: false,
        excludes: [],
      },
      ...{ recipientsAsOf: today, agencies: [], versions: [] },
    },
  ]),
);

const hash = fc.constantFrom("h1", "h2");
const key = fc.record({ program: fc.constantFrom(...codes), id: fc.constantFrom(...ids) });

/** The version in force sees `factsHash`; one before it sees `before`. */
const evaluated = key.chain(({ program, id }) =>
  fc.record({
    match: fc
      .record({ outcome: fc.constantFrom("eligible", "ineligible", "undetermined"), factsHash: hash })
      .map(({ outcome, factsHash }): Match => {
        const subject = { type: "person", id } as const;
        return {
          ...{ program, version: 2, unit: "person", subject, label: id, householdId: "H1", areaCode: "15" },
          ...{ outcome, missing: [], priority: null, reviewOn: null, factsHash, failures: undefined },
          ...{ facts: { today: {}, setting: {} }, explain: () => [] },
        };
      }),
    before: hash,
  }),
);

const hold = fc
  .record({
    ...{ key, version: fc.constantFrom(1, 2, 9), factsHash: hash },
    untilDate: fc.option(fc.constantFrom("2026-06-30", today, "2026-07-02")),
  })
  .map(({ key: { program, id }, version, factsHash, untilDate }) => ({
    id: `${program} ${id}`,
    ...{ program, subject: { type: "person", id } as const, reason: "r", untilDate },
    version: untilDate === null ? version : null,
    factsHash: untilDate === null ? factsHash : null,
  }));

const keyOf = ({ program, subject }: Pick<Match, "program" | "subject">) => `${program} ${subject.id}`;

test("nothing opens under a hold that stands; those whose date has come or whose facts differ are lifted, and no other", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(evaluated, { selector: ({ match }) => keyOf(match) }),
      fc.uniqueArray(hold, { selector: ({ id }) => id }),
      (all, holds) => {
        const hashes = new Map(
          all.map(({ match, before }) => [keyOf(match), { now: match.factsHash, before }]),
        );
        const hashUnder = (version: number, match: Match) => {
          const { now, before } = hashes.get(keyOf(match))!;
          return version === 2 ? now : version === 1 ? before : undefined;
        };
        const { open, liftHolds } = decideReferrals({
          matches: all.map(({ match }) => match),
          standing: { matches: [], referrals: [], holds, enrolments: [], reviews: new Map() },
          ...{ programs, gone: new Map(), verified: new Set(), today, hashUnder, opens: () => true },
        });
        const over = holds.filter(({ id, untilDate, version, factsHash }) => {
          if (untilDate !== null) return untilDate <= today;
          const known = hashes.get(id);
          const seen = version === 2 ? known?.now : version === 1 ? known?.before : undefined;
          return seen !== undefined && seen !== factsHash;
        });
        expect(liftHolds).toEqual(over.map(({ id }) => id));
        const standing = new Set(holds.map(({ id }) => id).filter((id) => !liftHolds.includes(id)));
        const offered = all.map(({ match }) => match).filter(({ outcome }) => outcome === "eligible");
        expect(open.map(keyOf)).toEqual(offered.map(keyOf).filter((one) => !standing.has(one)));
      },
    ),
    { numRuns: 2_000 },
  );
});
