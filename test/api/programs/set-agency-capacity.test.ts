// PUT /v1/programs/{code}/agencies/{agency}/capacity: an agency says itself whether it takes more.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Answer, type Api, type Client, startApi } from "../../support/api.ts";
import { givenHome } from "../referrals/given-referral.ts";
import { newProgram, newVersion } from "./program-bodies.ts";

let api: Api;
let tkpk: Client;
let perkim: Client;
let code: string;
let made = 0;
beforeAll(async () => {
  api = await startApi();
  tkpk = api.as("tkpk");
  perkim = api.as("agency", { agency: "perkim" });
});
afterAll(() => api.stop());
beforeEach(async () => {
  code = `spacious-${++made}`;
  const agencies = [
    { agency: "perkim", role: "lead" },
    { agency: "dinsos", role: "alternate", capacity: "waitlist" },
    { agency: "dinkes", role: "supporting" },
  ];
  const answer = await tkpk.post("/v1/programs", newProgram(code, { agencies, referrals: "on-request" }));
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  await tkpk.post(`/v1/programs/${code}/versions`, newVersion());
  expect((await tkpk.post(`/v1/programs/${code}/versions/1/publish`)).status).toBe(200);
});

const say = (client: Client, capacity: string, agency = "perkim", headers = {}): Promise<Answer> =>
  client.put(`/v1/programs/${code}/agencies/${agency}/capacity`, { capacity }, headers);
const capacityOf = async (agency: string) => {
  const { body } = await tkpk.get(`/v1/programs/${code}`);
  return body.agencies.find((one: { agency: string }) => one.agency === agency).capacity;
};
const asked = async () => {
  const { householdId: id } = await givenHome(api);
  const subject = { type: "household", id };
  const answer = await tkpk.post("/v1/referrals", { program: code, subject });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body;
};

describe("what an agency says of itself", () => {
  it("routes what opens from then on, and leaves what is offered already", async () => {
    const before = await asked();
    expect(before.candidates).toEqual(["perkim"]);
    expect((await say(perkim, "no-capacity")).status).toBe(200);
    expect((await asked()).candidates).toEqual(["dinsos"]);
    expect((await tkpk.get(`/v1/referrals/${before.id}`)).body.candidates).toEqual(["perkim"]);
    expect((await say(api.as("agency", { agency: "dinsos" }), "no-capacity", "dinsos")).status).toBe(200);
    expect(await asked()).toMatchObject({ status: "returned", candidates: [] });
    expect((await say(perkim, "capacity")).status).toBe(200);
    expect((await asked()).candidates).toEqual(["perkim"]);
  });

  it("answers the program with its new tag, and is in the audit trail with who said it", async () => {
    const { headers } = await tkpk.get(`/v1/programs/${code}`);
    const answer = await say(perkim, "waitlist", "perkim", { "if-match": headers.get("etag")! });
    expect(answer.body.agencies[0]).toEqual({
      ...{ agency: "perkim", role: "lead", areas: null, capacity: "waitlist" },
    });
    expect(answer.headers.get("etag")).not.toBe(headers.get("etag"));
    const stale = await say(perkim, "capacity", "perkim", { "if-match": headers.get("etag")! });
    expect(stale.status).toBe(412);
    const { rows } = await api.database.pool.query(
      "select actor, action, details from audit_entries where entity_id = $1 order by at desc, id desc limit 1",
      [code],
    );
    expect(rows).toMatchObject([
      { action: "program.capacity", details: { agency: "perkim", from: "capacity", to: "waitlist" } },
    ]);
  });

  it("said again changes nothing", async () => {
    const first = await say(perkim, "no-capacity");
    const second = await say(perkim, "no-capacity");
    expect(second.body).toEqual(first.body);
    expect(second.headers.get("etag")).toBe(first.headers.get("etag"));
  });

  it("said by two at the same time of two agencies, both stand", async () => {
    const dinsos = api.as("agency", { agency: "dinsos" });
    const answers = await Promise.all([say(perkim, "no-capacity"), say(dinsos, "capacity", "dinsos")]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect([await capacityOf("perkim"), await capacityOf("dinsos")]).toEqual(["no-capacity", "capacity"]);
  });
});

describe("who may say it", () => {
  it("the agency itself and the coordination team, and no other agency", async () => {
    expect((await say(api.as("agency", { agency: "dinsos" }), "no-capacity")).status).toBe(403);
    expect((await say(api.as("agency", { agency: "disdik" }), "no-capacity")).status).toBe(403);
    expect(await capacityOf("perkim")).toBe("capacity");
    expect((await say(tkpk, "no-capacity")).status).toBe(200);
    expect(await capacityOf("perkim")).toBe("no-capacity");
  });

  it("nobody who works no referrals", async () => {
    for (const role of ["field", "importer", "analyst", "integrator", "admin"] as const) {
      expect((await say(api.as(role), "no-capacity")).status, role).toBe(403);
    }
    expect((await say(api.anonymous, "no-capacity")).status).toBe(401);
  });

  it("of candidates alone: a supporting agency is offered nothing, and others are none of the program", async () => {
    expect((await say(api.as("agency", { agency: "dinkes" }), "no-capacity", "dinkes")).status).toBe(404);
    expect((await say(tkpk, "no-capacity", "disdik")).status).toBe(404);
    expect((await say(tkpk, "no-capacity", "nobody-known")).status).toBe(404);
    code = "no-such-program";
    expect((await say(perkim, "no-capacity")).status).toBe(404);
  });

  it("in one of the three words", async () => {
    expect((await say(perkim, "full")).status).toBe(400);
  });
});
