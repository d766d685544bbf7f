// The holder's way: start, hold, resume, release, fail.
import { afterAll, beforeAll, expect, test } from "vitest";
import { matches } from "../../../src/matching/tables.ts";
import type { Referral } from "../../../src/referrals/referral.ts";
import { type Api, type Client, startApi } from "../../support/api.ts";
import { givenReferral, type Home, path, standingHolds } from "./given-referral.ts";

let api: Api;
let dinkes: Client;
let dinsos: Client;
beforeAll(async () => {
  api = await startApi();
  dinkes = api.as("agency", { agency: "dinkes" });
  dinsos = api.as("agency", { agency: "dinsos" });
});
afterAll(() => api.stop());

async function accepted(): Promise<Referral & Home> {
  const referral = await givenReferral(api);
  await dinkes.post(path(referral, "accept"));
  return referral;
}

test("a referral waits and comes back to where it was", async () => {
  const referral = await accepted();
  expect((await dinkes.post(path(referral, "start"))).body.status).toBe("in-progress");
  const waiting = await dinkes.post(path(referral, "hold"), {
    reason: { code: "waiting-budget" },
    until: "2026-08-01",
  });
  expect(waiting.body).toMatchObject({
    status: "on-hold",
    heldUntil: "2026-08-01",
    legalActions: ["resume", "release", "fail"],
  });
  expect((await dinkes.post(path(referral, "resume"))).body).toMatchObject({
    status: "in-progress",
    heldUntil: null,
  });
});

test("a wait until yesterday is refused, together with an unknown reason", async () => {
  const referral = await accepted();
  const body = { reason: { code: "waiting-for-godot" }, until: "2026-06-30" };
  const { status, body: problem } = await dinkes.post(path(referral, "hold"), body);
  expect(status).toBe(422);
  expect(problem.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
    "/reason/code",
    "/until",
  ]);
});

test("a release offers it to all candidates again, or without capacity to the others", async () => {
  const other = await accepted();
  const released = await dinkes.post(path(other, "release"), { reason: { code: "other" } });
  expect(released.body).toMatchObject({
    status: "requested",
    holder: null,
    candidates: ["dinkes", "dinsos"],
    household: other.householdId,
  });
  const full = await accepted();
  const passedOn = await dinkes.post(path(full, "release"), { reason: { code: "no-capacity" } });
  expect(passedOn.body).toMatchObject({ status: "requested", candidates: ["dinsos"], household: null });
  expect((await dinsos.post(path(full, "accept"))).status).toBe(200);
});

test("a failure is held off until the facts change that the referral knows, whatever a match says", async () => {
  const referral = await accepted();
  await api
    .ctx()
    .db.orm.insert(matches)
    .values({
      ...{ program: referral.program, subjectType: "person", subjectId: referral.personId },
      ...{ householdId: referral.householdId, version: 3, outcome: "eligible", missing: [] },
      ...{ factsHash: "hash-of-match", changedAt: api.clock.now() },
    });
  const answer = await dinkes.post(path(referral, "fail"), {
    reason: { code: "not-eligible-on-visit", text: "Rumah sudah layak" },
  });
  expect(answer.body).toMatchObject({ status: "failed", holder: "dinkes", legalActions: [] });
  expect(await standingHolds(api, referral)).toEqual([
    { reason: "not-eligible-on-visit", untilDate: null, version: 1, factsHash: "hash-at-opening" },
  ]);
});

test("a failure because of a mistake holds nobody off", async () => {
  const referral = await accepted();
  await dinkes.post(path(referral, "fail"), { reason: { code: "entered-in-error" } });
  expect(await standingHolds(api, referral)).toEqual([]);
});

test("another agency's moves are 409 for a candidate, with what it may do", async () => {
  const referral = await accepted();
  const { status, body } = await dinsos.post(path(referral, "start"));
  expect([status, body.code, body.legalActions]).toEqual([409, "illegal-transition", []]);
  const early = await givenReferral(api);
  const { body: problem } = await dinsos.post(path(early, "start"));
  expect(problem).toMatchObject({ referralStatus: "requested", legalActions: ["accept", "decline"] });
});
