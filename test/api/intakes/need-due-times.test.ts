// Due times of needs: what a village leaves lying goes up by itself, and what nobody answers is overdue.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Api, type Client, startApi } from "../../support/api.ts";
import { whileRefused } from "../../support/while-refused.ts";

let api: Api;
let tkpk: Client;
beforeAll(async () => {
  api = await startApi();
  tkpk = api.as("tkpk");
});
afterAll(() => api.stop());

/** A Wednesday. */
beforeEach(() => api.clock.set("2026-07-01T03:00:00.000Z"));

const needs = [{ kind: "complaint", text: "Lampu jalan mati" }];

async function given(more: object = { area: { areaCode: "15.71.08.1003", rt: "012", indicators: {} } }) {
  const { status, body } = await tkpk.post("/v1/intakes", { channel: "rt", needs, ...more });
  expect(status, JSON.stringify(body)).toBe(201);
  return `/v1/intakes/${body.intake.id}`;
}

const seen = async (path: string) => (await tkpk.get(path)).body;

async function typesOf(path: string): Promise<string[]> {
  const { rows } = await api.database.pool.query(
    "select type from events where subject_id = $1 order by time, id",
    [path.split("/").at(-1)],
  );
  return rows.map(({ type }) => type);
}

async function at(moment: string): Promise<void> {
  api.clock.set(moment);
  await api.keepDueTimes();
}

/** While this one row cannot be written. */
const withFaulty = (id: string, work: () => Promise<void>) =>
  whileRefused(api.database.pool, "update on intakes", `new.id = '${id}'`, work);

test("an intake that cannot be passed on stands in no other's way", async () => {
  const [faulty, other] = [await given(), await given()];
  const moment = "2026-07-06T17:01:00.000Z";
  await withFaulty(faulty.split("/").at(-1)!, async () => {
    await expect(at(moment)).rejects.toThrow(AggregateError);
  });
  expect([(await seen(faulty)).status, (await seen(other)).status]).toEqual(["open", "forwarded"]);
  await at(moment);
  expect((await seen(faulty)).status).toBe("forwarded");
});

describe("what a village leaves lying", () => {
  test("goes to the coordination team once its due time has passed, by the door, and once", async () => {
    const path = await given();
    // A minute before midnight in Jakarta, and a minute after; the weekend does not count.
    await at("2026-07-06T16:59:00.000Z");
    expect(await seen(path)).toMatchObject({ status: "open", overdue: false });
    api.clock.set("2026-07-06T17:01:00.000Z");
    await Promise.all([api.keepDueTimes(), api.keepDueTimes()]);
    const up = await seen(path);
    expect(up).toMatchObject({ status: "forwarded", forwardedTo: null, overdue: false });
    expect(up.dueAt).toBe("2026-07-14T16:59:59.999Z");
    expect(up.steps).toMatchObject([
      { action: "expire", from: "open", to: "forwarded", agency: null, actor: "door", text: null },
    ]);
    expect(await typesOf(path)).toEqual(["intake.received", "intake.forwarded"]);
  });

  test("can be handled in the village no more", async () => {
    const path = await given();
    await at("2026-07-07T03:00:00.000Z");
    const late = await api.as("field", { area: "15.71.08.1003" }).post(`${path}/handle`, { text: "Sudah" });
    expect([late.status, late.body.intakeStatus]).toEqual([409, "forwarded"]);
  });

  test("has a day more for each holiday that the city has entered", async () => {
    await tkpk.put("/v1/holidays/2026-07-02", { name: "Libur", source: "Decree" });
    const path = await given();
    expect((await seen(path)).dueAt).toBe("2026-07-07T16:59:59.999Z");
    await tkpk.delete("/v1/holidays/2026-07-02");
  });
});

describe("what nobody answers", () => {
  test("is overdue, told once, and listed; an answer ends it", async () => {
    const path = await given({});
    await tkpk.post(`${path}/forward`, { agency: "disdik" });
    const tag = (await tkpk.get(path)).headers.get("etag");
    await at("2026-07-09T03:00:00.000Z");
    await api.keepDueTimes();
    const late = await tkpk.get(path);
    expect(late.body).toMatchObject({
      status: "forwarded",
      overdue: true,
      dueAt: "2026-07-08T16:59:59.999Z",
    });
    expect(late.headers.get("etag")).not.toBe(tag);
    const { rows } = await api.database.pool.query(
      "select agencies, data from events where subject_id = $1 and type = 'intake.overdue'",
      [path.split("/").at(-1)],
    );
    expect(rows).toMatchObject([{ agencies: ["disdik"], data: { forwardedTo: "disdik" } }]);
    const disdik = api.as("agency", { agency: "disdik" });
    const ids = (await disdik.get("/v1/intakes?overdue=true")).body.items.map(({ id }: any) => id);
    expect(ids).toEqual([path.split("/").at(-1)]);
    const answered = await disdik.post(`${path}/answer`, { text: "Maaf terlambat" });
    expect(answered.body).toMatchObject({ status: "answered", overdue: false, dueAt: null });
    expect((await disdik.get("/v1/intakes?overdue=true")).body.items).toEqual([]);
  });

  test("is left alone once it is settled", async () => {
    const path = await given();
    await tkpk.post(`${path}/handle`, { text: "Sudah diganti" });
    await at("2026-08-03T03:00:00.000Z");
    expect((await seen(path)).status).toBe("handled-at-village");
  });
});
