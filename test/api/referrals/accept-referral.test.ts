// POST /v1/referrals/{id}/accept: exactly one agency picks a referral up, whatever the concurrency.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Api, type Client, startApi } from "../../support/api.ts";
import { eventsOf, givenReferral, path } from "./given-referral.ts";

let api: Api;
let dinkes: Client;
let dinsos: Client;
beforeAll(async () => {
  api = await startApi();
  dinkes = api.as("agency", { agency: "dinkes" });
  dinsos = api.as("agency", { agency: "dinsos" });
});
afterAll(() => api.stop());

describe("a candidate", () => {
  test("holds the referral from now on", async () => {
    const referral = await givenReferral(api);
    const answer = await dinkes.post(path(referral, "accept"), { externalId: "B-17", note: "Kami ambil" });
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      id: referral.id,
      status: "accepted",
      holder: "dinkes",
      externalId: "B-17",
      subject: { type: "person", id: referral.personId, label: "Siti" },
      household: referral.householdId,
      legalActions: ["start", "hold", "release", "complete", "fail"],
    });
    expect(answer.body.transitions.at(-1)).toMatchObject({
      action: "accept",
      from: "requested",
      to: "accepted",
      agency: "dinkes",
      note: "Kami ambil",
    });
    expect(answer.headers.get("etag")).toBe('"2"');
  });

  test("needs no body", async () => {
    const referral = await givenReferral(api);
    expect((await dinsos.post(path(referral, "accept"))).status).toBe(200);
  });

  test("that lost the race gets a 409 without legal actions, and no longer sees the household", async () => {
    const referral = await givenReferral(api);
    await dinkes.post(path(referral, "accept"));
    const late = await dinsos.post(path(referral, "accept"));
    expect(late.status).toBe(409);
    expect(late.body).toMatchObject({
      code: "illegal-transition",
      referralStatus: "accepted",
      legalActions: [],
    });
    const seen = await dinsos.get(path(referral));
    expect(seen.body).toMatchObject({
      status: "accepted",
      holder: "dinkes",
      household: null,
      subject: { type: "person", id: null, label: null },
      snapshot: null,
      transitions: [],
    });
  });

  test("is told by the event, as the others are", async () => {
    const referral = await givenReferral(api);
    await dinkes.post(path(referral, "accept"));
    expect(await eventsOf(api, referral)).toEqual([
      { type: "referral.requested", agencies: ["dinkes", "dinsos"] },
      { type: "referral.accepted", agencies: ["dinkes", "dinsos"] },
    ]);
  });
});

test("of many that accept at once one holds, and every other gets a 409", async () => {
  const referrals = await Promise.all(Array.from({ length: 5 }, () => givenReferral(api)));
  for (const referral of referrals) {
    const racers = Array.from({ length: 12 }, (_, i) => (i % 2 === 0 ? dinkes : dinsos));
    const answers = await Promise.all(racers.map((agency) => agency.post(path(referral, "accept"))));
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.filter((status) => status === 409)).toHaveLength(11);
    const { body } = await api.as("tkpk").get(path(referral));
    expect(body.transitions.filter((step: { action: string }) => step.action === "accept")).toHaveLength(1);
    expect(body.holder).toBe(body.transitions.at(-1).agency);
  }
});

describe("others", () => {
  test("that see the referral but were not asked get a 403", async () => {
    const referral = await givenReferral(api, { program: "pbi-jkn", candidates: ["dinsos"] });
    expect((await dinkes.get(path(referral))).body.household).toBe(referral.householdId);
    const answer = await dinkes.post(path(referral, "accept"));
    expect([answer.status, answer.body.code]).toEqual([403, "forbidden"]);
  });

  test("that were not asked get a 404 as for an id that is not there", async () => {
    const referral = await givenReferral(api);
    const disdik = api.as("agency", { agency: "disdik" });
    expect((await disdik.post(path(referral, "accept"))).status).toBe(404);
    expect((await disdik.post(path({ id: "0198c0de-7a00-7000-8000-000000000009" }, "accept"))).status).toBe(
      404,
    );
  });

  test("that manage referrals do not pick them up", async () => {
    const referral = await givenReferral(api);
    expect((await api.as("tkpk").post(path(referral, "accept"))).status).toBe(403);
    expect((await api.as("field").post(path(referral, "accept"))).body.code).toBe("forbidden");
    expect((await api.anonymous.post(path(referral, "accept"))).status).toBe(401);
  });
});

test("If-Match refuses what the caller has not seen", async () => {
  const referral = await givenReferral(api);
  const stale = await dinkes.post(path(referral, "accept"), {}, { "if-match": '"7"' });
  expect([stale.status, stale.body.code]).toEqual([412, "precondition-failed"]);
  const { headers } = await dinkes.get(path(referral));
  const fresh = await dinkes.post(path(referral, "accept"), {}, { "if-match": headers.get("etag")! });
  expect(fresh.status).toBe(200);
});

test("an unknown field is refused by name", async () => {
  const referral = await givenReferral(api);
  const { status, body } = await dinkes.post(path(referral, "accept"), { holder: "dinsos" });
  expect(status).toBe(400);
  expect(body.errors).toMatchObject([{ pointer: "/holder", code: "unknown-field" }]);
});
