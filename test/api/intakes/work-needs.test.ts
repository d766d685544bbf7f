// What is done about needs over real HTTP: handled in the village, forwarded, answered, closed; by whom, and who sees it.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Api, type Client, startApi } from "../../support/api.ts";
import { givenRt } from "../referrals/given-referral.ts";

let api: Api;
let tkpk: Client;
let disdik: Client;
let dinkes: Client;
let village: Client;
beforeAll(async () => {
  api = await startApi();
  tkpk = api.as("tkpk");
  disdik = api.as("agency", { agency: "disdik" });
  dinkes = api.as("agency", { agency: "dinkes" });
  village = api.as("field", { area: "15.71.08.1003" });
});
afterAll(() => api.stop());

const need = { kind: "complaint", text: "Uang sekolah menunggak" };

/** Of an RT of the village; answers the path of the intake. */
async function given(more: object = {}): Promise<string> {
  const rt = (await givenRt(api)).slice(-3);
  const area = { areaCode: "15.71.08.1003", rt, indicators: {} };
  const { status, body } = await tkpk.post("/v1/intakes", { channel: "rt", area, needs: [need], ...more });
  expect(status, JSON.stringify(body)).toBe(201);
  return `/v1/intakes/${body.intake.id}`;
}

async function done(client: Client, path: string, body?: object) {
  const answer = await client.post(path, body);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body;
}

const typesOf = async (path: string): Promise<[string, string[]][]> => {
  const { rows } = await api.database.pool.query(
    "select type, agencies from events where subject_id = $1 order by time, id",
    [path.split("/").at(-1)],
  );
  return rows.map(({ type, agencies }) => [type, agencies]);
};

describe("the village", () => {
  it("handles what it can, and closes it", async () => {
    const path = await given();
    const handled = await done(village, `${path}/handle`, { text: "Sudah dibicarakan dengan sekolah" });
    expect(handled).toMatchObject({ status: "handled-at-village", dueAt: null, legalActions: ["close"] });
    expect(handled.steps).toMatchObject([
      { action: "handle", from: "open", to: "handled-at-village", text: "Sudah dibicarakan dengan sekolah" },
    ]);
    expect(await done(village, `${path}/close`)).toMatchObject({ status: "closed", legalActions: [] });
    expect(await typesOf(path)).toEqual([
      ["intake.received", []],
      ["intake.handled", []],
      ["intake.closed", []],
    ]);
  });

  it("forwards the rest: the agency reads it, answers, and the village closes it", async () => {
    const path = await given({ applicant: { name: "Bu Contoh", phone: "0812" } });
    expect((await disdik.get(path)).status).toBe(404);
    const forwarded = await done(village, `${path}/forward`, { agency: "disdik", text: "Mohon dibantu" });
    expect(forwarded).toMatchObject({ status: "forwarded", forwardedTo: "disdik", legalActions: [] });
    expect(forwarded.dueAt).toBe("2026-07-08T16:59:59.999Z");
    expect((await disdik.get(path)).body).toMatchObject({
      ...{ needs: [need], applicant: { name: "Bu Contoh" }, legalActions: ["forward", "answer"] },
      steps: [{ action: "forward", text: "Mohon dibantu" }],
    });
    const answered = await done(disdik, `${path}/answer`, { text: "Dibantu mulai Agustus" });
    expect(answered).toMatchObject({ status: "answered", forwardedTo: "disdik", dueAt: null });
    expect((await village.get(path)).body.steps[1]).toMatchObject({
      ...{ action: "answer", agency: "disdik", text: "Dibantu mulai Agustus" },
    });
    expect((await done(village, `${path}/close`)).status).toBe("closed");
    expect((await typesOf(path)).slice(1)).toEqual([
      ["intake.forwarded", ["disdik"]],
      ["intake.answered", ["disdik"]],
      ["intake.closed", ["disdik"]],
    ]);
  });

  it("of another place does not know of it, and nobody acts for the agency that is asked", async () => {
    const path = await given();
    expect((await api.as("field", { area: "15.71.01" }).get(path)).status).toBe(404);
    expect((await api.as("field", { area: "15.71.01" }).post(`${path}/handle`, { text: "x" })).status).toBe(
      404,
    );
    await done(village, `${path}/forward`, { agency: "disdik" });
    expect((await village.post(`${path}/answer`, { text: "x" })).status).toBe(403);
    expect((await dinkes.post(`${path}/answer`, { text: "x" })).status).toBe(404);
  });

  it("keeps what came from its RT when that is another RT now", async () => {
    const [from, into] = [await givenRt(api), await givenRt(api, "15.71.01.1001")];
    const area = { areaCode: "15.71.08.1003", rt: from.slice(-3), indicators: {} };
    const { body } = await tkpk.post("/v1/intakes", { channel: "rt", area, needs: [need] });
    const path = `/v1/intakes/${body.intake.id}`;
    const rule = { code: into, since: "2026-01-01", source: "Decree" };
    expect((await tkpk.put(`/v1/area-successions/${from}`, rule)).status).toBe(201);
    expect((await village.get(path)).status).toBe(404);
    const there = api.as("field", { area: "15.71.01.1001" });
    expect((await done(there, `${path}/handle`, { text: "Selesai" })).status).toBe("handled-at-village");
  });
});

describe("an agency that is asked", () => {
  it("gives back what is not its matter, and does not see it any longer", async () => {
    const path = await given();
    await done(tkpk, `${path}/forward`, { agency: "disdik" });
    expect((await disdik.post(`${path}/forward`, { agency: "dinkes" })).status).toBe(403);
    const back = await done(disdik, `${path}/forward`, { text: "Bukan urusan kami" });
    expect(back).toMatchObject({ status: "forwarded", forwardedTo: null });
    expect((await disdik.get(path)).status).toBe(404);
    expect((await typesOf(path)).at(-1)).toEqual(["intake.forwarded", ["disdik"]]);
    expect((await done(tkpk, `${path}/answer`, { text: "Dijawab TKPK" })).status).toBe("answered");
  });

  it("does not learn which household asks", async () => {
    const { body } = await tkpk.post("/v1/intakes", {
      channel: "rt",
      household: { familyCardNumber: "1571080101264321", areaCode: "15.71.08.1003", rt: "012", members: [] },
      needs: [need],
    });
    const path = `/v1/intakes/${body.intake.id}`;
    expect(body.intake.householdId).not.toBeNull();
    await done(tkpk, `${path}/forward`, { agency: "disdik" });
    expect((await disdik.get(path)).body.householdId).toBeNull();
    expect((await disdik.get("/v1/intakes")).body.items.map((one: any) => one.householdId)).not.toContain(
      body.intake.householdId,
    );
    expect((await done(disdik, `${path}/answer`, { text: "Ya" })).householdId).toBeNull();
  });
});

describe("the coordination team", () => {
  it("asks another agency after an answer that does not do", async () => {
    const path = await given();
    await done(tkpk, `${path}/forward`, { agency: "disdik" });
    await done(disdik, `${path}/answer`, { text: "Tidak bisa" });
    const again = await done(tkpk, `${path}/forward`, { agency: "dinkes" });
    expect(again).toMatchObject({ status: "forwarded", forwardedTo: "dinkes" });
    expect((await disdik.get(path)).status).toBe(404);
    expect((await dinkes.get(path)).status).toBe(200);
  });

  it("closes what nobody has resolved only with a word why", async () => {
    const path = await given();
    const silent = await tkpk.post(`${path}/close`);
    expect([silent.status, silent.body.errors]).toMatchObject([
      422,
      [{ pointer: "/text", code: "required" }],
    ]);
    expect((await done(tkpk, `${path}/close`, { text: "Ganda" })).status).toBe("closed");
  });
});

describe("whoever sent it", () => {
  it("sees what became of it, and closes it once it is answered", async () => {
    const { body } = await dinkes.post("/v1/intakes", { channel: "agency", needs: [need] });
    const path = `/v1/intakes/${body.intake.id}`;
    expect((await dinkes.post(`${path}/close`)).status).toBe(409);
    await done(tkpk, `${path}/answer`, { text: "Sudah" });
    expect((await dinkes.get(path)).body).toMatchObject({ status: "answered", legalActions: ["close"] });
    expect((await done(dinkes, `${path}/close`)).status).toBe("closed");
  });
});

describe("an action", () => {
  it("that is not possible now is a 409 that lists the possible ones", async () => {
    const path = await given();
    await done(village, `${path}/handle`, { text: "Selesai" });
    const { status, body } = await tkpk.post(`${path}/answer`, { text: "Terlambat" });
    expect([status, body.code]).toEqual([409, "illegal-transition"]);
    expect(body).toMatchObject({ intakeStatus: "handled-at-village", legalActions: ["forward", "close"] });
  });

  it("with If-Match is done only where nothing has changed since", async () => {
    const path = await given();
    const tag = (await village.get(path)).headers.get("etag")!;
    const first = await village.post(`${path}/handle`, { text: "Satu" }, { "if-match": tag });
    expect(first.status).toBe(200);
    expect(first.headers.get("etag")).not.toBe(tag);
    expect((await tkpk.post(`${path}/forward`, {}, { "if-match": tag })).status).toBe(412);
  });

  it("names an unknown agency with the nearest, and asks for words where something was done", async () => {
    const path = await given();
    const unknown = await village.post(`${path}/forward`, { agency: "disdikk" });
    expect([unknown.status, unknown.body.errors[0].pointer]).toEqual([422, "/agency"]);
    expect(unknown.body.errors[0].detail).toContain("disdik");
    expect((await village.post(`${path}/handle`, {})).status).toBe(400);
  });

  it("by two at once is done once", async () => {
    const path = await given();
    const both = await Promise.all([
      village.post(`${path}/handle`, { text: "A" }),
      village.post(`${path}/forward`, { agency: "disdik" }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it("keeps its words out of events and the audit trail, and sealed in its step", async () => {
    const path = await given();
    await done(village, `${path}/forward`, { agency: "disdik", text: "Rahasia keluarga" });
    await done(disdik, `${path}/answer`, { text: "Rahasia dinas" });
    for (const table of ["intake_steps", "events", "audit_entries"]) {
      const { rows } = await api.database.pool.query(`select t::text as row from ${table} t`);
      expect(JSON.stringify(rows)).not.toContain("Rahasia");
    }
    const { rows } = await api.database.pool.query(
      "select action from audit_entries where entity_id = $1 order by at, id",
      [path.split("/").at(-1)],
    );
    expect(rows.map(({ action }) => action)).toEqual(["intake.receive", "intake.forward", "intake.answer"]);
  });
});
