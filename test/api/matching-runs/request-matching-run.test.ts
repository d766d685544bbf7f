import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Api, startApi } from "../../support/api.ts";
import { poorFamily } from "../intakes/sent-households.ts";
import { addEmptyRts, afterOneStep } from "./broken-off.ts";

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
beforeEach(() => api.keepCurrent());
afterAll(() => api.stop());

const importer = () => api.as("importer");
const request = (body: unknown = {}) => importer().post("/v1/matching-runs", body);
const query = async (sql: string, values: unknown[] = []) =>
  (await api.database.pool.query(sql, values)).rows;

async function family(changes: Record<string, unknown> = {}): Promise<string> {
  const answer = await api
    .as("tkpk")
    .post("/v1/intakes", { channel: "puskesos", household: poorFamily(changes) });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body.household.id;
}
const matchesOf = (id: string) =>
  query("select program, subject_id, outcome, missing from matches where household_id = $1 order by 1, 2", [
    id,
  ]);

describe("a run that is asked for", () => {
  it("brings back what was lost, in its areas alone, and says what it has led to", async () => {
    const [here, there] = [await family(), await family({ areaCode: "15.71.05.1002", rt: "3" })];
    const before = await matchesOf(here);
    await query("delete from matches where household_id = any($1)", [[here, there]]);
    const asked = await request({ areas: ["15.71.08"] });
    expect([asked.status, asked.body.status, asked.body.cause]).toEqual([202, "queued", "request"]);
    expect(asked.headers.get("location")).toBe(`/v1/matching-runs/${asked.body.id}`);
    await api.keepCurrent();
    const done = await importer().get(`/v1/matching-runs/${asked.body.id}`);
    const { status, progress, events, failedAreas } = done.body;
    expect({ status, failedAreas }).toEqual({ status: "completed", failedAreas: [] });
    expect(progress.areas).toBe(progress.areasTotal);
    expect(events).toEqual({ "match.changed": 1 });
    expect(await matchesOf(here)).toEqual(before);
    expect(await matchesOf(there)).toEqual([]);
  });

  it("writes nothing where nothing has changed", async () => {
    const id = await family();
    await request();
    await api.keepCurrent();
    const rows = () => query("select xmin::text from matches where household_id = $1 order by 1", [id]);
    const before = await rows();
    const { body } = await request();
    await api.keepCurrent();
    expect((await importer().get(`/v1/matching-runs/${body.id}`)).body.events).toEqual({});
    expect(await rows()).toEqual(before);
  });

  it.each([
    ["of the whole city applies new criteria, so that nobody is matched twice", {}, ["request"]],
    [
      "of some areas leaves new criteria to a run of their own",
      { areas: ["15.71.08"] },
      ["criteria", "request"],
    ],
  ])("%s", async (_promise, body, causes) => {
    await query("delete from matched_laws");
    const { id } = (await request(body)).body;
    await api.keepCurrent();
    const runs = await query("select cause, status from matching_runs where id >= $1 order by 1", [id]);
    expect(runs).toEqual(causes.map((cause) => ({ cause, status: "completed" })));
    const programs = "select count(*)::int as count from programs";
    expect(await query("select count(*)::int as count from matched_laws")).toEqual(await query(programs));
  });

  it("is joined by who asks for the same while it waits, and by nobody else", async () => {
    const answers = await Promise.all([request(), request(), request({ areas: ["15.71.08"] })]);
    const [first, second, other] = answers.map(({ body }) => body.id);
    expect(second).toBe(first);
    expect(other).not.toBe(first);
  });

  it("takes aliases of areas for what they stand for, each once", async () => {
    const { status, body } = await request({ areas: ["1571030001", "15.71.08.1003", "15.71.05"] });
    expect([status, body.areas]).toEqual([202, ["15.71.05", "15.71.08.1003"]]);
  });

  it("names every unknown program and area at once", async () => {
    const { status, body } = await request({
      programs: ["jambi-cerdas", "jambi-cerdes"],
      areas: ["15.71.99"],
    });
    expect([status, body.errors.map((one: any) => one.pointer)]).toEqual([422, ["/programs/1", "/areas/0"]]);
  });

  it("is for those who may", async () => {
    for (const role of ["field", "analyst", "integrator", "admin"] as const) {
      expect((await api.as(role).post("/v1/matching-runs", {})).status).toBe(403);
    }
    expect((await importer().get("/v1/matching-runs/0198c0de-7a00-7000-8000-00000000ffff")).status).toBe(404);
  });
});

describe("a cancelled run", () => {
  beforeAll(() => addEmptyRts(api, 30));

  it("is not done, and is done once it is resumed", async () => {
    const id = await family();
    const { body } = await request();
    const cancelled = await importer().post(`/v1/matching-runs/${body.id}/cancel`);
    expect([cancelled.status, cancelled.body.status]).toEqual([200, "cancelled"]);
    expect((await importer().post(`/v1/matching-runs/${body.id}/cancel`)).status).toBe(409);
    await query("delete from matches where household_id = $1", [id]);
    await api.keepCurrent();
    expect(await matchesOf(id)).toEqual([]);
    expect((await importer().post(`/v1/matching-runs/${body.id}/resume`)).body.status).toBe("queued");
    await api.keepCurrent();
    expect((await matchesOf(id)).length).toBeGreaterThan(0);
    expect((await importer().post(`/v1/matching-runs/${body.id}/resume`)).status).toBe(409);
  });

  it("is joined after it is resumed where it has matched nobody, and by nobody where it stopped on its way", async () => {
    const { body: unbegun } = await request({ areas: ["15.71.05"] });
    await importer().post(`/v1/matching-runs/${unbegun.id}/cancel`);
    await importer().post(`/v1/matching-runs/${unbegun.id}/resume`);
    expect((await request({ areas: ["15.71.05"] })).body.id).toBe(unbegun.id);
    await api.keepCurrent();

    const id = await family({ rt: "001" });
    const { body: stopped } = await request();
    await api.keepCurrent(afterOneStep());
    expect((await importer().post(`/v1/matching-runs/${stopped.id}/cancel`)).body.status).toBe("cancelled");
    await importer().post(`/v1/matching-runs/${stopped.id}/resume`);
    await query("delete from matches where household_id = $1", [id]);
    const { body: anew } = await request();
    expect(anew.id).not.toBe(stopped.id);
    await api.keepCurrent();
    expect((await importer().get(`/v1/matching-runs/${anew.id}`)).body.status).toBe("completed");
    expect((await matchesOf(id)).length).toBeGreaterThan(0);
  });

  it("is not joined while its first RT are matched", async () => {
    const { body: begun } = await request();
    const client = await api.database.pool.connect();
    try {
      await client.query("begin");
      await client.query("select from matching_runs where id = $1 for update", [begun.id]);
      expect((await request()).body.id).not.toBe(begun.id);
    } finally {
      await client.query("rollback");
      client.release();
    }
  });

  it("never leaves new criteria unapplied: such a run cannot be cancelled", async () => {
    await query("delete from matched_laws");
    await api.keepCurrent(afterOneStep());
    const [run] = await query("select id from matching_runs where status = 'running'");
    expect((await importer().post(`/v1/matching-runs/${run.id}/cancel`)).status).toBe(409);
  });
});

it("a failed run tries again what it could not match", async () => {
  const id = await family({ rt: "051" });
  await query(
    `create function refuse() returns trigger language plpgsql as $$ begin raise 'invented'; end $$;
     create trigger refuse before insert on matches for each row when (new.household_id = '${id}')
     execute function refuse()`,
  );
  await query("delete from matches where household_id = $1", [id]);
  const { body } = await request();
  await expect(api.keepCurrent()).rejects.toThrow(AggregateError);
  const failed = await importer().get(`/v1/matching-runs/${body.id}`);
  expect(failed.body).toMatchObject({ status: "failed", failedAreas: ["15.71.08.1003.051"] });
  await query("drop function refuse cascade");
  await importer().post(`/v1/matching-runs/${body.id}/resume`);
  await api.keepCurrent();
  const done = await importer().get(`/v1/matching-runs/${body.id}`);
  expect(done.body).toMatchObject({ status: "completed", failedAreas: [] });
  expect((await matchesOf(id)).length).toBeGreaterThan(0);
});
