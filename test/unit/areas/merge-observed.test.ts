// Which of two observations of the same record is believed.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mergeObserved, type Sent, type Stored } from "../../../src/areas/merge-observed.ts";

const nobodyYet: Stored = { facts: {}, source: null, observedOn: null, verified: false };
const visit: Stored = {
  facts: { slum: true, roadPaved: false },
  source: "field",
  observedOn: "2026-03-01",
  verified: true,
};
const file: Stored = { ...visit, source: "registry", verified: false };

function sent(facts: Sent["facts"], observedOn = "2026-04-01", verified = false): Sent {
  return { facts, source: "new", observedOn, verified };
}

describe("what is named overwrites", () => {
  it("takes everything where nothing was observed before", () => {
    const merged = mergeObserved(nobodyYet, sent({ slum: true }, "1999-01-01"));
    expect(merged).toEqual({
      facts: { slum: true },
      observation: { source: "new", observedOn: "1999-01-01", verified: false },
      changed: true,
      changedNames: ["slum"],
      ignored: [],
    });
  });

  it("keeps what is not named, and clears what is named null", () => {
    const merged = mergeObserved(file, sent({ slum: null }));
    expect(merged.facts).toEqual({ roadPaved: false });
    expect(merged.changedNames).toEqual(["slum"]);
  });

  it("takes an observation of the same day", () => {
    expect(mergeObserved(file, sent({ slum: false }, "2026-03-01")).facts.slum).toBe(false);
  });

  it("takes a verified observation of the same day against an unverified and a verified one", () => {
    expect(mergeObserved(file, sent({ slum: false }, "2026-03-01", true)).facts.slum).toBe(false);
    expect(mergeObserved(visit, sent({ slum: false }, "2026-03-01", true)).facts.slum).toBe(false);
  });
});

describe("the weaker observation only fills what is absent", () => {
  it.each([
    ["an unverified later one against a verified", visit, sent({ slum: false, drainageAdequate: true })],
    ["an older one", file, sent({ slum: false, drainageAdequate: true }, "2026-02-28")],
    [
      "an older verified one against an unverified",
      file,
      sent({ slum: false, drainageAdequate: true }, "2026-02-28", true),
    ],
  ])("%s", (_, stored, weaker) => {
    const merged = mergeObserved(stored, weaker);
    expect(merged.facts).toEqual({ slum: true, roadPaved: false, drainageAdequate: true });
    expect(merged.ignored).toEqual(["slum"]);
    expect(merged.observation).toEqual({
      source: stored.source,
      observedOn: stored.observedOn,
      verified: stored.verified,
    });
  });

  it("does not clear", () => {
    const merged = mergeObserved(visit, sent({ slum: null }));
    expect(merged.facts.slum).toBe(true);
    expect(merged.ignored).toEqual(["slum"]);
    expect(merged.changed).toBe(false);
  });
});

describe("what has not changed", () => {
  it("is no change when the same observation is sent again", () => {
    const again = mergeObserved(file, { ...sent({ slum: true }, "2026-03-01"), source: "registry" });
    expect(again.changed).toBe(false);
  });

  it("is a change of the observation alone when the same facts are seen later", () => {
    const merged = mergeObserved(file, sent({ slum: true }));
    expect(merged.changed).toBe(true);
    expect(merged.changedNames).toEqual([]);
    expect(merged.observation.observedOn).toBe("2026-04-01");
  });

  it("is no observation when nothing is named", () => {
    const merged = mergeObserved(file, sent({}));
    expect(merged.changed).toBe(false);
    expect(merged.observation.observedOn).toBe("2026-03-01");
  });

  it("is not told as ignored when the weaker observation says the same", () => {
    expect(mergeObserved(visit, sent({ slum: true })).ignored).toEqual([]);
  });

  it("takes lists as sets, and a list is not its prefix", () => {
    const stored: Stored = { ...file, facts: { healthInsurance: ["pbi", "employer"] } };
    expect(mergeObserved(stored, sent({ healthInsurance: ["employer", "pbi"] })).changedNames).toEqual([]);
    expect(mergeObserved(stored, sent({ healthInsurance: ["employer"] })).changedNames).toEqual([
      "healthInsurance",
    ]);
    expect(mergeObserved(stored, sent({ healthInsurance: [] })).facts.healthInsurance).toEqual([]);
  });
});

describe("for every history", () => {
  const facts = fc.dictionary(
    fc.constantFrom("a", "b", "c"),
    fc.option(fc.oneof(fc.boolean(), fc.integer()), { nil: null }),
  );
  const observation = fc.record({
    facts,
    source: fc.constantFrom("x", "y"),
    observedOn: fc.constantFrom("2026-01-01", "2026-02-01", "2026-03-01"),
    verified: fc.boolean(),
  });

  it("merging the same thing twice is merging it once", () => {
    fc.assert(
      fc.property(observation, observation, (stored, sent) => {
        const once = mergeObserved(stored, sent);
        const twice = mergeObserved({ facts: once.facts, ...once.observation }, sent);
        expect(twice.facts).toEqual(once.facts);
        expect(twice.changed).toBe(false);
      }),
    );
  });

  it("no unverified observation changes a verified value", () => {
    fc.assert(
      fc.property(observation, observation, (stored, sent) => {
        const merged = mergeObserved({ ...stored, verified: true }, { ...sent, verified: false });
        for (const [name, value] of Object.entries(stored.facts)) {
          if (value !== null) expect(merged.facts[name]).toBe(value);
        }
      }),
    );
  });
});
