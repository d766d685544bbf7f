import { afterAll, beforeAll, it } from "vitest";
import { createHmac } from "node:crypto";
import { type Api, startApi } from "../support/api.ts";
import { poorFamily } from "./intakes/sent-households.ts";
import { givenReferral, path } from "./referrals/given-referral.ts";

let api: Api;
beforeAll(async () => { api = await startApi(); });
afterAll(() => api.stop());
const out = (label: string, a: any) => console.log(`## ${label}: ${a.status} ${JSON.stringify(a.body)?.slice(0, 420)}`);
const safe = async (label: string, p: Promise<any>) => { try { const a = await p; out(label, a); return a; } catch (e: any) { console.log(`## ${label} THROWS ${String(e.message).slice(0, 600)}`); } };
const forge = (list: string, key: unknown) => { const b = Buffer.from(JSON.stringify(key)).toString("base64url"); return `${b}.${createHmac("sha256", `cursor of ${list}`).update(b).digest("base64url").slice(0, 16)}`; };
const J = { "content-type": "application/json" };

it.sequential("cursors", async () => {
  const tkpk = api.as("tkpk");
  await givenReferral(api);
  for (const [list, url] of [["referrals", "/v1/referrals"], ["enrolments", "/v1/enrolments"], ["audit", "/v1/audit"], ["areas", "/v1/areas"], ["agencies", "/v1/agencies"], ["programs", "/v1/programs"], ["reasons", "/v1/reasons"], ["indicators", "/v1/indicators"], ["versions", "/v1/programs/pkh/versions"]] as const)
    for (const key of [["x", "y"], [null], {}, 5, null, [1e300], ["2026-01-01T00:00:00.000Z", "nope"], [{ a: 1 }, []], ["\u0000", "\u0000"], [], "str"])
      { try { const a = await tkpk.get(`${url}?cursor=${encodeURIComponent(forge(list, key))}`); if (a.status !== 200) out(`forged ${list} ${JSON.stringify(key)}`, a); } catch (e: any) { console.log(`## forged ${list} ${JSON.stringify(key)} THROWS`, e.message.slice(0, 200)); } }
  for (const key of [["x", "y"], [null], 5, null, ["2026-01-01T00:00:00.000Z", "nope"]]) await safe(`forged households ${JSON.stringify(key)}`, tkpk.post("/v1/households/search", { cursor: forge("households", key) }));
  const p1 = await tkpk.get("/v1/agencies?limit=2");
  await safe("cursor of other list", tkpk.get(`/v1/areas?cursor=${p1.body.nextCursor}`));
  await safe("tampered", tkpk.get(`/v1/agencies?cursor=${p1.body.nextCursor}x`));
  await safe("cursor dots", tkpk.get(`/v1/agencies?cursor=${p1.body.nextCursor}.zz`));
  await safe("cursor utf8", tkpk.get(`/v1/agencies?cursor=YQ.%C3%A9%C3%A9%C3%A9%C3%A9%C3%A9%C3%A9%C3%A9%C3%A9aaaaaaaa`));
});

it.sequential("dates", async () => {
  const tkpk = api.as("tkpk");
  const r = await givenReferral(api);
  const dinkes = api.as("agency", { agency: "dinkes" });
  await safe("accept", dinkes.post(path(r, "accept")));
  await safe("hold until 9999", dinkes.post(path(r, "hold"), { reason: { code: "awaiting-documents" }, until: "9999-12-31" }));
  await safe("hold past", dinkes.post(path(r, "hold"), { reason: { code: "no-capacity" }, until: "1900-01-01" }));
  await safe("resume", dinkes.post(path(r, "resume")));
  await safe("complete 9999", dinkes.post(path(r, "complete"), { result: { code: "enrolled", from: "9999-12-31", to: "9999-12-31" } }));
  const f = poorFamily({ rt: "030", documents: [{ type: "sktm", number: "1", issuer: "x", validUntil: "9999-12-31" }] });
  await safe("doc 9999", tkpk.post("/v1/intakes", { channel: "rt", household: f }));
  for (const asOf of ["1900-01-01", "9999-12-31", "9999-12-30", "0000-01-01", "2024-02-29", "9984-01-01"]) {
    const { familyCardNumber: _, membersComplete: __, ...h } = poorFamily({ rt: "030", documents: [{ type: "sktm", validUntil: "9999-12-31" }] }) as any;
    h.members = h.members.map(({ nationalId: _, ...m }: any) => m);
    const a = await safe(`screen ${asOf}`, tkpk.post("/v1/screenings", { household: h, asOf }));
    console.log("  review", a?.body?.matches?.map((m: any) => m.reviewOn).join(" "));
  }
  await safe("birth 1900 year", tkpk.post("/v1/intakes", { channel: "rt", household: poorFamily({ rt: "031", members: [{ name: "Old", sex: "male", birthYear: 1900, relation: "head", indicators: {} }, { name: "B", sex: "male", birthDate: "1900-02-28", relation: "child", indicators: {} }] }) }));
  await safe("version 9999", tkpk.post("/v1/programs/pkh/versions", { effectiveFrom: "9999-12-31", criteria: [{ code: "aa", label: { id: "x", en: "y" }, expression: "household.decile <= 4" }] }));
  await safe("publish 9999", tkpk.post("/v1/programs/pkh/versions/2/publish"));
  await safe("put program 9999", (async () => { const g = await tkpk.get("/v1/programs/pkh"); const { recipientsAsOf, updatedAt, ...p } = g.body; return tkpk.put("/v1/programs/pkh", { ...p, validTo: "9999-12-31" }, { "if-match": "*" }); })());
  await safe("rematch", tkpk.post("/v1/intakes", { channel: "rt", household: poorFamily({ rt: "032" }) }));
  await safe("setting 1e308", tkpk.put("/v1/settings/minimumWageIdr", { value: 1e308, effectiveFrom: "1900-01-01" }));
  await safe("setting -1e308", tkpk.put("/v1/settings/minimumWageIdr", { value: -1e308, effectiveFrom: "9999-12-31" }));
  await safe("setting 5e-324", tkpk.put("/v1/settings/minimumWageIdr", { value: 5e-324, effectiveFrom: "9999-12-31" }));
  await safe("settings", tkpk.get("/v1/settings"));
  for (const n of ["constructor", "toString", "hasOwnProperty", "valueOf", "__proto__"]) await safe(`setting ${n}`, tkpk.put(`/v1/settings/${n}`, { value: 1, effectiveFrom: "2026-01-01" }));
  for (const u of ["0000-01-01T00:00:00Z", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59.999Z", "2026-07-01T00:00:00.123456789Z", "2026-07-01T24:00:00Z", "2026-07-01T00:00:00+07:00", "2026-07-01T00:00Z", "-271821-04-20T00:00:00Z"]) {
    for (const l of ["referrals", "enrolments"]) await safe(`${l} updatedAfter ${u}`, tkpk.get(`/v1/${l}?updatedAfter=${encodeURIComponent(u)}&limit=1`));
    await safe(`search updatedAfter ${u}`, tkpk.post(`/v1/households/search`, { updatedAfter: u, limit: 1, name: "zzz" }));
  }
  for (const q of ["limit=0", "limit=201", "limit=1e1", "limit=0x10", "limit=%20", "limit=NaN", "limit=Infinity", "limit=1&limit=2", "limit=1.5", "foo=1", "__proto__=1", "constructor=1", "status=", "status=requested&status=x", "status[]=requested", "area=%27;drop", "holder=%25", "program=%25", "cursor="])
    await safe(`referrals?${q}`, tkpk.get(`/v1/referrals?${q}`));
  for (const q of ["after=1e300", "after=9007199254740993", "after=9007199254740991", "after=-1", "after=abc", "type=a.b", "type=%25.%25"]) await safe(`events?${q}`, tkpk.get(`/v1/events?${q}`));
  await safe("enrol far", tkpk.post("/v1/enrolments", { program: "jambi-bugar", subject: { type: "person", id: (await givenReferral(api)).personId }, from: "9999-12-31", to: "9999-12-31" }));
  await safe("enrol past", tkpk.post("/v1/enrolments", { program: "jambi-bugar", subject: { type: "person", id: (await givenReferral(api)).personId }, to: "1900-01-01" }));
  await safe("recipients", tkpk.post("/v1/programs/pkh/recipients", { asOf: "9999-12-31" }));
});

it.sequential("bodies", async () => {
  const tkpk = api.as("tkpk");
  const f = poorFamily({ rt: "040" });
  const posts = ["/v1/intakes", "/v1/screenings", "/v1/households/search", "/v1/referrals", "/v1/referrals/claim", "/v1/enrolments", "/v1/areas", "/v1/agencies", "/v1/programs", "/v1/criteria/check", "/v1/programs/pkh/versions", "/v1/programs/pkh/recipients"];
  const puts = ["/v1/agencies/dinsos", "/v1/programs/pkh", "/v1/programs/pkh/versions/1", "/v1/settings/minimumWageIdr", "/v1/areas/15.71.08.1003.012/indicators", "/v1/households/0198c0de-7a00-7000-8000-000000000001"];
  const bodies = ["null", "[]", "5", '"x"', "true", "{}", "", " ", "{", "\ufeff{}", '{"__proto__":{"a":1}}', '{"constructor":{"prototype":{"a":1}}}', '{"constructor":1}', '{"toString":1}', '{"household":null}', '{"household":[]}', '{"household":{"members":[null,1,[],{}]}}', '{"household":{"members":{"length":1e9}}}', '{"household":{"areaCode":"\\u0000"}}', '{"areaCode":"\\u0000","members":[{"name":{},"sex":[]}]}', '{"agencies":[null],"excludes":[null],"validFrom":1}', '{"agencies":[{"agency":"\\u0000","role":"lead","areas":["x"]}],"code":{"a":1}}', "NaN", "Infinity", "1e400", "[".repeat(200000), "{\"a\":".repeat(100000)];
  for (const [m, urls] of [["post", posts], ["put", puts]] as const) for (const u of urls) for (const b of bodies) {
    try { const a = await tkpk[m](u, b, { ...J, "if-match": "*" }); if (a.status >= 500 || (a.status < 300 && !u.includes("search") )) out(`${m} ${u} ${b.slice(0, 50)}`, a); if (a.status < 300) continue; if (!a.headers.get("content-type")?.startsWith("application/problem+json")) out(`CT ${u} ${b.slice(0, 40)}`, a); if (!(a.body.errors?.length) && !["malformed-json", "body-too-large"].includes(a.body.code)) out(`NOERR ${m} ${u} ${b.slice(0, 50)}`, a); } catch (e: any) { console.log(`## ${m} ${u} ${b.slice(0, 50)} THROWS ${e.message.slice(0, 300)}`); }
  }
  const r = await givenReferral(api);
  for (const act of ["accept", "decline", "start", "hold", "resume", "release", "complete", "fail", "recall", "reassign", "cancel", "reopen", "notes"]) for (const b of ["null", "[]", "5", '""', "{", '{"x":1}', '{"reason":{"code":"constructor"}}', '{"reason":null}', '{"agency":"constructor"}', '{"result":{"code":"enrolled","from":"x"}}'])
    { try { const a = await tkpk.post(path(r, act), b, J); if (a.status >= 500 || a.status < 300) out(`${act} ${b}`, a); } catch (e: any) { console.log(`## ${act} ${b} THROWS ${e.message.slice(0, 300)}`); } }
  await safe("limit [5]", tkpk.post("/v1/households/search", { limit: [5] }));
  await safe("limit '5'", tkpk.post("/v1/households/search", { limit: "5" }));
  await safe("limit true", tkpk.post("/v1/households/search", { limit: true }));
  await safe("dup keys", tkpk.post("/v1/households/search", '{"limit":1,"limit":2}', J));
  for (const n of ["%", "_", "\\", "'; drop table households; --", "İ", "a\u200b"]) await safe(`search ${n}`, tkpk.post("/v1/households/search", { name: n }));
  for (const i of [{ constructor: 1 }, { toString: true }, { tenure: "constructor" }, { tenure: 5 }, { floorAreaM2: 1e400 }, { floorAreaM2: -5 }, { floorAreaM2: 1.5e308 }, { hasOwnProperty: null }]) await safe(`indicators ${JSON.stringify(i)}`, tkpk.post("/v1/intakes", { channel: "rt", household: { ...f, indicators: i } }));
  await safe("need constructor", tkpk.post("/v1/intakes", { channel: "rt", needs: [{ kind: "application", program: "constructor", text: "x" }], household: f }));
  await safe("area intake bad village", tkpk.post("/v1/intakes", { channel: "rt", area: { areaCode: "15.71.99.9999", rt: "001", indicators: {} } }));
  await safe("area intake rt as village", tkpk.post("/v1/intakes", { channel: "rt", area: { areaCode: "15.71.08.1003.012", rt: "001", indicators: {} } }));
  await safe("area intake city", tkpk.post("/v1/intakes", { channel: "rt", area: { areaCode: "15.71", rt: "001", indicators: {} } }));
  await safe("area alias", tkpk.post("/v1/intakes", { channel: "rt", area: { areaCode: "15.71.08.1003", rt: "1", indicators: {}, observedOn: "9999-12-31" } }));
  await safe("both", tkpk.post("/v1/intakes", { channel: "rt", household: f, area: { areaCode: "15.71.08.1003", rt: "1", indicators: {} } }));
  await safe("NIK as areaCode", tkpk.post("/v1/intakes", { channel: "rt", household: { ...f, areaCode: "1571086505900001", foo: 1 } }));
  await safe("NIK as key", tkpk.post("/v1/intakes", { channel: "rt", household: { ...f, "1571086505900001": 1 } }));
  await safe("NIK as rt path", tkpk.get("/v1/areas/1571086505900001"));
});
