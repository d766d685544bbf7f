// RT that are another RT now, as data: recorded, read, changed and taken back by those who write areas.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Api, type Client, startApi } from "../../support/api.ts";

let api: Api;
let tkpk: Client;
beforeAll(async () => {
  api = await startApi();
  tkpk = api.as("tkpk");
});
afterAll(() => api.stop());

const [old, made] = ["15.71.08.1003", "15.71.08.1001"] as const;
let number = 100;
const next = () => String(++number);
const at = (formerCode: string) => `/v1/area-successions/${formerCode}`;
const said = (code: string, given: Record<string, unknown> = {}) => ({
  ...{ code, since: "2023-08-01", source: "Daftar RT kelurahan baru" },
  ...given,
});
const faultsOf = ({ body }: { body: any }) =>
  body.errors.map(({ pointer, code }: { pointer: string; code: string }) => `${pointer} ${code}`);

describe("/v1/area-successions", () => {
  it("is empty until the city knows of any", async () => {
    expect((await tkpk.get("/v1/area-successions")).body).toEqual({ items: [], nextCursor: null });
    expect((await tkpk.get(at(`${old}.001`))).status).toBe(404);
  });

  it("records one, which everybody who reads areas can read and page through", async () => {
    const [first, second] = [`${old}.${next()}`, `${old}.${next()}`];
    const code = `${made}.${next()}`;
    const answer = await tkpk.put(at(first), said(code));
    expect(answer.status).toBe(201);
    expect(answer.headers.get("location")).toBe(at(first));
    expect(answer.body).toEqual({
      ...{ formerCode: first, ...said(code), recordedBy: "test-tkpk" },
      updatedAt: "2026-07-01T03:00:00.000Z",
    });
    await tkpk.put(at(second), said(code));
    const reader = api.as("analyst");
    const read = await reader.get(at(first));
    expect(read.body).toEqual(answer.body);
    expect(read.headers.get("etag")).toBe(answer.headers.get("etag"));
    const page = await reader.get("/v1/area-successions?limit=1");
    expect(page.body.items).toEqual([answer.body]);
    const rest = await reader.get(`/v1/area-successions?limit=200&cursor=${page.body.nextCursor}`);
    expect(rest.body.items.map((one: any) => one.formerCode)).toEqual([second]);
  });

  it("shows the former RT as another code of the one that it is now, and lists it no more", async () => {
    const [former, code] = [`${old}.${next()}`, `${made}.${next()}`];
    await tkpk.post("/v1/areas", { villageCode: old, rt: former.slice(-3) });
    await tkpk.put(at(former), said(code));
    const { body } = await tkpk.get(`/v1/areas/${former}`);
    expect(body).toMatchObject({ code, confirmed: true, aliases: [{ alias: former, kind: "former" }] });
    const below = async (village: string) => {
      const { body: page } = await tkpk.get(`/v1/areas?parent=${village}&limit=200`);
      return page.items.map((one: any) => one.code);
    };
    expect(await below(old)).not.toContain(former);
    expect(await below(made)).toContain(code);
    const again = await tkpk.post("/v1/areas", { villageCode: old, rt: former.slice(-3) });
    expect(again.body.code).toBe("already-exists");
    expect(again.body.detail).toContain(code);
  });

  it("takes the village by an alias, in the path and in the body", async () => {
    const [former, code] = [`${made}.${next()}`, `${made}.${next()}`];
    const alias = (one: string) => one.replace(made, "1571030006");
    const { body } = await tkpk.put(at(alias(former)), said(alias(code)));
    expect(body).toMatchObject({ formerCode: former, code });
    expect((await tkpk.get(at(alias(former)))).body).toEqual(body);
    expect((await tkpk.get(`/v1/areas/${alias(former)}`)).body.code).toBe(code);
  });

  it("changes what is on record only for who has seen it, and says the same again to anybody", async () => {
    const [former, code, other] = [`${old}.${next()}`, `${made}.${next()}`, `${made}.${next()}`];
    const early = await tkpk.put(at(former), said(code), { "if-match": '"1"' });
    expect(early.status).toBe(412);
    const first = await tkpk.put(at(former), said(code));
    const same = await tkpk.put(at(former), said(code));
    expect([same.status, same.headers.get("etag")]).toEqual([200, first.headers.get("etag")]);
    expect((await tkpk.put(at(former), said(other))).status).toBe(428);
    const stale = await tkpk.put(at(former), said(other), { "if-match": '"7"' });
    expect(stale.status).toBe(412);
    const tag = first.headers.get("etag")!;
    const changed = await tkpk.put(at(former), said(other), { "if-match": tag });
    expect([changed.status, changed.body.code]).toEqual([200, other]);
    expect(changed.headers.get("etag")).not.toBe(tag);
  });

  it("tells every fault at once: unknown villages, what is no RT, the RT itself, a day to come", async () => {
    const code = `${made}.${next()}`;
    const unknown = await tkpk.put(at("15.71.99.1003.001"), said("15.71.08", { since: "2026-07-02" }));
    expect(unknown.status).toBe(422);
    expect(faultsOf(unknown)).toEqual([
      "/path/formerCode unknown-code",
      "/code not-an-rt",
      "/since in-the-future",
    ]);
    expect(faultsOf(await tkpk.put(at(made), said(code)))).toEqual(["/path/formerCode not-an-rt"]);
    expect(faultsOf(await tkpk.put(at(code), said(code)))).toEqual(["/code same-area"]);
    const swapped = await tkpk.put(at(code), said("15.71.08.1099.001"));
    expect(faultsOf(swapped)).toEqual(["/code unknown-code"]);
    expect(swapped.body.errors[0].detail).toContain('Did you mean "15.71.08.10');
    expect((await tkpk.put(at(code), { code })).status).toBe(400);
  });

  it("refuses chains and circles, also of callers at the same time", async () => {
    const [a, b, c] = [`${old}.${next()}`, `${old}.${next()}`, `${old}.${next()}`] as const;
    expect((await tkpk.put(at(b), said(c))).status).toBe(201);
    expect(faultsOf(await tkpk.put(at(a), said(b)))).toEqual(["/code former-area"]);
    expect(faultsOf(await tkpk.put(at(c), said(a)))).toEqual(["/path/formerCode successor-area"]);
    expect(faultsOf(await tkpk.put(at(c), said(b)))).toEqual([
      "/code former-area",
      "/path/formerCode successor-area",
    ]);
    const [x, y] = [`${old}.${next()}`, `${old}.${next()}`] as const;
    const both = await Promise.all([tkpk.put(at(x), said(y)), tkpk.put(at(y), said(x))]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 422]);
  });

  it("is for those who write areas, within their own", async () => {
    const [former, code] = [`${old}.${next()}`, `${made}.${next()}`];
    expect((await api.as("analyst").put(at(former), said(code))).status).toBe(403);
    expect((await api.as("field", { area: old }).put(at(former), said(code))).status).toBe(403);
    expect((await api.as("field", { area: made }).put(at(former), said(code))).status).toBe(403);
    const officer = api.as("field", { area: "15.71.08" });
    expect((await officer.put(at(former), said(code))).status).toBe(201);
    expect((await api.as("analyst").delete(at(former))).status).toBe(403);
    expect((await api.as("field", { area: made }).delete(at(former))).status).toBe(403);
  });

  it("takes the rule away: the former code is an RT of its own again", async () => {
    const [former, code] = [`${old}.${next()}`, `${made}.${next()}`];
    const first = await tkpk.put(at(former), said(code));
    expect((await tkpk.delete(at(former), undefined, { "if-match": '"9"' })).status).toBe(412);
    const tag = first.headers.get("etag")!;
    expect((await tkpk.delete(at(former), undefined, { "if-match": tag })).status).toBe(204);
    expect((await tkpk.get(at(former))).status).toBe(404);
    expect((await tkpk.delete(at(former))).status).toBe(404);
    expect((await tkpk.get(`/v1/areas/${former}`)).body).toMatchObject({ code: former, aliases: [] });
    await api.catchUp();
    const { rows } = await api.database.pool.query(
      "select action, details from audit_entries where entity_id = $1 and action like 'area-succ%' order by action",
      [former],
    );
    expect(rows).toEqual([
      { action: "area-succession.record", details: { code, since: "2023-08-01", households: 0 } },
      { action: "area-succession.remove", details: { code } },
    ]);
  });
});
