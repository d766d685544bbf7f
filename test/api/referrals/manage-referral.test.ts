// What the coordination team does with unfinished referrals: recall, reassign, cancel.
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Api, type Client, startApi } from "../../support/api.ts";
import { givenReferral, path, standingHolds } from "./given-referral.ts";

let api: Api;
let dinkes: Client;
let dinsos: Client;
let tkpk: Client;
beforeAll(async () => {
  api = await startApi();
  dinkes = api.as("agency", { agency: "dinkes" });
  dinsos = api.as("agency", { agency: "dinsos" });
  tkpk = api.as("tkpk");
});
afterAll(() => api.stop());

test("a recall takes it from the holder, who sees no more than its own part", async () => {
  const referral = await givenReferral(api);
  await dinkes.post(path(referral, "accept"));
  const recalled = await tkpk.post(path(referral, "recall"), { reason: { code: "no-progress" } });
  expect(recalled.body).toMatchObject({ status: "returned", holder: null, candidates: [] });
  const seen = await dinkes.get(path(referral));
  expect(seen.body).toMatchObject({ status: "returned", household: null, legalActions: [] });
  expect(seen.body.transitions).toMatchObject([{ action: "accept", agency: "dinkes" }]);
  expect((await dinkes.post(path(referral, "start"))).status).toBe(403);
});

test("reassigned it is on offer to the named agency of the program alone", async () => {
  const referral = await givenReferral(api, { candidates: ["dinkes"] });
  expect((await dinsos.get(path(referral))).status).toBe(404);
  const reassigned = await tkpk.post(path(referral, "reassign"), { agency: "dinsos", note: "Sesuai rapat" });
  expect(reassigned.body).toMatchObject({ status: "requested", candidates: ["dinsos"], holder: null });
  expect((await dinkes.post(path(referral, "accept"))).status).toBe(403);
  expect((await dinsos.post(path(referral, "accept"))).body).toMatchObject({
    status: "accepted",
    household: referral.householdId,
  });
});

test("an unknown agency and an unfit reason are both named", async () => {
  const referral = await givenReferral(api);
  const body = { agency: "dinkez", reason: { code: "waiting-budget" } };
  const { status, body: problem } = await tkpk.post(path(referral, "reassign"), body);
  expect(status).toBe(422);
  expect(problem.errors).toMatchObject([
    { pointer: "/agency", code: "unknown-code" },
    { pointer: "/reason/code", code: "reason-of-other-action" },
  ]);
  expect(problem.errors[0].detail).toContain("dinkes");
});

test("an agency that is none of the program's is refused like an unknown one", async () => {
  const referral = await givenReferral(api);
  const { status, body } = await tkpk.post(path(referral, "reassign"), { agency: "disdik" });
  expect(status).toBe(422);
  expect(body.errors).toMatchObject([{ pointer: "/agency", code: "unknown-code" }]);
  expect((await api.as("agency", { agency: "disdik" }).get(path(referral))).status).toBe(404);
});

test("a cancellation ends it, held or not, and holds it off by its reason", async () => {
  const referral = await givenReferral(api);
  await dinkes.post(path(referral, "accept"));
  const cancelled = await tkpk.post(path(referral, "cancel"), { reason: { code: "client-refused" } });
  expect(cancelled.body).toMatchObject({ status: "cancelled", legalActions: ["reopen"] });
  expect(await standingHolds(api, referral)).toMatchObject([{ untilDate: "2026-08-30" }]);
  const late = await dinkes.post(path(referral, "start"));
  expect([late.status, late.body.referralStatus]).toEqual([409, "cancelled"]);
});

test("agencies and field officers do not manage referrals", async () => {
  const referral = await givenReferral(api);
  for (const client of [dinkes, api.as("field")]) {
    const { status } = await client.post(path(referral, "cancel"), { reason: { code: "client-refused" } });
    expect(status).toBe(403);
  }
});
