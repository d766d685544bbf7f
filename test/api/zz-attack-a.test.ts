import { afterAll, beforeAll, it } from "vitest";
import { type Api, startApi } from "../support/api.ts";
import { poorFamily } from "./intakes/sent-households.ts";
import { givenReferral, path } from "./referrals/given-referral.ts";

let api: Api;
beforeAll(async () => { api = await startApi(); });
afterAll(() => api.stop());
const out = (label: string, a: any) => console.log(`## ${label}: ${a.status} ${JSON.stringify(a.body)?.slice(0, 700)}`);
const safe = async (label: string, p: Promise<any>) => { try { const a = await p; out(label, a); return a; } catch (e: any) { console.log(`## ${label} THROWS ${String(e.message).slice(0, 600)}`); } };

it.sequential("attacks", async () => {
  const tkpk = api.as("tkpk");
  const fam = poorFamily();
  const { body } = await tkpk.post("/v1/intakes", { channel: "puskesos", household: fam });
  const hid = body.household.id;
  console.log(body.referrals.map((r: any) => [r.program, r.subject.type, r.candidates, r.id]));
  console.log(body.matches.map((m: any) => [m.program, m.unit, m.outcome]));

  // S1: agency asks for another's program
  const disdik = api.as("agency", { agency: "disdik" });
  await safe("disdik sees household", disdik.get(`/v1/households/${hid}`));
  for (const m of body.matches.filter((m: any) => m.unit !== "area")) {
    const r = await safe(`disdik requests ${m.program}`, disdik.post("/v1/referrals", { program: m.program, subject: { type: m.subject.type, id: m.subject.id } }));
    const after = await tkpk.get(`/v1/households/${hid}/referrals`);
    console.log("   now open:", after.body.items.map((r: any) => r.program + ":" + r.status).join(" "));
  }
  for (const p of ["kampung-bantar", "kampung-bahagia"]) await safe(`disdik requests area ${p}`, disdik.post("/v1/referrals", { program: p, subject: { type: "area", id: "15.71.08.1003.012" } }));

  // S2: field outside area PUTs a household
  const away = api.as("field", { area: "15.71.01" });
  await safe("away GET", away.get(`/v1/households/${hid}`));
  const areas = await tkpk.get("/v1/areas?parent=15.71.01&level=village");
  const v = areas.body.items[0].code;
  await safe("away PUT takes over", away.put(`/v1/households/${hid}`, { ...fam, membersComplete: undefined, familyCardNumber: undefined, areaCode: v, rt: "001", source: {system: "x", id: "y"}, members: [] }, { "if-match": "*" }));
  await safe("away GET after", away.get(`/v1/households/${hid}`, { "x-purpose": "mine now" }));
});

it.sequential("S3 intake takeover", async () => {
  const tkpk = api.as("tkpk");
  const fam = poorFamily({ rt: "013", source: { system: "siks", id: "1" } });
  const { body } = await tkpk.post("/v1/intakes", { channel: "puskesos", household: fam });
  const hid = body.household.id;
  const away = api.as("field", { area: "15.71.01" });
  const areas = await tkpk.get("/v1/areas?parent=15.71.01&level=village");
  const v = areas.body.items[0].code;
  await safe("away intake", away.post("/v1/intakes", { channel: "field-officer", household: { source: { system: "siks", id: "1" }, areaCode: v, rt: "001", members: [] } }, { "x-purpose": "gimme" }));
  await safe("home field GET", api.as("field", { area: "15.71.08" }).get(`/v1/households/${hid}`));
});

it.sequential("S3b unverified agency marks deceased / decile", async () => {
  const tkpk = api.as("tkpk");
  const fam = poorFamily({ rt: "014" });
  const { body } = await tkpk.post("/v1/intakes", { channel: "puskesos", household: fam });
  const hid = body.household.id;
  console.log(body.referrals.map((r: any) => [r.program, r.status]));
  const dlh = api.as("agency", { agency: "dlh" });
  await safe("dlh kills child", dlh.post("/v1/intakes", { channel: "person", household: { familyCardNumber: fam.familyCardNumber, areaCode: fam.areaCode, rt: fam.rt, observedOn: "1990-01-01", decile: { value: 10, source: "me", period: "9999" },
    members: fam.members.map((m) => ({ ...m, indicators: {}, status: "deceased" })) } }));
  const g = await tkpk.get(`/v1/households/${hid}`);
  console.log(g.body.members.map((m: any) => [m.name, m.status]), g.body.decile, g.body.observation);
  const r = await tkpk.get(`/v1/households/${hid}/referrals`); console.log(r.body.items.map((x: any) => [x.program, x.status]));
  const ev = await tkpk.get(`/v1/events?limit=200`); console.log(ev.body.items.filter((e: any) => e.data.householdId === hid).map((e: any) => e.type).join(" "));
});

it.sequential("S7 lone surrogates and NULs", async () => {
  const tkpk = api.as("tkpk");
  const fam = poorFamily({ rt: "015" });
  await safe("surrogate address", tkpk.post("/v1/intakes", JSON.stringify({ channel: "rt", household: { ...fam, address: "SURR" } }).replace("SURR", "\\ud800"), { "content-type": "application/json" }));
  const f2 = poorFamily({ rt: "015" });
  await safe("surrogate name", tkpk.post("/v1/intakes", JSON.stringify({ channel: "rt", household: f2 }).replace("Bapak Contoh", "Ba\\udc00pak"), { "content-type": "application/json" }));
  await safe("surrogate need", tkpk.post("/v1/intakes", JSON.stringify({ channel: "rt", needs: [{ kind: "question", text: "SURR" }], household: poorFamily({ rt: "015" }) }).replace("SURR", "\\ud800"), { "content-type": "application/json" }));
  const r = await givenReferral(api);
  const dinkes = api.as("agency", { agency: "dinkes" });
  await safe("surrogate note", dinkes.post(path(r, "notes"), '{"text":"a\\ud800b"}'));
  await safe("nul note", dinkes.post(path(r, "notes"), '{"text":"a\\u0000b"}'));
  await safe("surrogate externalId accept", dinkes.post(path(r, "accept"), '{"externalId":"a\\ud800b"}'));
  await safe("surrogate result ext", dinkes.post(path(r, "complete"), '{"result":{"code":"informed","externalId":"x\\ud800y"}}'));
  await safe("surrogate agency name", tkpk.post("/v1/agencies", '{"code":"zz-a","name":{"id":"a\\ud800","en":"b"}}'));
  await safe("surrogate area name", tkpk.post("/v1/areas", '{"villageCode":"15.71.08.1003","rt":"777","name":"a\\ud800"}'));
  await safe("surrogate area text source", tkpk.put("/v1/areas/15.71.08.1003.777/indicators", '{"indicators":{},"source":"a\\ud800"}'));
  await safe("surrogate settings src", tkpk.put("/v1/settings/minimumWageIdr", '{"value":1,"effectiveFrom":"2026-01-01","source":"a\\ud800"}'));
  await safe("surrogate program", tkpk.post("/v1/programs", JSON.stringify({ code: "zz-p", unit: "household", name: { id: "SURR", en: "x" }, description: { id: "a", en: "b" }, benefit: { id: "a", en: "b" }, howToApply: { id: "a", en: "b" }, sector: "housing", agencies: [{ agency: "perkim", role: "lead" }], referrals: "on-request", validFrom: "2026-01-01" }).replace("SURR", "\\ud800")));
  await safe("surrogate version label", tkpk.post("/v1/programs/pkh/versions", '{"effectiveFrom":"2026-08-01","criteria":[{"code":"aa","label":{"id":"x\\ud800","en":"y"},"expression":"household.decile <= 4"}]}'));
  await safe("surrogate version expr", tkpk.post("/v1/programs/pkh/versions", '{"effectiveFrom":"2026-08-01","criteria":[{"code":"aa","label":{"id":"x","en":"y"},"expression":"household.tenure == \\"\\ud800\\""}]}'));
  await safe("surrogate search", tkpk.post("/v1/households/search", '{"name":"a\\ud800"}'));
  await safe("surrogate search source", tkpk.post("/v1/households/search", '{"source":{"system":"a\\ud800","id":"b"}}'));
  await safe("audit entityId nul", tkpk.get("/v1/audit?entityId=%00"));
  await safe("audit client nul", tkpk.get("/v1/audit?client=a%00b&action=%ff"));
  await safe("enrol ext", tkpk.post("/v1/enrolments", `{"program":"jambi-bugar","subject":{"type":"person","id":"${r.personId}"},"externalId":"a\\ud800"}`));
});
