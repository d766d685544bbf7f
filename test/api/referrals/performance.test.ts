// GET /v1/agencies/{code}/performance: what an agency was offered, what became of it, and how long that took.
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { inTransaction } from "../../../src/context.ts";
import { openReferrals } from "../../../src/referrals/open-referrals.ts";
import { type Api, type Client, startApi } from "../../support/api.ts";
import { givenHome, givenReferral, openingFor, path } from "./given-referral.ts";

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());
beforeEach(() => api.clock.set("2026-07-01T03:00:00Z"));

const dinkes = () => api.as("agency", { agency: "dinkes" });
const hours = (count: number) => api.clock.advance(count * 3_600_000);
const seen = async (query = "", client = api.as("tkpk")) =>
  (await client.get(`/v1/agencies/dinkes/performance${query}`)).body;

it("tells of nothing as nothing", async () => {
  expect(await seen()).toEqual({
    ...{ agency: "dinkes", from: "2026-04-03", to: "2026-07-01" },
    ...{ offered: 0, accepted: 0, completed: 0, failed: 0, declined: {}, overdue: 0, missed: 0 },
    hoursToAccept: { median: null, p90: null },
    hoursToComplete: { median: null, p90: null },
  });
});

it("counts the agency's own steps in the period, and how long each took", async () => {
  const act = async (referral: { id: string }, action: string, body: object = {}) => {
    const answer = await dinkes().post(path(referral, action), body);
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  };
  for (const [wait, work] of [
    [1, 10],
    [3, 20],
    [5, 60],
  ] as const) {
    const referral = await givenReferral(api);
    hours(wait);
    await act(referral, "accept");
    hours(work);
    await act(referral, "complete", { result: { code: "one-off" } });
    api.clock.set("2026-07-01T03:00:00Z");
  }
  const declined = await givenReferral(api);
  await act(declined, "decline", { reason: { code: "no-capacity" } });
  const failing = await givenReferral(api);
  hours(3);
  await act(failing, "accept");
  await act(failing, "fail", { reason: { code: "budget-used-up" } });
  await givenReferral(api, { candidates: ["dinsos"] });
  api.clock.set("2026-07-10T03:00:00Z");

  const { hoursToAccept, hoursToComplete, ...counts } = await seen("?from=2026-07-01");
  expect(counts).toMatchObject({
    ...{ offered: 5, accepted: 4, completed: 3, failed: 1 },
    declined: { "no-capacity": 1 },
  });
  expect(hoursToAccept).toEqual({ median: 3, p90: expect.closeTo(4.4) });
  expect(hoursToComplete).toEqual({ median: 20, p90: expect.closeTo(52) });
  expect(await seen("?to=2026-06-30")).toMatchObject({ offered: 0, accepted: 0, declined: {} });
});

it("tells what is overdue now, and which due times have passed", async () => {
  const before = await seen();
  await givenReferral(api);
  api.clock.set("2026-08-20T03:00:00Z");
  await api.keepDueTimes();
  const after = await seen();
  expect(after.overdue).toBeGreaterThan(before.overdue);
  expect(after.missed).toBeGreaterThan(before.missed);
});

it("counts a due time against those who were asked when it passed, and against no other", async () => {
  const period = "?from=2026-11-01&to=2026-12-31";
  const of = async (agency: string) =>
    (await api.as("tkpk").get(`/v1/agencies/${agency}/performance${period}`)).body;
  const counts = async (agency: string) => {
    const { offered, missed } = await of(agency);
    return { offered, missed };
  };
  const act = async (client: Client, referral: { id: string }, action: string, body: object) => {
    const answer = await client.post(path(referral, action), body);
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  };
  // What was left overdue before is told of before.
  await api.database.pool.query("update referrals set alarm = null, alarm_at = null");
  api.clock.set("2026-11-02T03:00:00Z");
  const declined = await givenReferral(api);
  await act(dinkes(), declined, "decline", { reason: { code: "no-capacity" } });
  const passedOn = await givenReferral(api, { candidates: ["dinsos"] });

  api.clock.set("2026-11-16T03:00:00Z");
  await api.keepDueTimes();
  expect(await counts("dinkes")).toEqual({ offered: 1, missed: 0 });
  expect(await counts("dinsos")).toEqual({ offered: 2, missed: 2 });

  // Asked from now on: what passed before was not its own.
  await act(api.as("tkpk"), passedOn, "reassign", { agency: "dinkes" });
  expect(await counts("dinkes")).toMatchObject({ missed: 0 });
  expect(await counts("dinsos")).toMatchObject({ missed: 2 });
});

it("does not count as offered what an agency has asked of others", async () => {
  const offered = async () => (await seen()).offered;
  const before = await offered();
  const home = await givenHome(api);
  const opening = openingFor(home, { candidates: ["dinsos"] });
  const ctx = { ...api.ctx(), actor: { ...api.ctx().actor, role: "agency" as const, agency: "dinkes" } };
  await inTransaction(ctx, (tx) => openReferrals(tx, [opening]));
  expect(await offered()).toBe(before);
  const asked = await givenReferral(api);
  await dinkes().post(path(asked, "decline"), { reason: { code: "no-capacity" } });
  expect(await offered()).toBe(before + 1);
});

it("is for the agency itself and the coordination team, and refuses a period that ends before it begins", async () => {
  expect((await seen("", dinkes())).agency).toBe("dinkes");
  const other = api.as("agency", { agency: "dinsos" });
  expect((await other.get("/v1/agencies/dinkes/performance")).status).toBe(403);
  expect((await api.as("tkpk").get("/v1/agencies/no-such/performance")).status).toBe(404);
  const late = await api.as("tkpk").get("/v1/agencies/dinkes/performance?from=2026-07-02&to=2026-07-01");
  expect([late.status, late.body.errors[0].pointer]).toEqual([400, "/query/to"]);
});
