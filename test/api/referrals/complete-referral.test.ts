// POST /v1/referrals/{id}/complete and reopen: a result becomes an enrolment, and a reopening voids it.
import { afterAll, beforeAll, expect, test } from "vitest";
import { inTransaction } from "../../../src/context.ts";
import type { Referral } from "../../../src/referrals/referral.ts";
import { type Api, type Client, startApi } from "../../support/api.ts";
import {
  eventsOf,
  givenReferral,
  type Home,
  open,
  openingFor,
  path,
  standingHolds,
} from "./given-referral.ts";

let api: Api;
let dinkes: Client;
let tkpk: Client;
beforeAll(async () => {
  api = await startApi();
  dinkes = api.as("agency", { agency: "dinkes" });
  tkpk = api.as("tkpk");
});
afterAll(() => api.stop());

async function accepted(): Promise<Referral & Home> {
  const referral = await givenReferral(api);
  await dinkes.post(path(referral, "accept"));
  return referral;
}

async function enrolmentsOf(referral: Home): Promise<Record<string, unknown>[]> {
  const { body } = await tkpk.get(`/v1/enrolments?subjectType=person&subjectId=${referral.personId}`);
  return body.items;
}

test("enrolled records an enrolment of the holder, from today", async () => {
  const referral = await accepted();
  const result = { code: "enrolled", to: "2026-12-31", externalId: "KJB-9" };
  const answer = await dinkes.post(path(referral, "complete"), { result });
  expect(answer.body).toMatchObject({ status: "completed", result, holder: "dinkes", legalActions: [] });
  expect(await enrolmentsOf(referral)).toMatchObject([
    {
      program: "jambi-bugar",
      subject: { type: "person", id: referral.personId },
      agency: "dinkes",
      status: "active",
      from: "2026-07-01",
      to: "2026-12-31",
      source: "referral",
      externalId: "KJB-9",
      referralId: referral.id,
    },
  ]);
  expect(await standingHolds(api, referral)).toEqual([]);
  expect((await eventsOf(api, referral)).map(({ type }) => type)).toEqual([
    "referral.requested",
    "referral.accepted",
    "referral.completed",
    "enrolment.started",
  ]);
});

test("what only informed leaves no enrolment, and is not offered again until the facts change", async () => {
  const referral = await accepted();
  await dinkes.post(path(referral, "complete"), { result: { code: "informed" } });
  expect(await enrolmentsOf(referral)).toEqual([]);
  expect(await standingHolds(api, referral)).toMatchObject([{ reason: "informed", untilDate: null }]);
});

test("a receipt that is over is on record as ended, and is not offered again until the facts change", async () => {
  const referral = await accepted();
  // Matched once, so that it knows the facts as they are and not only those of the test.
  const subject = { type: "household", id: referral.householdId } as const;
  await inTransaction(api.ctx(), async (tx) => tx.touch(subject));
  const result = { code: "enrolled", from: "2026-01-01", to: "2026-06-30" };
  await dinkes.post(path(referral, "complete"), { result });
  expect(await enrolmentsOf(referral)).toMatchObject([{ status: "ended", to: "2026-06-30" }]);
  expect(await standingHolds(api, referral)).toMatchObject([{ reason: "enrolled", untilDate: null }]);
});

test("a result without or with an unknown code, or with dates in the wrong order, is refused", async () => {
  const referral = await accepted();
  const none = await dinkes.post(path(referral, "complete"), {});
  expect([none.status, none.body.errors[0].pointer]).toEqual([400, "/result"]);
  const unknown = await dinkes.post(path(referral, "complete"), { result: { code: "enroled" } });
  expect(unknown.body.errors[0]).toMatchObject({ pointer: "/result/code", code: "unknown-code" });
  const result = { code: "enrolled", from: "2026-08-01", to: "2026-07-01" };
  const reversed = await dinkes.post(path(referral, "complete"), { result });
  expect([reversed.status, reversed.body.errors[0].pointer]).toEqual([422, "/result/to"]);
});

test("a reopening returns the referral, voids its enrolment and keeps both on record", async () => {
  const referral = await accepted();
  await dinkes.post(path(referral, "complete"), { result: { code: "enrolled" } });
  const reason = { code: "complaint-upheld" };
  const reopened = await tkpk.post(path(referral, "reopen"), { reason });
  expect(reopened.body).toMatchObject({
    status: "returned",
    holder: null,
    candidates: [],
    result: null,
    legalActions: ["recall", "reassign", "cancel"],
  });
  expect(await enrolmentsOf(referral)).toMatchObject([{ status: "voided", endReason: "complaint-upheld" }]);
  const again = await tkpk.post(path(referral, "reassign"), { agency: "dinsos" });
  expect(again.body).toMatchObject({ status: "requested", candidates: ["dinsos"] });
});

test("a reopening lifts the hold that the end had written", async () => {
  const referral = await accepted();
  await dinkes.post(path(referral, "fail"), { reason: { code: "client-refused" } });
  expect(await standingHolds(api, referral)).toHaveLength(1);
  await tkpk.post(path(referral, "reopen"), { reason: { code: "new-information" } });
  expect(await standingHolds(api, referral)).toEqual([]);
});

test("a reopening is refused while another referral of the same kind is unfinished", async () => {
  const referral = await accepted();
  await dinkes.post(path(referral, "fail"), { reason: { code: "entered-in-error" } });
  const [other] = await open(api, [openingFor(referral)]);
  const reason = { code: "new-information" };
  const { status, body } = await tkpk.post(path(referral, "reopen"), { reason });
  expect(status).toBe(409);
  expect(body).toMatchObject({ code: "referral-open", referralId: other!.id });
});

test("two reopenings at once of two referrals of one subject leave one unfinished", async () => {
  const first = await accepted();
  await dinkes.post(path(first, "fail"), { reason: { code: "entered-in-error" } });
  const [second] = await open(api, [openingFor(first)]);
  await tkpk.post(path(second!, "cancel"), { reason: { code: "entered-in-error" } });
  const reason = { code: "new-information" };
  const answers = await Promise.all(
    [first, second!].map((referral) => tkpk.post(path(referral, "reopen"), { reason })),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
});

test("an agency does not reopen", async () => {
  const referral = await accepted();
  await dinkes.post(path(referral, "fail"), { reason: { code: "entered-in-error" } });
  const reopened = await dinkes.post(path(referral, "reopen"), { reason: { code: "new-information" } });
  expect(reopened.status).toBe(403);
});

test("after 30 days nothing reopens", async () => {
  const referral = await accepted();
  await dinkes.post(path(referral, "fail"), { reason: { code: "entered-in-error" } });
  const before = api.clock.now();
  api.clock.advance(31 * 86_400_000);
  const late = await tkpk.post(path(referral, "reopen"), { reason: { code: "new-information" } });
  api.clock.set(before.toISOString());
  expect([late.status, late.body.code, late.body.legalActions]).toEqual([409, "illegal-transition", []]);
});

test("a referral that an enrolment recorded elsewhere has completed reopens once that has ended", async () => {
  const referral = await givenReferral(api);
  const subject = { type: "person", id: referral.personId };
  const recorded = await tkpk.post("/v1/enrolments", { program: referral.program, subject });
  expect(recorded.status, JSON.stringify(recorded.body)).toBe(201);
  const before = (await tkpk.get(path(referral))).body;
  expect(before.status).toBe("completed");
  const reopen = () => tkpk.post(path(referral, "reopen"), { reason: { code: "new-information" } });
  const refused = await reopen();
  expect(refused).toMatchObject({ status: 409, body: { code: "conflict" } });
  expect(refused.body.detail).toContain(recorded.body.id);
  expect((await tkpk.get(path(referral))).body).toEqual(before);

  const ended = await tkpk.post(`/v1/enrolments/${recorded.body.id}/end`, {
    reason: { code: "benefit-completed" },
  });
  expect(ended.status, JSON.stringify(ended.body)).toBe(200);
  const { status, body } = await reopen();
  expect([status, body.status], JSON.stringify(body)).toEqual([200, "returned"]);
});
