// GET /v1/tracking/{code}: what became of an intake, to whoever has its code; nothing about anybody, and not too often.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Api, type Client, startApi } from "../../support/api.ts";
import { familyCardNumber, poorFamily } from "./sent-households.ts";

let api: Api;
let tkpk: Client;
beforeAll(async () => {
  api = await startApi();
  tkpk = api.as("tkpk");
});
afterAll(() => api.stop());

const needs = [{ kind: "complaint", sector: "health", program: "pkh", text: "Uang sekolah menunggak" }];

async function send(body: object, by: Client = tkpk, status = 201) {
  const answer = await by.post("/v1/intakes", { channel: "rt", ...body });
  expect(answer.status, JSON.stringify(answer.body)).toBe(status);
  return answer.body;
}

const track = async (code: string) => {
  const { status, body } = await api.anonymous.get(`/v1/tracking/${encodeURIComponent(code)}`);
  expect(status).toBe(200);
  return body;
};

describe("a tracking code", () => {
  it("is given once, with every intake, and is not stored", async () => {
    const { intake } = await send({ household: poorFamily() });
    expect(intake.trackingCode).toMatch(/^\w{4}-\w{4}-\w{4}-\w{4}$/);
    expect((await tkpk.get(`/v1/intakes/${intake.id}`)).body).not.toHaveProperty("trackingCode");
    const { rows } = await api.database.pool.query("select t::text as row from intakes t");
    expect(JSON.stringify(rows)).not.toContain(intake.trackingCode);
    expect(JSON.stringify(rows)).not.toContain(intake.trackingCode.replaceAll("-", ""));
  });

  it("comes again with the kept answer of an intake that is sent again", async () => {
    const body = { channel: "rt", needs };
    const key = { "idempotency-key": "knock-once" };
    const [first, again] = [
      await tkpk.post("/v1/intakes", body, key),
      await tkpk.post("/v1/intakes", body, key),
    ];
    expect(again.headers.get("idempotency-replayed")).toBe("true");
    expect(again.body.intake.trackingCode).toBe(first.body.intake.trackingCode);
    expect((await track(first.body.intake.trackingCode)).status).toBe("forwarded");
  });

  it("tells how the needs stand, step by step, without a token", async () => {
    api.clock.set("2026-07-01T03:00:00.000Z");
    const area = { areaCode: "15.71.08.1003", rt: "012", indicators: {} };
    const { intake } = await send({ area, needs, applicant: { name: "Bu Contoh" } });
    expect(await track(intake.trackingCode)).toEqual({
      ...{ status: "open", kinds: ["complaint"], receivedOn: "2026-07-01", updatedOn: "2026-07-01" },
      ...{ dueOn: "2026-07-06", steps: [], referrals: [] },
    });
    api.clock.set("2026-07-02T03:00:00.000Z");
    const path = `/v1/intakes/${intake.id}`;
    await tkpk.post(`${path}/forward`, { agency: "disdik", text: "Rahasia" });
    api.clock.set("2026-07-03T18:00:00.000Z");
    await api.as("agency", { agency: "disdik" }).post(`${path}/answer`, { text: "Rahasia" });
    // One o'clock at night in Jakarta.
    const steps = [
      { status: "forwarded", on: "2026-07-02" },
      { status: "answered", on: "2026-07-04" },
    ];
    expect(await track(intake.trackingCode.toLowerCase().replaceAll("-", ""))).toEqual({
      ...{ status: "answered", kinds: ["complaint"], receivedOn: "2026-07-01", updatedOn: "2026-07-04" },
      ...{ dueOn: null, steps, referrals: [] },
    });
    api.clock.set("2026-07-01T03:00:00.000Z");
  });

  it("counts the referrals that opened with the intake by how they stand, and names none", async () => {
    const { intake, referrals } = await send({ household: poorFamily() });
    const opened = referrals.filter(({ status }: any) => status === "requested");
    expect(opened.length).toBeGreaterThan(0);
    const offered = opened.find(({ program }: any) => program === "jambi-cerdas");
    await api.as("agency", { agency: "disdik" }).post(`/v1/referrals/${offered.id}/accept`);
    const tracked = await track(intake.trackingCode);
    expect(tracked).toMatchObject({ status: null, kinds: [], dueOn: null });
    expect(tracked.referrals).toContainEqual({ status: "accepted", count: 1 });
    const count = tracked.referrals.reduce((sum: number, one: any) => sum + one.count, 0);
    expect(count).toBe(opened.length);
    expect(JSON.stringify(tracked)).not.toMatch(/jambi-cerdas|disdik|Contoh/);
  });

  it("of an intake that waits for a decision counts its referrals once it is taken in", async () => {
    const family = poorFamily();
    await send({ household: family, openReferrals: false });
    const dinsos = api.as("agency", { agency: "dinsos" });
    const { intake, task } = await send(
      { household: { ...family, familyCardNumber: familyCardNumber() }, needs },
      dinsos,
      202,
    );
    expect(await track(intake.trackingCode)).toMatchObject({ status: "open", referrals: [] });
    const done = await tkpk.post(`/v1/tasks/${task.id}/decide`, { decision: "renewal" });
    expect(done.status, JSON.stringify(done.body)).toBe(200);
    expect((await track(intake.trackingCode)).referrals[0]).toMatchObject({ status: "requested" });
  });

  it("that is none is answered like any other that is none", async () => {
    for (const code of ["7K2M-9QXA-04TB-ZZ1H", "x", "%00", "' or 1=1", "0".repeat(90)]) {
      const { status, body } = await api.anonymous.get(`/v1/tracking/${encodeURIComponent(code)}`);
      expect([status, body.code, Object.keys(body).sort()]).toEqual([
        404,
        "not-found",
        ["code", "instance", "requestId", "status", "title", "type"],
      ]);
    }
  });
});

describe("one address", () => {
  let limited: Api;
  beforeAll(async () => {
    limited = await startApi({ trackingPerMinute: 3, trustProxy: ["127.0.0.1"] });
  });
  afterAll(() => limited.stop());

  const ask = (address: string) =>
    limited.anonymous.get("/v1/tracking/none", { "x-forwarded-for": address, "accept-language": "id" });

  it("may ask some times a minute, and is told when again; others go on", async () => {
    for (let i = 0; i < 3; i += 1) expect((await ask("203.0.113.7")).status).toBe(404);
    const { status, body, headers } = await ask("203.0.113.7");
    expect([status, body.code, body.title]).toEqual([429, "too-many-requests", "Terlalu banyak permintaan"]);
    expect(headers.get("content-type")).toContain("application/problem+json");
    expect(Number(headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await ask("203.0.113.8")).status).toBe(404);
    expect((await limited.as("tkpk").get("/v1/intakes")).status).toBe(200);
  });

  it("is not who it says it is where no proxy is trusted", async () => {
    const strict = await startApi({ trackingPerMinute: 1 });
    try {
      const first = await strict.anonymous.get("/v1/tracking/none", { "x-forwarded-for": "203.0.113.1" });
      const second = await strict.anonymous.get("/v1/tracking/none", { "x-forwarded-for": "203.0.113.2" });
      expect([first.status, second.status]).toEqual([404, 429]);
    } finally {
      await strict.stop();
    }
  });
});
