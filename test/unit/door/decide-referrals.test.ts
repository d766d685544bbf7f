import { describe, expect, it } from "vitest";
import { decideReferrals, type DoorInput } from "../../../src/door/decide-referrals.ts";
import type { Match, Outcome } from "../../../src/matching/match.ts";
import type { ProgramCriteria } from "../../../src/programs/criteria.ts";

const subject = { type: "person", id: "P1" } as const;

const program = (changes: Partial<ProgramCriteria> = {}): ProgramCriteria => ({
  code: "card",
  name: { id: "", en: "" },
  unit: "person",
  referrals: "automatic",
  validFrom: "2020-01-01",
  validTo: null,
  validityRevision: 1,
  needsVerification: false,
  excludes: [],
  recipientsAsOf: null,
  agencies: [],
  versions: [],
  ...changes,
});

const match = (outcome: Outcome): Match => ({
  program: "card",
  version: 1,
  unit: "person",
  subject,
  label: "Contoh",
  householdId: "H1",
  areaCode: "15.71.08.1003.012",
  outcome,
  missing: [],
  priority: null,
  reviewOn: null,
  factsHash: "h",
  failures: undefined,
  facts: { today: {}, setting: {} },
  explain: () => [],
});

const referral = (changes: Record<string, unknown> = {}) => ({
  id: "R1",
  program: "card",
  version: 1,
  factsHash: "h",
  subject,
  householdId: "H1" as string | null,
  areaCode: "15.71.08.1003.012",
  status: "requested",
  holder: null as string | null,
  basis: "automatic",
  priority: null as number | null,
  eligibilityChanged: false,
  ...changes,
});
const held = { status: "accepted", holder: "disdik" };

const hold = { id: "L1", program: "card", subject, reason: "r", untilDate: null, version: 1, factsHash: "h" };
const enrolment = {
  program: "card",
  subject,
  status: "active",
  startsOn: "2026-01-01",
  endsOn: null,
} as const;

type Given = {
  outcome?: Outcome;
  program?: Partial<ProgramCriteria>;
  standing?: Partial<DoorInput["standing"]>;
  gone?: "deceased" | "member-left";
  more?: Partial<DoorInput>;
};

function decide({ outcome, program: changes, standing, gone, more }: Given) {
  return decideReferrals({
    matches: outcome ? [match(outcome)] : [],
    standing: { matches: [], referrals: [], holds: [], enrolments: [], reviews: new Map(), ...standing },
    programs: new Map([["card", program(changes)]]),
    gone: new Map(gone ? [["person P1", gone]] : []),
    verified: new Set(),
    today: "2026-07-01",
    hashUnder: () => "h",
    opens: () => true,
    ...more,
  });
}

const nothing = {
  refresh: [],
  relocate: [],
  open: [],
  cancel: [],
  flag: [],
  unflag: [],
  liftHolds: [],
  complete: [],
};
const opened = { ...nothing, open: [expect.objectContaining({ program: "card" })] };
const cancelled = (reason: string) => ({ ...nothing, cancel: [{ id: "R1", reason }] });

describe("the door", () => {
  it.each<[string, Given, unknown]>([
    ["opens for an eligible subject of an automatic program", { outcome: "eligible" }, opened],
    ["opens nothing for an undetermined one", { outcome: "undetermined" }, nothing],
    [
      "opens nothing of a program on request",
      { outcome: "eligible", program: { referrals: "on-request" } },
      nothing,
    ],
    [
      "opens nothing beside an unfinished referral",
      { outcome: "eligible", standing: { referrals: [referral()] } },
      nothing,
    ],
    ["opens nothing against a hold", { outcome: "eligible", standing: { holds: [hold] } }, nothing],
    [
      "opens nothing for who receives the program",
      { outcome: "eligible", standing: { enrolments: [enrolment] } },
      nothing,
    ],
    [
      "opens nothing where the household receives what the program excludes",
      {
        outcome: "eligible",
        program: { excludes: ["pkh"] },
        standing: {
          enrolments: [{ ...enrolment, program: "pkh", subject: { type: "household", id: "H1" } }],
        },
      },
      nothing,
    ],
    [
      "opens nothing before the household is verified, where the program needs it",
      { outcome: "eligible", program: { needsVerification: true } },
      nothing,
    ],
    [
      "opens once the household is verified",
      { outcome: "eligible", program: { needsVerification: true }, more: { verified: new Set(["H1"]) } },
      opened,
    ],
    [
      "opens nothing when only matching is wanted",
      { outcome: "eligible", more: { opens: () => false } },
      nothing,
    ],
    [
      "lifts a hold whose date has come, and offers again",
      { outcome: "eligible", standing: { holds: [{ ...hold, untilDate: "2026-07-01" }] } },
      { ...opened, liftHolds: ["L1"] },
    ],
    [
      "keeps a hold until its date, whatever changes",
      {
        outcome: "eligible",
        standing: { holds: [{ ...hold, untilDate: "2026-07-02" }] },
        more: { hashUnder: () => "other" },
      },
      nothing,
    ],
    [
      "lifts a hold whose facts have changed",
      { outcome: "ineligible", standing: { holds: [hold] }, more: { hashUnder: () => "other" } },
      { ...nothing, liftHolds: ["L1"] },
    ],
    [
      "cancels what nobody holds and is ineligible",
      { outcome: "ineligible", standing: { referrals: [referral()] } },
      cancelled("no-longer-eligible"),
    ],
    [
      "cancels nothing for missing data",
      { outcome: "undetermined", standing: { referrals: [referral()] } },
      nothing,
    ],
    [
      "flags what an agency holds",
      { outcome: "ineligible", standing: { referrals: [referral(held)] } },
      { ...nothing, flag: ["R1"] },
    ],
    [
      "flags once",
      { outcome: "ineligible", standing: { referrals: [referral({ ...held, eligibilityChanged: true })] } },
      nothing,
    ],
    [
      "takes the flag away",
      { outcome: "eligible", standing: { referrals: [referral({ ...held, eligibilityChanged: true })] } },
      { ...nothing, unflag: ["R1"] },
    ],
    [
      "leaves what somebody asked for",
      { outcome: "ineligible", standing: { referrals: [referral({ basis: "request" })] } },
      nothing,
    ],
    [
      "cancels after the program has ended",
      { standing: { referrals: [referral()] } },
      cancelled("program-ended"),
    ],
    [
      "cancels after a death what is held, too",
      { gone: "deceased", standing: { referrals: [referral(held)] } },
      { ...cancelled("deceased"), flag: ["R1"] },
    ],
    [
      "cancels what was asked for after a death",
      { gone: "deceased", standing: { referrals: [referral({ basis: "request" })] } },
      cancelled("deceased"),
    ],
    [
      "flags what is held when a member left",
      { gone: "member-left", standing: { referrals: [referral(held)] } },
      { ...nothing, flag: ["R1"] },
    ],
    [
      "completes what an enrolment has settled",
      { outcome: "ineligible", standing: { referrals: [referral()], enrolments: [enrolment] } },
      { ...nothing, complete: [subject] },
    ],
  ])("%s", (_, given, expected) => {
    expect(decide(given)).toEqual(expected);
  });
});

it("lets a referral follow its subject home, also where its program has ended", () => {
  const standing = { referrals: [referral({ ...held, areaCode: "15.71.08.1003.001" })] };
  const home = { id: "R1", householdId: "H1", areaCode: "15.71.08.1003.012" };
  expect(decide({ outcome: "eligible", standing }).relocate).toEqual([home]);
  const matches = [{ ...match("eligible"), program: "another" }];
  expect(decide({ standing, more: { matches } }).relocate).toEqual([home]);
});

it("gives who waits the priority of the version in force, and leaves that of others", () => {
  const matches = [{ ...match("eligible"), priority: 7 }];
  const refresh = (status: string) =>
    decide({ standing: { referrals: [referral({ status, priority: 3 })] }, more: { matches } }).refresh;
  expect(refresh("waitlisted")).toEqual([{ id: "R1", factsHash: "h", priority: 7 }]);
  expect(refresh("requested")).toEqual([]);
});
