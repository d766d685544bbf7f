// GET /v1/referrals: what each caller sees, the filters, and the pages of a poller.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Api, type Client, startApi } from "../../support/api.ts";
import { givenHome, givenReferral, givenRt, open, openingFor, path } from "./given-referral.ts";

let api: Api;
let dinkes: Client;
let tkpk: Client;
beforeAll(async () => {
  api = await startApi();
  dinkes = api.as("agency", { agency: "dinkes" });
  tkpk = api.as("tkpk");
});
afterAll(() => api.stop());

const idsOf = (body: { items: { id: string }[] }) => body.items.map(({ id }) => id);

describe("a caller", () => {
  test("sees its own share: agencies what they are asked for, field officers their area", async () => {
    const referral = await givenReferral(api);
    const area = `area=${referral.areaCode}`;
    const sees = async (client: Client) => idsOf((await client.get(`/v1/referrals?${area}`)).body);
    expect(await sees(tkpk)).toEqual([referral.id]);
    expect(await sees(dinkes)).toEqual([referral.id]);
    expect(await sees(api.as("agency", { agency: "disdik" }))).toEqual([]);
    expect(await sees(api.as("field", { area: "15.71.08" }))).toEqual([referral.id]);
    expect(await sees(api.as("field", { area: "15.71.01" }))).toEqual([]);
  });

  test("that lost the race sees the row without the household", async () => {
    const referral = await givenReferral(api);
    await dinkes.post(path(referral, "accept"));
    const dinsos = api.as("agency", { agency: "dinsos" });
    const { body } = await dinsos.get("/v1/referrals?holder=dinkes&limit=200");
    const row = body.items.find(({ id }: { id: string }) => id === referral.id);
    expect(row).toMatchObject({ status: "accepted", household: null, subject: { id: null, label: null } });
    expect(JSON.stringify(body)).not.toContain(referral.personId);
  });

  test("does not learn by an area where a household is that is hidden from it", async () => {
    const area = await givenRt(api);
    const [lost, declined, waiting] = await open(api, [
      openingFor(await givenHome(api, area), { candidates: ["dinkes", "bpn"] }),
      openingFor(await givenHome(api, area), { candidates: ["dinkes", "bpn"] }),
      openingFor(await givenHome(api, area), { candidates: ["dinkes", "bpn"] }),
    ]);
    const bpn = api.as("agency", { agency: "bpn" });
    await dinkes.post(path(lost!, "accept"));
    await bpn.post(path(declined!, "decline"), { reason: { code: "no-capacity" } });
    await api.database.pool.query("update referrals set status = 'waitlisted' where id = $1", [waiting!.id]);
    await api.database.pool.query("update referrals set missed = 1 where id = any($1)", [
      [lost!.id, declined!.id, waiting!.id],
    ]);
    const all = [lost!.id, declined!.id, waiting!.id].sort();
    const found = async (client: Client, query: string) =>
      idsOf((await client.get(`/v1/referrals?limit=200${query}`)).body).sort();
    expect(await found(bpn, "")).toEqual(all);
    expect(await found(bpn, "&overdue=true")).toEqual(all);
    for (const code of [area, "15.71.08", "15.71"]) {
      expect(await found(bpn, `&area=${code}`)).toEqual([]);
      expect(await found(bpn, `&area=${code}&overdue=true`)).toEqual([]);
    }
    expect(await found(dinkes, `&area=${area}`)).toEqual([lost!.id, declined!.id].sort());
    expect(await found(tkpk, `&area=${area}&overdue=true`)).toEqual(all);
  });

  test("pages through what it is asked for, holds, lost and supports, each once and in order", async () => {
    const area = await givenRt(api);
    const ofDlh = { program: "pbi-jkn", candidates: ["dlh"] };
    const opened = [];
    for (const part of [
      ofDlh,
      ofDlh,
      { program: "pbi-jkn", candidates: ["dlh", "dinkes"] },
      { program: "pbi-jkn", candidates: ["dinkes"] },
    ]) {
      api.clock.advance(1000);
      opened.push(...(await open(api, [openingFor(await givenHome(api, area), part)])));
    }
    const supported = { program: "kampung-bantar", candidates: ["dpmppa"], householdId: null };
    api.clock.advance(1000);
    const rt = { ...supported, subjectType: "area" as const, subjectId: area };
    opened.push(...(await open(api, [openingFor(await givenHome(api, area), rt)])));
    const dlh = api.as("agency", { agency: "dlh" });
    const [asked, held, lost, , supports] = opened.map(({ id }) => id);
    for (const [client, id, action, body] of [
      [dlh, held, "accept", {}],
      [dlh, lost, "decline", { reason: { code: "no-capacity" } }],
    ] as const) {
      api.clock.advance(1000);
      expect((await client.post(path({ id: id! }, action), body)).status).toBe(200);
    }
    const pages: string[] = [];
    for (let cursor: string | null = ""; cursor !== null;) {
      const { body } = await dlh.get(`/v1/referrals?limit=1${cursor && `&cursor=${cursor}`}`);
      pages.push(...idsOf(body));
      cursor = body.nextCursor;
    }
    expect(pages).toEqual([asked, supports, held, lost]);
    expect(idsOf((await dlh.get(`/v1/referrals?area=${area}`)).body)).toEqual([asked, supports, held]);
    expect(idsOf((await dlh.get(`/v1/referrals?area=${area}&holder=dlh`)).body)).toEqual([held]);
  });

  test("without the scope gets a 403", async () => {
    expect((await api.as("analyst").get("/v1/referrals")).status).toBe(403);
  });
});

describe("filters", () => {
  test("by status, one or several; by program, holder and candidate", async () => {
    const area = await givenRt(api);
    const [waiting, taken, returned] = await open(api, [
      openingFor(await givenHome(api, area)),
      openingFor(await givenHome(api, area), { program: "pbi-jkn", candidates: ["dinkes"] }),
      openingFor(await givenHome(api, area), { candidates: [] }),
    ]);
    await dinkes.post(path(taken!, "accept"));
    const found = async (query: string) =>
      idsOf((await tkpk.get(`/v1/referrals?area=${area}&${query}`)).body).sort();
    expect(await found("status=requested")).toEqual([waiting!.id]);
    expect(await found("status=requested&status=returned")).toEqual([waiting!.id, returned!.id].sort());
    expect(await found("program=pbi-jkn")).toEqual([taken!.id]);
    expect(await found("holder=dinkes")).toEqual([taken!.id]);
    expect(await found("candidate=dinsos")).toEqual([waiting!.id]);
  });

  test("refuse what they do not know", async () => {
    const { status, body } = await tkpk.get("/v1/referrals?state=requested&status=open");
    expect(status).toBe(400);
    expect(body.errors.map(({ pointer }: { pointer: string }) => pointer).sort()).toEqual([
      "/query/state",
      "/query/status",
    ]);
  });
});

test("pages follow the last change, and a poller sees each change after the moment it names", async () => {
  const area = await givenRt(api);
  const ids: string[] = [];
  for (let i = 0; i < 5; i += 1) {
    api.clock.advance(1000);
    const [referral] = await open(api, [openingFor(await givenHome(api, area))]);
    ids.push(referral!.id);
  }
  const all: string[] = [];
  let cursor: string | null = "";
  while (cursor !== null) {
    const page = await tkpk.get(`/v1/referrals?area=${area}&limit=2${cursor && `&cursor=${cursor}`}`);
    all.push(...idsOf(page.body));
    cursor = page.body.nextCursor;
  }
  expect(all).toEqual(ids);
  const seenAt = api.clock.now().toISOString();
  api.clock.advance(1000);
  await dinkes.post(path({ id: ids[1]! }, "accept"));
  const { body } = await tkpk.get(`/v1/referrals?area=${area}&updatedAfter=${seenAt}`);
  expect(idsOf(body)).toEqual([ids[1]]);
});

test("a cursor of another list is refused", async () => {
  const { body } = await tkpk.get("/v1/reasons?limit=1");
  const { status, body: problem } = await tkpk.get(`/v1/referrals?cursor=${body.nextCursor}`);
  expect([status, problem.code]).toEqual([400, "invalid-cursor"]);
});
