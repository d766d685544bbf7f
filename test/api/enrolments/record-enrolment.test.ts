// POST /v1/enrolments, and the enrolments that each caller sees.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Api, type Client, startApi } from "../../support/api.ts";
import { givenHome, givenReferral, path } from "../referrals/given-referral.ts";

let api: Api;
let dinsos: Client;
let dinkes: Client;
let tkpk: Client;
beforeAll(async () => {
  api = await startApi();
  dinsos = api.as("agency", { agency: "dinsos" });
  dinkes = api.as("agency", { agency: "dinkes" });
  tkpk = api.as("tkpk");
});
afterAll(() => api.stop());

async function pkhFor(client: Client, part: Record<string, unknown> = {}) {
  const { householdId } = await givenHome(api);
  const subject = { type: "household", id: householdId };
  return { subject, answer: await client.post("/v1/enrolments", { program: "pkh", subject, ...part }) };
}

describe("recording", () => {
  test("by the program's agency, under its own name, from today", async () => {
    const { subject, answer } = await pkhFor(dinsos);
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      program: "pkh",
      subject,
      agency: "dinsos",
      status: "active",
      from: "2026-07-01",
      to: null,
      source: "manual",
    });
    const location = answer.headers.get("location")!;
    expect(location).toBe(`/v1/enrolments/${answer.body.id}`);
    const read = await dinsos.get(location);
    expect(read.body).toEqual(answer.body);
    expect(read.headers.get("etag")).toBe('"1"');
  });

  test("a receipt that is over is on record as ended", async () => {
    const { answer } = await pkhFor(tkpk, { from: "2025-01-01", to: "2025-12-31", source: "SK 12/2025" });
    expect(answer.body).toMatchObject({
      status: "ended",
      agency: null,
      to: "2025-12-31",
      source: "SK 12/2025",
    });
  });

  test("twice while the first one runs is a 409, also at once", async () => {
    const { householdId } = await givenHome(api);
    const body = { program: "pkh", subject: { type: "household", id: householdId } };
    const answers = await Promise.all(Array.from({ length: 4 }, () => dinsos.post("/v1/enrolments", body)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
    expect((await dinsos.post("/v1/enrolments", body)).body.code).toBe("already-exists");
  });

  test("names every fault at once", async () => {
    const { status, body } = await tkpk.post("/v1/enrolments", {
      program: "pkhh",
      subject: { type: "household", id: "0198c0de-7a00-7000-8000-000000000009" },
      agency: "dinsoz",
      from: "2026-08-01",
      to: "2026-07-01",
    });
    expect(status).toBe(422);
    expect(body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      "/program",
      "/subject/id",
      "/agency",
      "/to",
    ]);
  });

  test("of a person in a program for households is refused", async () => {
    const { personId } = await givenHome(api);
    const subject = { type: "person", id: personId };
    const { status, body } = await tkpk.post("/v1/enrolments", { program: "pkh", subject });
    expect(status).toBe(422);
    expect(body.errors).toMatchObject([{ pointer: "/subject/type", code: "wrong-unit" }]);
  });

  test("by an agency that does not deliver the program, or for another one, is refused", async () => {
    expect((await pkhFor(dinkes)).answer.status).toBe(403);
    expect((await pkhFor(dinsos, { agency: "dinkes" })).answer.status).toBe(403);
    expect((await pkhFor(api.as("field"))).answer.status).toBe(403);
  });

  test("tells an agency that does not deliver the program nothing of subjects", async () => {
    const record = (program: string, id: string) =>
      dinkes.post("/v1/enrolments", { program, subject: { type: "household", id } });
    const unknown = "0198c0de-7a00-7000-8000-000000000009";
    const { householdId } = await givenHome(api);
    for (const id of [unknown, householdId]) {
      expect((await record("pkh", id)).status).toBe(403);
      const { status, body } = await record("pkhh", id);
      expect(status).toBe(422);
      expect(body.errors).toMatchObject([{ pointer: "/program", code: "unknown-code" }]);
    }
  });

  test("is not for an agency while another one works the referral; the coordination team may", async () => {
    const referral = await givenReferral(api);
    await dinkes.post(path(referral, "accept"));
    const body = { program: "jambi-bugar", subject: { type: "person", id: referral.personId } };
    const refused = await dinsos.post("/v1/enrolments", body);
    expect([refused.status, refused.body.code]).toEqual([409, "referral-open"]);
    expect((await dinkes.get(path(referral))).body.status).toBe("accepted");
    expect((await tkpk.post("/v1/enrolments", body)).status).toBe(201);
  });

  test("is told to other systems", async () => {
    const { answer } = await pkhFor(dinsos);
    const { rows } = await api.database.pool.query(
      "select type, program, agencies from events where data->>'enrolmentId' = $1",
      [answer.body.id],
    );
    expect(rows).toEqual([{ type: "enrolment.started", program: "pkh", agencies: ["dinsos"] }]);
  });

  test("completes the referral of the same program and subject", async () => {
    const referral = await givenReferral(api);
    await dinkes.post(path(referral, "accept"));
    const subject = { type: "person", id: referral.personId };
    await dinkes.post("/v1/enrolments", { program: "jambi-bugar", subject });
    expect((await tkpk.get(path(referral))).body).toMatchObject({
      status: "completed",
      result: { code: "already-receiving", from: "2026-07-01" },
    });
  });
});

describe("reading", () => {
  test("an agency sees its own and those without an agency of programs it delivers", async () => {
    const { answer: own } = await pkhFor(dinsos);
    const { answer: unnamed } = await pkhFor(tkpk);
    const { answer: others } = await pkhFor(tkpk, { agency: "baznas" });
    const statuses = async (client: Client) =>
      Promise.all(
        [own, unnamed, others].map(
          async ({ body }) => (await client.get(`/v1/enrolments/${body.id}`)).status,
        ),
      );
    expect(await statuses(tkpk)).toEqual([200, 200, 200]);
    expect(await statuses(dinsos)).toEqual([200, 200, 404]);
    expect(await statuses(dinkes)).toEqual([404, 404, 404]);
    const listed = (await dinsos.get("/v1/enrolments?program=pkh&limit=200")).body.items;
    const ids = listed.map(({ id }: { id: string }) => id);
    expect(ids).toContain(own.body.id);
    expect(ids).toContain(unnamed.body.id);
    expect(ids).not.toContain(others.body.id);
  });

  test("by subject and status, and page by page for a poller", async () => {
    const seenAt = api.clock.now().toISOString();
    const ids: string[] = [];
    for (let i = 0; i < 3; i += 1) {
      api.clock.advance(1000);
      ids.push((await pkhFor(tkpk)).answer.body.id);
    }
    const first = await tkpk.get(`/v1/enrolments?updatedAfter=${seenAt}&limit=2`);
    const second = await tkpk.get(
      `/v1/enrolments?updatedAfter=${seenAt}&limit=2&cursor=${first.body.nextCursor}`,
    );
    const found = [...first.body.items, ...second.body.items].map(({ id }: { id: string }) => id);
    expect(found).toEqual(ids);
    expect(second.body.nextCursor).toBeNull();
    const { subject } = first.body.items[0];
    const one = await tkpk.get(`/v1/enrolments?subjectType=household&subjectId=${subject.id}&status=active`);
    expect(one.body.items).toMatchObject([{ id: ids[0] }]);
    const none = await tkpk.get(`/v1/enrolments?subjectId=${subject.id}&status=voided`);
    expect(none.body.items).toEqual([]);
  });
});
