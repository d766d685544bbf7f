// POST /v1/referrals/{id}/decline: the reason says what follows.
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Api, type Client, startApi } from "../../support/api.ts";
import { eventsOf, givenReferral, path, standingHolds } from "./given-referral.ts";

let api: Api;
let dinkes: Client;
let dinsos: Client;
beforeAll(async () => {
  api = await startApi();
  dinkes = api.as("agency", { agency: "dinkes" });
  dinsos = api.as("agency", { agency: "dinsos" });
});
afterAll(() => api.stop());

test("without capacity it stays on offer to the other candidate; nobody is held off", async () => {
  const referral = await givenReferral(api);
  const answer = await dinkes.post(path(referral, "decline"), {
    reason: { code: "no-capacity", text: "Penuh sampai Agustus" },
  });
  expect(answer.body).toMatchObject({
    status: "requested",
    candidates: ["dinsos"],
    household: null,
    legalActions: [],
    transitions: [{ action: "decline", reason: { code: "no-capacity", text: "Penuh sampai Agustus" } }],
  });
  expect((await dinsos.post(path(referral, "accept"))).status).toBe(200);
  expect(await standingHolds(api, referral)).toEqual([]);
});

test("by the last candidate it returns to the coordination team", async () => {
  const referral = await givenReferral(api);
  await dinkes.post(path(referral, "decline"), { reason: { code: "no-capacity" } });
  const last = await dinsos.post(path(referral, "decline"), { reason: { code: "no-capacity" } });
  expect(last.body).toMatchObject({ status: "returned", candidates: [] });
  expect((await eventsOf(api, referral)).at(-1)).toEqual({
    type: "referral.returned",
    agencies: ["dinkes", "dinsos"],
  });
});

test("because the client refused, it is cancelled and held off for 60 days", async () => {
  const referral = await givenReferral(api);
  const answer = await dinkes.post(path(referral, "decline"), { reason: { code: "client-refused" } });
  expect(answer.body).toMatchObject({ status: "cancelled" });
  expect(await standingHolds(api, referral)).toEqual([
    { reason: "client-refused", untilDate: "2026-08-30", version: null, factsHash: null },
  ]);
  expect((await dinsos.get(path(referral))).body.household).toBeNull();
});

test("it takes note and number as every action does", async () => {
  const referral = await givenReferral(api);
  const body = { reason: { code: "client-refused" }, note: "Sudah ditelepon", externalId: "B-17" };
  const answer = await dinkes.post(path(referral, "decline"), body);
  expect(answer.body.transitions).toMatchObject([{ action: "decline", note: "Sudah ditelepon" }]);
  expect((await api.as("tkpk").get(path(referral))).body.externalId).toBe("B-17");
});

test("by both candidates at once, each counts", async () => {
  const referral = await givenReferral(api);
  const reason = { code: "no-capacity" };
  const answers = await Promise.all(
    [dinkes, dinsos].map((agency) => agency.post(path(referral, "decline"), { reason })),
  );
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  const { body } = await api.as("tkpk").get(path(referral));
  expect(body).toMatchObject({ status: "returned", candidates: [] });
  expect(body.transitions).toHaveLength(3);
});

test("without a reason, with an unknown one or one of another action it is refused", async () => {
  const referral = await givenReferral(api);
  const none = await dinkes.post(path(referral, "decline"), {});
  expect(none.status).toBe(400);
  expect(none.body.errors).toMatchObject([{ pointer: "/reason", code: "required" }]);
  const unknown = await dinkes.post(path(referral, "decline"), { reason: { code: "no-capasity" } });
  expect(unknown.status).toBe(422);
  expect(unknown.body.errors[0]).toMatchObject({ pointer: "/reason/code", code: "unknown-code" });
  expect(unknown.body.errors[0].detail).toContain("no-capacity");
  const unfit = await dinkes.post(path(referral, "decline"), { reason: { code: "waiting-budget" } });
  expect(unfit.status).toBe(422);
  expect(unfit.body.errors).toMatchObject([{ pointer: "/reason/code", code: "reason-of-other-action" }]);
});

test("who declined has no more to do with it", async () => {
  const referral = await givenReferral(api);
  await dinkes.post(path(referral, "decline"), { reason: { code: "no-capacity" } });
  expect((await dinkes.post(path(referral, "accept"))).status).toBe(403);
});
