// POST /v1/enrolments/{id}/end: who may, what it says, and that the subject may be offered the program again.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Api, type Client, startApi } from "../../support/api.ts";
import { poorFamily } from "../intakes/sent-households.ts";
import { givenHome } from "../referrals/given-referral.ts";

let api: Api;
let tkpk: Client;
let dinsos: Client;
let dinkes: Client;
let disdik: Client;
beforeAll(async () => {
  api = await startApi();
  tkpk = api.as("tkpk");
  [dinsos, dinkes, disdik] = ["dinsos", "dinkes", "disdik"].map((agency) => api.as("agency", { agency })) as [
    Client,
    Client,
    Client,
  ];
});
afterAll(() => api.stop());

const reason = { code: "benefit-completed" };
const at = (id: string, action = "") => `/v1/enrolments/${id}${action && `/${action}`}`;

/** A household receives PKH; by `dinsos` unless another client records it. */
async function givenEnrolment(part: Record<string, unknown> = {}, client = dinsos): Promise<any> {
  const subject = { type: "household", id: (await givenHome(api)).householdId };
  const answer = await client.post("/v1/enrolments", { program: "pkh", subject, ...part });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body;
}

describe("ending", () => {
  test("by the agency that it is of: today is the last day, with the reason and its words", async () => {
    const { id } = await givenEnrolment({ from: "2026-01-01" });
    const { status, body, headers } = await dinsos.post(at(id, "end"), {
      reason: { ...reason, text: "Tiga tahun penuh" },
    });
    expect(status, JSON.stringify(body)).toBe(200);
    expect(body).toMatchObject({
      ...{ status: "ended", from: "2026-01-01", to: "2026-07-01" },
      ...{ endReason: "benefit-completed", reasonText: "Tiga tahun penuh", suspension: null },
    });
    expect(headers.get("etag")).toBe('"2"');
    expect((await dinsos.get(at(id))).body).toEqual(body);
  });

  test("on a day that is past, not before the start nor in the future", async () => {
    const { id } = await givenEnrolment({ from: "2026-01-01" });
    const end = (to: string) => dinsos.post(at(id, "end"), { reason, to });
    expect((await end("2025-12-31")).body.errors).toMatchObject([{ pointer: "/to", code: "before-start" }]);
    expect((await end("2026-07-02")).body.errors).toMatchObject([{ pointer: "/to", code: "in-the-future" }]);
    expect((await end("2026-03-31")).body).toMatchObject({ status: "ended", to: "2026-03-31" });
  });

  test("before the first day voids it: nothing was received", async () => {
    const { id } = await givenEnrolment({ from: "2026-08-01" });
    const { body } = await dinsos.post(at(id, "end"), { reason });
    expect(body).toMatchObject({ status: "voided", from: "2026-08-01", to: null });
  });

  test("names every fault at once: a reason of another action, and a date", async () => {
    const { id } = await givenEnrolment();
    const { status, body } = await dinsos.post(at(id, "end"), {
      ...{ reason: { code: "no-progress" }, to: "2026-08-01" },
    });
    expect(status).toBe(422);
    expect(body.errors.map((one: any) => `${one.pointer} ${one.code}`)).toEqual([
      "/reason/code reason-of-other-action",
      "/to in-the-future",
    ]);
    expect((await dinsos.post(at(id, "end"), {})).status).toBe(400);
  });

  test("once: what has ended or lapsed is a 409 that says what is possible", async () => {
    const { id } = await givenEnrolment();
    const answers = await Promise.all([1, 2, 3].map(() => dinsos.post(at(id, "end"), { reason })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    const { body } = await dinsos.post(at(id, "suspend"), { reason: { code: "other" } });
    expect(body).toMatchObject({ code: "illegal-transition", enrolmentStatus: "ended", legalActions: [] });
    const lapsed = await givenEnrolment({ from: "2026-01-01", to: "2026-06-30" });
    expect((await dinsos.post(at(lapsed.id, "end"), { reason })).status).toBe(409);
  });

  test("with If-Match, only what was last read", async () => {
    const { id } = await givenEnrolment();
    const end = (tag: string) => dinsos.post(at(id, "end"), { reason }, { "if-match": tag });
    expect((await end('"7"')).status).toBe(412);
    expect((await end('"1"')).status).toBe(200);
  });

  test("is on the record and told to other systems", async () => {
    const { id, subject } = await givenEnrolment();
    await dinsos.post(at(id, "end"), { reason });
    const { rows } = await api.database.pool.query(
      `select (select jsonb_agg(type order by time, id) from events where data->>'enrolmentId' = $1) as told,
         (select jsonb_build_object('actor', actor, 'household', household_id, 'details', details) from audit_entries
          where entity_id = $1 and action = 'enrolment.end') as entry`,
      [id],
    );
    expect(rows[0]).toMatchObject({
      told: ["enrolment.started", "enrolment.ended"],
      entry: {
        actor: "test-agency",
        household: subject.id,
        details: { program: "pkh", reason: reason.code },
      },
    });
  });
});

describe("who may", () => {
  test("the coordination team, and the agency that it is of or that delivers the program", async () => {
    const [own, unnamed, others] = [
      await givenEnrolment(),
      await givenEnrolment({}, tkpk),
      await givenEnrolment({ agency: "baznas" }, tkpk),
    ];
    const end = async (client: Client, { id }: { id: string }) =>
      (await client.post(at(id, "end"), { reason })).status;
    expect(await end(dinkes, own)).toBe(404);
    expect(await end(dinkes, unnamed)).toBe(404);
    expect(await end(dinsos, others)).toBe(404);
    expect(await end(api.as("field"), own)).toBe(403);
    expect(await end(dinsos, unnamed)).toBe(200);
    expect(await end(tkpk, own)).toBe(200);
    expect(await end(tkpk, others)).toBe(200);
  });
});

describe("after it", () => {
  test("another one may be recorded", async () => {
    const { id, subject } = await givenEnrolment();
    await dinsos.post(at(id, "end"), { reason });
    expect((await dinsos.post("/v1/enrolments", { program: "pkh", subject })).status).toBe(201);
  });

  test("the subject is eligible again at once, and is offered it by the next intake, not before", async () => {
    const family = poorFamily();
    const send = async () =>
      (await tkpk.post("/v1/intakes", { channel: "puskesos", household: family })).body;
    const cerdas = (rows: any[]) => rows.filter(({ program }) => program === "jambi-cerdas");
    const first = await send();
    const [offered] = cerdas(first.referrals);
    await disdik.post(`/v1/referrals/${offered.id}/accept`);
    await disdik.post(`/v1/referrals/${offered.id}/complete`, { result: { code: "enrolled" } });
    expect(cerdas((await send()).referrals)).toEqual([]);

    const { body } = await disdik.get(`/v1/enrolments?subjectId=${offered.subject.id}`);
    expect((await disdik.post(at(body.items[0].id, "end"), { reason })).status).toBe(200);
    const { items } = (await tkpk.get(`/v1/households/${first.household.id}/matches`)).body;
    const [match] = cerdas(items).filter(({ subject }) => subject.id === offered.subject.id);
    expect(match).toMatchObject({ outcome: "eligible", enrolled: false });
    expect(match.referralId).toBeUndefined();
    expect(cerdas((await send()).referrals)).toMatchObject([{ status: "requested", basis: "automatic" }]);
  });
});
