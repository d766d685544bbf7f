// What is kept between simulations is never older than what is stored: warm, cold and by hand they say the same.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { observeStatements } from "../../../src/database/statement.ts";
import { cityCatalogue } from "../../../src/eligibility/indicators/catalogue.ts";
import { csvHeader, toCsvRows } from "../../../src/invented-city/household-csv.ts";
import { inventCity } from "../../../src/invented-city/invent-city.ts";
import { jakartaDate } from "../../../src/jakarta-date.ts";
import { createCriteriaCache } from "../../../src/programs/criteria-in-force.ts";
import { createRegistryMemory, type RegistryMemory } from "../../../src/simulations/registry-memory.ts";
import { simulateVersion } from "../../../src/simulations/simulate-version.ts";
import { type Api, startApi } from "../../support/api.ts";
import { csv, errorsOf, imported } from "../imports/import-files.ts";
import { poorFamily } from "../intakes/sent-households.ts";
import { newProgram, newVersion } from "../programs/program-bodies.ts";
import { type Asked, simulatePlainly } from "./simulate-plainly.ts";

const rules = {
  "kept-household": [
    "household.decile <= 3",
    '(household.decile <= 6 && household.floorMaterial != "marble") || household.hasSktm',
    "household.size >= 1",
  ],
  "kept-person": [
    "member.age >= 60",
    'member.age >= 30 && members.exists(m, m.relation == "head" && m.working) && !("kept-household" in member.receives)',
    'member.sex == "female" || member.age >= 0',
  ],
  "kept-area": [
    "area.poorHouseholds >= 3",
    "!area.slum && area.outOfSchoolChildren <= 2",
    "area.members >= 1",
  ],
} as const;
type Code = keyof typeof rules;

let api: Api;
const tkpk = () => api.as("tkpk");
const criteria = createCriteriaCache(cityCatalogue);
const memories = {
  ample: createRegistryMemory(20_000_000),
  none: createRegistryMemory(0),
  tiny: createRegistryMemory(30_000),
};

async function fine<T extends { status: number; body: any }>(answer: Promise<T>): Promise<any> {
  const { status, body } = await answer;
  expect(status, JSON.stringify(body)).toBeLessThan(300);
  return body;
}

const post = (path: string, body: object) => fine(tkpk().post(path, body));

/** Published, since a program has one draft at a time; until that day it is not in force. */
async function version(code: Code, expression: string, effectiveFrom = "2099-01-01"): Promise<number> {
  const criteria = [{ code: "rule", label: { id: "x", en: "x" }, expression }];
  const drafted = await post(`/v1/programs/${code}/versions`, newVersion({ criteria, effectiveFrom }));
  await post(`/v1/programs/${code}/versions/${drafted.version}/publish`, {});
  return drafted.version as number;
}

interface Family {
  readonly id: string;
  readonly persons: readonly string[];
  readonly card: string;
  readonly sent: ReturnType<typeof poorFamily>;
}

async function family(changes: Record<string, unknown> = {}): Promise<Family> {
  const sent = poorFamily({ areaCode: "15.71.08.1003", rt: "001", ...changes });
  const { household } = await fine(tkpk().post("/v1/intakes", { channel: "puskesos", household: sent }));
  const persons = household.members.map((member: any) => member.personId);
  return { id: household.id, persons, card: sent.familyCardNumber, sent };
}

beforeAll(async () => {
  api = await startApi();
  for (const [code, [inForce, ...drafts]] of Object.entries(rules) as [Code, readonly string[]][]) {
    await fine(
      tkpk().post("/v1/programs", newProgram(code, { unit: code.slice(5), referrals: "on-request" })),
    );
    await version(code, inForce!, "2026-07-01");
    for (const expression of drafts) await version(code, expression);
  }
  const file = csvHeader + [...inventCity({ households: 60, seed: 3 })].map(toCsvRows).join("");
  const record = await imported(api, file, { source: "invented" });
  expect(record.status, JSON.stringify(await errorsOf(api, record.id))).toBe("completed");
}, 120_000);
afterAll(() => api.stop());

const codes = Object.keys(rules) as Code[];
const today = "2026-07-01";
const asked: readonly Asked[] = [
  ...codes.flatMap((code) => [2, 3].map((version) => ({ code, version, asOf: today }))),
  ...codes.map((code) => ({ code, version: 2, asOf: "2027-01-02" })),
  { code: "kept-person", version: 2, asOf: today, areas: ["15.71.05", "15.71.08.1003"] },
];

const simulate = (memory: RegistryMemory, one: Asked) =>
  simulateVersion(api.ctx(), { criteria, memory }, one);

/** By hand, and by memories that hold what they held before. */
async function told(names: readonly (keyof typeof memories)[]) {
  const answers = [];
  for (const one of asked) {
    const plain = await simulatePlainly(api.ctx(), criteria, one);
    for (const name of names) {
      expect(await simulate(memories[name], one), `${name} ${JSON.stringify(one)}`).toEqual(plain);
    }
    answers.push(plain);
  }
  return answers;
}

/** Statements that read people or what they receive. */
async function readings(work: () => Promise<unknown>): Promise<number> {
  let count = 0;
  observeStatements((name) => void (count += Number(name.startsWith("registry-stream."))));
  await work().finally(() => observeStatements(undefined));
  return count;
}

it("reads nobody a second time, and after a change those of its RT", async () => {
  const memory = createRegistryMemory(20_000_000);
  const one = asked[0]!;
  const first = await readings(() => simulate(memory, one));
  expect(first).toBeGreaterThan(0);
  expect(await readings(() => simulate(memory, one))).toBe(0);
  expect(await readings(() => simulate(memory, { ...one, version: 3 }))).toBe(0);
  await family();
  expect(await readings(() => simulate(memory, one))).toBeGreaterThan(0);
  expect(await readings(() => simulate(memory, one))).toBe(0);
});

it("reads again where a draft asks what none has asked, and then no more", async () => {
  const memory = createRegistryMemory(20_000_000);
  await simulate(memory, asked[0]!);
  const number = await version(
    "kept-household",
    "household.ownsGold || household.monthlyExpenditureIdr < 100",
  );
  const one = { code: "kept-household", version: number, asOf: "2026-07-01" };
  expect(await readings(() => simulate(memory, one))).toBeGreaterThan(0);
  expect(await readings(() => simulate(memory, one))).toBe(0);
  expect(await readings(() => simulate(memory, asked[0]!))).toBe(0);
  expect(await simulate(memory, one)).toEqual(await simulatePlainly(api.ctx(), criteria, one));
});

const enrol = (type: string, id: string, more: object = {}) =>
  post("/v1/enrolments", {
    program: `kept-${type}`,
    subject: { type, id },
    from: "2026-06-01",
    source: "x",
    ...more,
  });
const listed = async (rows: Record<string, string>[], complete = false) => {
  const sending = {
    kind: "enrolments",
    source: "list",
    period: "2026-06",
    program: "kept-household",
    complete,
    // One of two is more than a fifth.
    force: complete,
  };
  expect(await imported(api, csv(rows), sending)).toMatchObject({ status: "completed" });
};

/** Each changes something that the drafts see; `prepare` comes before it. */
const changes: Record<string, { prepare?: () => Promise<any>; change: (prepared: any) => Promise<unknown> }> =
  {
    "a household is registered": { change: () => family() },
    "facts of a household change": {
      prepare: () => family({ decile: { value: 2, source: "x", period: "2026-Q2" } }),
      change: ({ sent }) =>
        post("/v1/intakes", {
          channel: "puskesos",
          household: { ...sent, decile: { value: 9, source: "x", period: "2026-Q3" } },
        }),
    },
    "a member's facts change": {
      prepare: () => family(),
      change: ({ sent }: Family) => {
        const [head, ...rest] = sent.members;
        const members = [{ ...head!, indicators: { ...head!.indicators, working: false } }, ...rest];
        return post("/v1/intakes", { channel: "puskesos", household: { ...sent, members } });
      },
    },
    "a member dies": {
      prepare: () => family(),
      change: ({ id, persons }: Family) =>
        post(`/v1/households/${id}/members/${persons[2]}/end`, { reason: "died" }),
    },
    "a death is taken back": {
      async prepare() {
        const { id, persons } = await family();
        return post(`/v1/households/${id}/members/${persons[2]}/end`, { reason: "died" });
      },
      change: ({ id }) => post(`/v1/life-events/${id}/revert`, { reason: "x" }),
    },
    "a household moves to another RT": {
      prepare: () => family(),
      change: ({ sent }) =>
        post("/v1/intakes", {
          channel: "puskesos",
          household: { ...sent, areaCode: "15.71.05.1002", rt: "009" },
        }),
    },
    "a decile arrives": {
      prepare: () => family({ decile: undefined }),
      async change({ card }: Family) {
        const rows = [{ family_card_number: card, national_id: "", decile: "8" }];
        expect(await imported(api, csv(rows), { kind: "deciles", period: "2026-07" })).toMatchObject({
          status: "completed",
        });
      },
    },
    "a household begins to receive": {
      prepare: () => family(),
      change: ({ id }: Family) => enrol("household", id),
    },
    "a person begins to receive": {
      prepare: () => family(),
      change: ({ persons }: Family) => enrol("person", persons[0]!, { to: "2026-12-31" }),
    },
    "an RT begins to receive": { prepare: () => family(), change: () => enrol("area", "15.71.08.1003.001") },
    "a list ends a receipt": {
      async prepare() {
        const [one, other] = [await family(), await family()];
        await listed([one, other].map(({ card }) => ({ family_card_number: card, national_id: "" })));
        return one;
      },
      async change({ card }: Family) {
        api.clock.advance(86_400_000);
        await listed([{ family_card_number: card, national_id: "" }], true);
      },
    },
    "a list corrects a receipt": {
      async prepare() {
        const one = await family();
        await listed([{ family_card_number: one.card, national_id: "" }]);
        return one;
      },
      change: ({ card }: Family) => listed([{ family_card_number: card, national_id: "", to: "2026-12-31" }]),
    },
    "a receipt turns out to be none": {
      async prepare() {
        const { id } = await family();
        const referral = await post("/v1/referrals", {
          program: "kept-household",
          subject: { type: "household", id },
        });
        const dinas = api.as("agency", { agency: referral.candidates[0] });
        await fine(dinas.post(`/v1/referrals/${referral.id}/accept`));
        await fine(dinas.post(`/v1/referrals/${referral.id}/complete`, { result: { code: "enrolled" } }));
        return referral;
      },
      change: ({ id }) => post(`/v1/referrals/${id}/reopen`, { reason: { code: "complaint-upheld" } }),
    },
    "two households turn out to be one": {
      async prepare() {
        const [from, into] = [await family(), await family({ areaCode: "15.71.05.1002", rt: "009" })];
        await enrol("household", from.id);
        return { from: from.id, into: into.id };
      },
      change: (two) => post("/v1/households/merge", { ...two, reason: "x" }),
    },
    "they are two again": {
      async prepare() {
        const [from, into] = [await family(), await family({ areaCode: "15.71.05.1002", rt: "009" })];
        await enrol("household", from.id);
        return post("/v1/households/merge", { from: from.id, into: into.id, reason: "x" });
      },
      change: ({ id }) => post(`/v1/life-events/${id}/revert`, { reason: "x" }),
    },
    "facts of an RT change": {
      prepare: () => family(),
      change: () =>
        fine(tkpk().put("/v1/areas/15.71.08.1003.001/indicators", { indicators: { slum: true } })),
    },
    "a certificate is shown": {
      prepare: () => family({ decile: { value: 10, source: "x", period: "2026-Q2" } }),
      change: ({ sent }) => {
        const documents = [{ type: "sktm", number: "1", issuer: "x", validUntil: "2026-12-31" }];
        return post("/v1/intakes", { channel: "puskesos", household: { ...sent, documents } });
      },
    },
    "another program gets a version": {
      change: () => version("kept-household", "household.decile <= 9", jakartaDate(api.clock.now())),
    },
  };

describe("warm as cold as by hand, once", () => {
  it.each(Object.entries(changes))(
    "%s",
    async (_, { prepare, change }) => {
      const prepared = await prepare?.();
      const before = await told(["ample"]);
      await change(prepared);
      expect(await told(["ample", "none", "tiny"])).not.toEqual(before);
    },
    60_000,
  );
});
