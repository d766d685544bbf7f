// The quotas of an RT that is another RT now: they count there, with the places that are held.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Api, type Client, startApi } from "../../support/api.ts";
import { newProgram } from "../programs/program-bodies.ts";
import { givenHome, givenRt, open, openingFor } from "../referrals/given-referral.ts";

let api: Api;
let tkpk: Client;
let program: string;
let former: string;
let code: string;
let made = 0;
beforeAll(async () => {
  api = await startApi();
  tkpk = api.as("tkpk");
});
afterAll(() => api.stop());
beforeEach(async () => {
  program = `drains-${(made += 1)}`;
  const answer = await tkpk.post("/v1/programs", newProgram(program, { unit: "person" }));
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  [former, code] = [await givenRt(api), await givenRt(api, "15.71.08.1001")];
});

const year = { from: "2026-01-01", to: "2026-12-31" };
const url = () => `/v1/programs/${program}/quotas`;
const tagOf = async () => (await tkpk.get(url())).headers.get("etag")!;
const put = async (quotas: object[]) => tkpk.put(url(), { quotas }, { "if-match": await tagOf() });
const set = async (...quotas: object[]) => {
  const { status, body } = await put(quotas);
  expect(status, JSON.stringify(body)).toBe(200);
};
const quotas = async () => (await tkpk.get(url())).body.quotas;
const succeed = (to = code) =>
  tkpk.put(`/v1/area-successions/${former}`, { code: to, since: "2026-06-01", source: "Daftar RT" });
const ask = async (rt: string, priority = 1) => {
  const home = await givenHome(api, rt);
  const [referral] = await open(api, [openingFor(home, { program, priority, candidates: ["perkim"] })]);
  return referral!.id;
};
const see = async (id: string) => (await tkpk.get(`/v1/referrals/${id}`)).body;
const states = (...ids: string[]) => Promise.all(ids.map(async (id) => (await see(id)).status));

describe("a quota of a former RT", () => {
  it("counts for the RT that it is now, with the places held, and is no longer asked of the former code", async () => {
    await set({ area: former, ...year, places: 2 });
    const [held, waits] = [await ask(former), [await ask(former), await ask(former)][1]!];
    const before = await tagOf();
    expect((await succeed()).status).toBe(201);
    expect(await quotas()).toEqual([{ area: code, ...year, places: 2, used: 2, waiting: 1 }]);
    expect(await tagOf()).not.toBe(before);
    expect((await see(waits)).waitlist).toEqual({ position: 1, reason: "quota-full" });
    await tkpk.post(`/v1/referrals/${held}/cancel`, { reason: { code: "client-refused" } });
    expect(await states(waits)).toEqual(["requested"]);
    expect(await states(await ask(code))).toEqual(["waitlisted"]);
  });

  it("may be sent back as it was read, by its former code too", async () => {
    await set({ area: former, ...year, places: 1 });
    await ask(former);
    await succeed();
    await set({ area: former, ...year, places: 3 });
    expect(await quotas()).toEqual([{ area: code, ...year, places: 3, used: 1, waiting: 0 }]);
  });

  it("lets those in who waited in the other RT without a quota there", async () => {
    await set({ area: former, ...year, places: 2 });
    const [one, other] = [await ask(former), await ask(code)];
    expect((await see(other)).waitlist.reason).toBe("no-quota");
    await succeed();
    expect(await states(one, other)).toEqual(["requested", "requested"]);
  });

  it("of the same period as one of the other RT is added to it, and who waited in either gets what is free", async () => {
    await set({ area: former, ...year, places: 1 }, { area: code, ...year, places: 2 });
    const [held, waits, there] = [await ask(former), await ask(former, 9), await ask(code)];
    expect(await states(held, waits, there)).toEqual(["requested", "waitlisted", "requested"]);
    await succeed();
    expect(await states(waits)).toEqual(["requested"]);
    expect(await quotas()).toEqual([{ area: code, ...year, places: 3, used: 3, waiting: 0 }]);
    for (const id of [held, waits, there]) {
      await tkpk.post(`/v1/referrals/${id}/cancel`, { reason: { code: "client-refused" } });
    }
    expect(await quotas()).toMatchObject([{ used: 0 }]);
  });

  it("of a period that overlaps with another one there is told, and nothing is done until it is parted", async () => {
    await set({ area: former, ...year, places: 1 }, { area: code, ...year, from: "2026-05-01", places: 2 });
    await ask(former);
    const refused = await succeed();
    expect(refused.status).toBe(422);
    expect(refused.body.errors).toMatchObject([{ pointer: "/code", code: "quotas-overlap" }]);
    expect(refused.body.errors[0].detail).toContain(program);
    expect((await tkpk.get(`/v1/area-successions/${former}`)).status).toBe(404);
    await set(
      { area: former, ...year, to: "2026-04-30", places: 1 },
      { area: code, ...year, from: "2026-05-01", places: 3 },
    );
    expect((await succeed()).status).toBe(201);
    expect((await quotas()).map(({ area, used }: any) => [area, used])).toEqual([
      [code, 1],
      [code, 0],
    ]);
  });

  it("follows in the audit trail, and there is none set by the former code at the same time", async () => {
    await set({ area: former, ...year, places: 1 });
    const tag = await tagOf();
    const body = { quotas: [{ area: former, ...year, places: 5 }] };
    const both = await Promise.all([succeed(), tkpk.put(url(), body, { "if-match": tag })]);
    expect(both[0].status).toBe(201);
    expect([200, 412]).toContain(both[1].status);
    expect((await quotas()).map(({ area }: any) => area)).toEqual([code]);
    const { rows } = await api.database.pool.query(
      "select details from audit_entries where action = 'program.quotas-passed' and entity_id = $1",
      [program],
    );
    expect(rows).toEqual([{ details: { from: former, to: code } }]);
  });
});

it("a household that waits and moves to where places are free gets one at once", async () => {
  const [full, free] = [former, code];
  await set({ area: full, ...year, places: 0 }, { area: free, ...year, places: 1 });
  const home = await givenHome(api, full);
  const [waiting] = await open(api, [openingFor(home, { program, priority: 1, candidates: ["perkim"] })]);
  const { headers, body } = await tkpk.get(`/v1/households/${home.householdId}`);
  expect(await states(waiting!.id)).toEqual(["waitlisted"]);
  const moved = {
    ...{ areaCode: free.slice(0, -4), rt: free.slice(-3) },
    members: body.members.map(({ personId, name, sex, relation }: any) => ({
      ...{ personId, name, sex, relation, birthDate: "1990-01-01", indicators: {} },
    })),
  };
  const answer = await tkpk.put(`/v1/households/${home.householdId}`, moved, {
    "if-match": headers.get("etag")!,
  });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  expect(await states(waiting!.id)).toEqual(["requested"]);
});
