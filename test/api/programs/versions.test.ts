import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Answer, type Api, type Client, startApi } from "../../support/api.ts";
import { newProgram, newVersion } from "./program-bodies.ts";

let api: Api;
let tkpk: Client;
let versions: string;
let made = 0;
beforeAll(async () => {
  api = await startApi();
  tkpk = api.as("tkpk");
});
afterAll(() => api.stop());
beforeEach(async () => {
  api.clock.set("2026-07-01T03:00:00Z");
  const code = `versioned-${++made}`;
  await tkpk.post("/v1/programs", newProgram(code));
  versions = `/v1/programs/${code}/versions`;
});

const draft = (given: Record<string, unknown> = {}) => tkpk.post(versions, newVersion(given));
const statuses = async () =>
  (await tkpk.get(versions)).body.items.map((one: { status: string }) => one.status);

describe("drafting", () => {
  it("adds drafts under the next number", async () => {
    const first = await draft();
    expect(first.status).toBe(201);
    expect(first.headers.get("location")).toBe(`${versions}/1`);
    expect(first.body).toMatchObject({ version: 1, status: "draft", publishedAt: null, priority: null });
    expect(first.body.criteria[0].assumed).toBe(false);
    expect((await draft({ priority: "10 - household.decile" })).body.version).toBe(2);
    expect((await tkpk.get(`${versions}/1`)).body).toEqual(first.body);
    expect(await statuses()).toEqual(["draft", "draft"]);
  });

  it("gives every one of many authors a number of his own", async () => {
    const answers = await Promise.all([draft(), draft(), draft(), draft()]);
    expect(answers.map(({ body }) => body.version).sort()).toEqual([1, 2, 3, 4]);
  });

  it("refuses faulty criteria with every fault and its place", async () => {
    const label = { id: "Syarat", en: "Criterion" };
    const answer = await draft({
      criteria: [
        { code: "poor", label, expression: "household.decil <= 4" },
        { code: "poor", label, expression: "member.age > 5" },
      ],
      priority: "household.extremePoor",
    });
    expect(answer.status).toBe(422);
    expect(
      answer.body.errors.map((error: { pointer: string; code: string }) => [error.pointer, error.code]),
    ).toEqual([
      ["/criteria/1/code", "duplicate"],
      ["/criteria/0/expression", "invalid-criterion"],
      ["/criteria/1/expression", "invalid-criterion"],
      ["/priority", "invalid-criterion"],
    ]);
  });

  it("refuses a version without criteria, which everybody would meet", async () => {
    expect((await draft({ criteria: [] })).status).toBe(400);
  });

  it("knows no program or version of another name", async () => {
    expect((await tkpk.post("/v1/programs/no-such/versions", newVersion())).status).toBe(404);
    expect((await tkpk.get("/v1/programs/no-such/versions")).status).toBe(404);
    expect((await tkpk.get(`${versions}/1`)).status).toBe(404);
  });

  it("is for the coordination team; reading is for all", async () => {
    await draft();
    const integrator = api.as("integrator");
    expect((await integrator.get(versions)).body.items).toHaveLength(1);
    expect((await integrator.post(versions, newVersion())).status).toBe(403);
    expect((await integrator.post(`${versions}/1/publish`)).status).toBe(403);
  });
});

describe("replacing a draft", () => {
  let created: Answer;
  beforeEach(async () => void (created = await draft()));
  const replace = (given: Record<string, unknown>, headers: Record<string, string> = {}) =>
    tkpk.put(`${versions}/1`, newVersion(given), headers);

  it("needs the entity tag last read", async () => {
    const tag = { "if-match": created.headers.get("etag")! };
    expect((await replace({})).status).toBe(428);
    const replaced = await replace({ effectiveFrom: "2026-08-01" }, tag);
    expect(replaced.status).toBe(200);
    expect(replaced.body.effectiveFrom).toBe("2026-08-01");
    expect((await replace({}, tag)).status).toBe(412);
  });

  it("refuses faulty criteria", async () => {
    expect((await replace({ priority: "household.nothing" }, { "if-match": "*" })).status).toBe(422);
  });

  it("is refused once it is published", async () => {
    await tkpk.post(`${versions}/1/publish`);
    const answer = await replace({}, { "if-match": "*" });
    expect(answer.status).toBe(409);
    expect(answer.body.code).toBe("version-immutable");
  });
});

describe("publishing", () => {
  it("puts the version in force on its day, and retires the one before", async () => {
    await draft();
    const published = await tkpk.post(`${versions}/1/publish`);
    expect(published.status).toBe(200);
    expect(published.body).toMatchObject({ status: "published", publishedAt: "2026-07-01T03:00:00.000Z" });
    await draft({ effectiveFrom: "2026-07-10" });
    await tkpk.post(`${versions}/2/publish`);
    expect(await statuses()).toEqual(["published", "published"]);
    api.clock.set("2026-07-09T16:59:59Z");
    expect(await statuses()).toEqual(["published", "published"]);
    api.clock.set("2026-07-09T17:00:00Z");
    expect(await statuses()).toEqual(["retired", "published"]);
  });

  it("is done once", async () => {
    await draft();
    const answers = await Promise.all([1, 2].map(() => tkpk.post(`${versions}/1/publish`)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it("refuses a day that has passed", async () => {
    await draft({ effectiveFrom: "2026-06-30" });
    const answer = await tkpk.post(`${versions}/1/publish`);
    expect(answer.status).toBe(422);
    expect(answer.body.errors[0]).toMatchObject({ pointer: "/effectiveFrom", code: "in-the-past" });
  });

  it("tells other systems", async () => {
    await draft();
    await tkpk.post(`${versions}/1/publish`);
    await api.catchUp();
    const events = await api.as("integrator").get("/v1/events?type=program.version-published&limit=200");
    const program = versions.split("/")[3];
    const told = events.body.items.filter(
      (event: { data: { program: string } }) => event.data.program === program,
    );
    expect(told).toHaveLength(1);
    expect(told[0].data).toMatchObject({ version: 1, effectiveFrom: "2026-07-01" });
  });
});
