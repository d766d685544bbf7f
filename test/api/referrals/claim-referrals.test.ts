// POST /v1/referrals/claim: the next ones, in order, shared out among those who claim at once.
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Api, type Client, startApi } from "../../support/api.ts";
import { eventsOf, givenHome, givenRt, open, openingFor, path } from "./given-referral.ts";

let api: Api;
let dinkes: Client;
let dinsos: Client;
beforeAll(async () => {
  api = await startApi();
  dinkes = api.as("agency", { agency: "dinkes" });
  dinsos = api.as("agency", { agency: "dinsos" });
});
afterAll(() => api.stop());

const program = "jambi-bugar";

/** One referral for each priority, opened a second apart, in an RT of their own. */
async function givenWaiting(priorities: readonly (number | null)[], candidates = ["dinkes", "dinsos"]) {
  const area = await givenRt(api);
  const ids: string[] = [];
  for (const priority of priorities) {
    api.clock.advance(1000);
    const home = await givenHome(api, area);
    const [referral] = await open(api, [openingFor(home, { priority, candidates })]);
    ids.push(referral!.id);
  }
  return { area, ids };
}

const idsOf = (body: { items: { id: string }[] }) => body.items.map(({ id }) => id);

test("within a program the most urgent come first, then the oldest; unknown urgency comes last", async () => {
  const { area, ids } = await givenWaiting([null, 0.2, 0.9, 0.2]);
  const first = await dinkes.post("/v1/referrals/claim", { program, area, limit: 2 });
  expect(first.status).toBe(200);
  expect(idsOf(first.body)).toEqual([ids[2], ids[1]]);
  expect(first.body.items[0]).toMatchObject({ status: "accepted", holder: "dinkes" });
  expect(first.body.items[0].transitions.at(-1)).toMatchObject({ action: "accept", agency: "dinkes" });
  const rest = await dinsos.post("/v1/referrals/claim", { program, area, limit: 100 });
  expect(idsOf(rest.body)).toEqual([ids[3], ids[0]]);
  expect((await eventsOf(api, { id: ids[0]! })).map(({ type }) => type)).toEqual([
    "referral.requested",
    "referral.accepted",
  ]);
});

test("across programs the oldest come first, as long as none is due at a time", async () => {
  const { area, ids } = await givenWaiting([0.1, 0.9]);
  const { body } = await dinkes.post("/v1/referrals/claim", { area, limit: 100 });
  expect(idsOf(body)).toEqual(ids);
});

test("only what is on offer to the agency is taken", async () => {
  const { area } = await givenWaiting([1, 1], ["dinsos"]);
  const { body } = await dinkes.post("/v1/referrals/claim", { program, area, limit: 100 });
  expect(body).toEqual({ items: [] });
});

test("agencies that claim at once share out all of them, each to one", async () => {
  const { area, ids } = await givenWaiting(Array.from({ length: 40 }, (_, i) => i));
  const claimers = Array.from({ length: 8 }, (_, i) => (i % 2 === 0 ? dinkes : dinsos));
  const answers = await Promise.all(
    claimers.map((agency) => agency.post("/v1/referrals/claim", { program, area, limit: 10 })),
  );
  const taken = answers.flatMap(({ body }) => idsOf(body));
  expect(new Set(taken).size).toBe(taken.length);
  // Rows that a neighbour had locked were passed over: a last claim takes what is left.
  const rest = await dinkes.post("/v1/referrals/claim", { program, area, limit: 40 });
  expect([...taken, ...idsOf(rest.body)].sort()).toEqual([...ids].sort());
  const holders = await api.as("tkpk").get(`/v1/referrals?area=${area}&status=accepted&limit=200`);
  expect(holders.body.items).toHaveLength(40);
});

test("a pick-up by name and a claim do not meet on one referral", async () => {
  const { area, ids } = await givenWaiting([1]);
  const [claimed, accepted] = await Promise.all([
    dinsos.post("/v1/referrals/claim", { program, area, limit: 1 }),
    dinkes.post(path({ id: ids[0]! }, "accept")),
  ]);
  expect(claimed.body.items.length + (accepted.status === 200 ? 1 : 0)).toBe(1);
});

test("unknown program and area are named at once, and more than 100 is refused", async () => {
  const wrong = { program: "jambi-bugger", area: "15.71.08.1999", limit: 1 };
  const { status, body } = await dinkes.post("/v1/referrals/claim", wrong);
  expect(status).toBe(422);
  expect(body.errors).toMatchObject([
    { pointer: "/program", code: "unknown-code" },
    { pointer: "/area", code: "unknown-code" },
  ]);
  expect((await dinkes.post("/v1/referrals/claim", { limit: 101 })).status).toBe(400);
});

test("only an agency claims", async () => {
  expect((await api.as("tkpk").post("/v1/referrals/claim", { limit: 1 })).status).toBe(403);
});
