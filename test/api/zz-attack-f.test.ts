import { afterAll, beforeAll, it } from "vitest";
import { type Api, startApi } from "../support/api.ts";
import { poorFamily, nationalId, familyCardNumber } from "./intakes/sent-households.ts";
import { givenReferral, givenHome, givenRt, open, openingFor, path } from "./referrals/given-referral.ts";
let api: Api;
beforeAll(async () => { api = await startApi(); });
afterAll(() => api.stop());
const tally = (label: string, rs: PromiseSettledResult<any>[]) => { const t: Record<string, number> = {}; for (const r of rs) { const k = r.status === "rejected" ? `THROW ${String(r.reason.message).slice(0, 200)}` : `${r.value.status}${r.value.status >= 400 ? ` ${r.value.body?.code}` : ""}`; t[k] = (t[k] ?? 0) + 1; } console.log(`## ${label}`, JSON.stringify(t)); };
const all = (ps: Promise<any>[]) => Promise.allSettled(ps);
const agency = (a: string) => api.as("agency", { agency: a });

it.sequential("referral races", async () => {
  const tkpk = api.as("tkpk");
  const names = Array.from({ length: 12 }, (_, i) => `ag-${i}`);
  for (const n of names) await tkpk.post("/v1/agencies", { code: n, name: { id: n, en: n } });
  for (let k = 0; k < 5; k++) {
    const r = await givenReferral(api, { candidates: names });
    const rs = await all(names.map((n) => agency(n).post(path(r, "accept")))); tally("12 accept one", rs);
    const tr = await tkpk.get(path(r)); console.log("  holder", tr.body.holder, tr.body.transitions.length);
  }
  for (let k = 0; k < 4; k++) { const r = await givenReferral(api); tally("accept vs cancel vs decline vs recall vs reassign vs claim", await all([agency("dinkes").post(path(r, "accept")), tkpk.post(path(r, "cancel"), { reason: { code: "duplicate" } }), agency("dinsos").post(path(r, "decline"), { reason: { code: "no-capacity" } }), tkpk.post(path(r, "recall"), { reason: { code: "other" } }), tkpk.post(path(r, "reassign"), { agency: "dlh" }), agency("dinkes").post("/v1/referrals/claim", { limit: 5 }), agency("dinsos").post("/v1/referrals/claim", { limit: 5 }), tkpk.post("/v1/enrolments", { program: "jambi-bugar", subject: { type: "person", id: r.personId } })])); const g = await tkpk.get(path(r)); console.log("  →", g.body.status, g.body.holder, g.body.transitions.map((t: any) => t.action).join(",")); }
  const rs = await Promise.all(Array.from({ length: 20 }, () => givenReferral(api)));
  tally("12 claims of 20", await all(Array.from({ length: 12 }, (_, i) => agency(i % 2 ? "dinkes" : "dinsos").post("/v1/referrals/claim", { limit: 7 }))));
  const { rows } = await api.database.pool.query("select r.id, count(*)::int n from referral_transitions t join referrals r on r.id=t.referral_id where t.action='accept' and r.id = any($1) group by 1 having count(*)>1", [rs.map((r) => r.id)]); console.log("  double accepted", rows.length);
  const done = await givenReferral(api); await agency("dinkes").post(path(done, "accept"));
  tally("20 completes", await all(Array.from({ length: 20 }, () => agency("dinkes").post(path(done, "complete"), { result: { code: "enrolled" } }))));
  tally("complete vs reopen vs enrol", await all([tkpk.post(path(done, "reopen"), { reason: { code: "other" } }), tkpk.post(path(done, "reopen"), { reason: { code: "other" } }), tkpk.post("/v1/enrolments", { program: "jambi-bugar", subject: { type: "person", id: done.personId } })]));
  const h = await givenHome(api); tally("10 requests one", await all(Array.from({ length: 10 }, () => tkpk.post("/v1/referrals", { program: "jambi-bugar", subject: { type: "person", id: h.personId } }))));
  tally("10 enrol one", await all(Array.from({ length: 10 }, () => tkpk.post("/v1/enrolments", { program: "pip", subject: { type: "person", id: h.personId } }))));
  tally("notes", await all(Array.from({ length: 20 }, () => tkpk.post(path(done, "notes"), { text: "x" }))));
}, 60000);

it.sequential("intake races", async () => {
  const tkpk = api.as("tkpk");
  const M = (i: number, extra: any = {}) => ({ nationalId: `15710801019${String(10000 + i)}`.slice(0, 16).padEnd(16, "1"), name: `P${i}`, sex: "male", birthDate: "1990-01-01", relation: "other-relative", indicators: {}, ...extra });
  const NIK = Array.from({ length: 12 }, () => nationalId("1990-01-01", "male"));
  const m = (i: number) => ({ nationalId: NIK[i], name: `P${i}`, sex: "male", birthDate: "1990-01-01", relation: i === 0 ? "head" : "other-relative", indicators: {} });
  const rel = (await tkpk.post("/v1/intakes", { channel: "rt", household: poorFamily({ rt: "060", members: [m(1)] }) })); if (rel.status !== 201) console.log("rel", JSON.stringify(rel.body).slice(0, 400));
  for (let k = 0; k < 3; k++) {
    const kk = familyCardNumber(); const ids = Array.from({ length: 6 }, () => nationalId("1990-01-01", "male"));
    const mem = (j: number) => ({ nationalId: ids[j], name: `Q${j}`, sex: "male", birthDate: "1990-01-01", relation: "child", indicators: { schooling: "attending" } });
    tally("20 intakes one household shuffled", await all(Array.from({ length: 20 }, (_, i) => tkpk.post("/v1/intakes", { channel: "rt", household: poorFamily({ familyCardNumber: kk, rt: `0${70 + (i % 5)}`, membersComplete: i % 3 === 0, members: [0, 1, 2, 3, 4, 5].sort(() => Math.random() - 0.5).map(mem) }) }))));
    const ids2 = Array.from({ length: 6 }, () => nationalId("1990-01-01", "male"));
    tally("20 intakes different cards sharing members", await all(Array.from({ length: 20 }, (_, i) => tkpk.post("/v1/intakes", { channel: "rt", household: poorFamily({ rt: `${700 + k * 20 + i}`, membersComplete: true, members: [0, 1, 2, 3, 4, 5].sort(() => Math.random() - 0.5).slice(0, 3).map((j) => ({ ...mem(j), nationalId: ids2[j] })) }) }))));
    const { rows } = await api.database.pool.query("select person_id from memberships where left_on is null group by 1 having count(*)>1"); console.log("  persons in two", rows.length);
    const { rows: ghost } = await api.database.pool.query("select h.id from households h where not exists (select from identifiers i where i.owner_id=h.id) and exists (select from persons p where p.name like 'Q%')"); console.log("  households without number", ghost.length);
  }
  tally("RT creation races", await all([...Array.from({ length: 6 }, () => tkpk.post("/v1/areas", { villageCode: "15.71.08.1003", rt: "888" })), ...Array.from({ length: 6 }, () => tkpk.put("/v1/areas/15.71.08.1003.888/indicators", { indicators: {} })), ...Array.from({ length: 6 }, () => tkpk.post("/v1/intakes", { channel: "rt", household: poorFamily({ rt: "888" }) }))]));
  const f = poorFamily({ rt: "890" }); const i = await tkpk.post("/v1/intakes", { channel: "puskesos", household: f }); const hid = i.body.household.id; const g = await tkpk.get(`/v1/households/${hid}`);
  const { membersComplete: _, ...rep } = f as any; const members = f.members.map((mm, j) => ({ ...mm, personId: g.body.members[j].personId }));
  for (let k = 0; k < 3; k++) { const refs = await tkpk.get(`/v1/households/${hid}/referrals`); const r0 = refs.body.items[0];
  tally("PUT vs intake vs move vs agency", await all([...Array.from({ length: 5 }, (_, j) => tkpk.put(`/v1/households/${hid}`, { ...rep, rt: String(890 + j), members }, { "if-match": "*" })), ...Array.from({ length: 5 }, (_, j) => tkpk.post("/v1/intakes", { channel: "rt", household: { ...f, rt: String(895 - j), members: [...f.members].reverse() } })), ...Array.from({ length: 3 }, () => tkpk.put(`/v1/areas/15.71.08.1003.891/indicators`, { indicators: {} })), agency("disdik").post(`/v1/referrals/${r0.id}/accept`), tkpk.post(`/v1/referrals/${r0.id}/recall`, { reason: { code: "other" } }), tkpk.post("/v1/enrolments", { program: "pkh", subject: { type: "household", id: hid } }), tkpk.post("/v1/programs/pkh/recipients", { asOf: "2026-06-30" })])); }
  // swaps: A→X,B→Y then both
  const fa = poorFamily({ rt: "901" }), fb = poorFamily({ rt: "902" }); await tkpk.post("/v1/intakes", { channel: "rt", household: fa }); await tkpk.post("/v1/intakes", { channel: "rt", household: fb });
  for (let k = 0; k < 3; k++) tally("cross moves", await all(Array.from({ length: 16 }, (_, j) => tkpk.post("/v1/intakes", { channel: "puskesos", household: { ...(j % 2 ? fa : fb), rt: j % 4 < 2 ? "901" : "902" } }))));
  for (let k = 0; k < 2; k++) tally("cross moves into new RTs", await all(Array.from({ length: 16 }, (_, j) => tkpk.post("/v1/intakes", { channel: "puskesos", household: { ...(j % 2 ? fa : fb), rt: String(910 + k * 8 + (j % 4)) } }))));
}, 120000);

it.sequential("programs races", async () => {
  const tkpk = api.as("tkpk"); const t = { id: "x", en: "x" };
  const np = { code: "zz-race", unit: "household", name: t, description: t, benefit: t, howToApply: t, sector: "housing", agencies: [{ agency: "perkim", role: "lead" }], referrals: "automatic", validFrom: "2026-01-01" };
  tally("create program", await all(Array.from({ length: 8 }, () => tkpk.post("/v1/programs", np))));
  tally("create agency", await all(Array.from({ length: 8 }, () => tkpk.post("/v1/agencies", { code: "zz-race", name: t }))));
  tally("create versions", await all(Array.from({ length: 8 }, () => tkpk.post("/v1/programs/zz-race/versions", { effectiveFrom: "2026-07-01", criteria: [{ code: "aa", label: t, expression: "household.decile <= 4" }] }))));
  tally("publish + replace + intake", await all([...Array.from({ length: 4 }, () => tkpk.post("/v1/programs/zz-race/versions/1/publish")), ...Array.from({ length: 4 }, () => tkpk.put("/v1/programs/zz-race/versions/1", { effectiveFrom: "2026-07-01", criteria: [{ code: "aa", label: t, expression: "household.decile <= 5" }] }, { "if-match": "*" })), ...Array.from({ length: 6 }, () => tkpk.post("/v1/intakes", { channel: "rt", household: poorFamily({ rt: "960" }) })), ...Array.from({ length: 3 }, () => tkpk.put("/v1/programs/zz-race", { ...np, agencies: [{ agency: "dinsos", role: "lead" }] }, { "if-match": "*" }))]));
  tally("settings", await all(Array.from({ length: 8 }, (_, i) => tkpk.put("/v1/settings/minimumWageIdr", { value: i, effectiveFrom: "2026-01-01" }))));
  tally("put agency", await all(Array.from({ length: 8 }, () => tkpk.put("/v1/agencies/zz-race", { name: t }, { "if-match": '"1"' }))));
  tally("events+audit while writing", await all([...Array.from({ length: 8 }, () => tkpk.get("/v1/events?limit=5")), ...Array.from({ length: 8 }, () => tkpk.get("/v1/audit?limit=5")), ...Array.from({ length: 6 }, () => tkpk.post("/v1/intakes", { channel: "rt", household: poorFamily({ rt: "961" }) }))]));
  // CEL small bombs & odd names
  let n = 0; for (const e of ['cel.bind(constructor, 1, constructor > 0)', 'cel.bind(this, household.decile, this > 0)', 'cel.bind(arguments, household.decile, arguments > 0)', 'cel.bind(eval, household.decile, eval > 0)', 'cel.bind(yield, household.decile, yield > 0)', 'cel.bind(await, household.decile, await > 0)', 'cel.bind(household.tenure, 1, true)', 'members.exists(undefined, undefined.age > 1)', 'members.exists(f, f.age > 1)', 'household.decile > 0 // c\n', '"x" in household.receives',
    (() => { let b = "z > 1"; for (let i = 24; i > 0; i--) b = `cel.bind(${i === 24 ? "z" : `a${i}`}, ${i === 1 ? "household.decile" : `a${i - 1} * a${i - 1}`}, ${b})`; return b; })(),
    (() => { let b = "z"; for (let i = 24; i > 0; i--) b = `cel.bind(${i === 24 ? "z" : `a${i}`}, ${i === 1 ? "household.decile > 2" : `(a${i - 1} ? a${i - 1} : !a${i - 1})`}, ${b})`; return b; })(),
    (() => { let b = "z > 1"; for (let i = 24; i > 0; i--) b = `cel.bind(${i === 24 ? "z" : `a${i}`}, ${i === 1 ? "size(members.filter(m, m.age > 5))" : `(a${i - 1} > 2 ? a${i - 1} + 1 : a${i - 1} - 1)`}, ${b})`; return b; })(),
    (() => { let b = 'size(z) > 1'; for (let i = 20; i > 0; i--) b = `cel.bind(${i === 20 ? "z" : `a${i}`}, ${i === 1 ? "members.map(m, m.age)" : `a${i - 1} + a${i - 1}`}, ${b})`; return b; })(),
    (() => { let b = 'z == "q"'; for (let i = 24; i > 0; i--) b = `cel.bind(${i === 24 ? "z" : `a${i}`}, ${i === 1 ? '"xxxxxxxx"' : `a${i - 1} + a${i - 1}`}, ${b})`; return b; })(),
    (() => { let b = "household.decile"; for (let i = 0; i < 30; i++) b = `(household.tenure == "own" ? ${b} + ${i} : ${b.length < 300 ? "2" : "3"})`; return b + " > 2"; })(),
    `members.all(a, members.exists(b, ${Array(60).fill("a.age < b.age").join(" || ")}))`]) {
    const s = performance.now(); const code = `zz-b${n++}`; await tkpk.post("/v1/programs", { ...np, code, referrals: "on-request" });
    const v = await tkpk.post(`/v1/programs/${code}/versions`, { effectiveFrom: "2026-07-01", criteria: [{ code: "aa", label: t, expression: e }] });
    if (v.status !== 201) { console.log(`## CEL ${e.slice(0, 50)} ${v.status} ${JSON.stringify(v.body.errors).slice(0, 200)}`); continue; }
    const p = await tkpk.post(`/v1/programs/${code}/versions/1/publish`);
    const res: string[] = []; for (const h of [{ members: [{ sex: "male", relation: "head" }, { sex: "male", birthDate: "2000-01-01", relation: "child" }] }, { decile: { value: 3, source: "a", period: "2026" }, indicators: { tenure: "own" }, members: Array.from({ length: 60 }, (_, i) => ({ name: `x${i}`, sex: "male", birthDate: i % 2 ? undefined : "2000-01-01", relation: i ? "child" : "head" })) }]) { try { const s2 = performance.now(); const a = await tkpk.post("/v1/screenings", { household: h }); res.push(`${a.status} ${a.body.matches?.find((x: any) => x.program === code)?.outcome ?? JSON.stringify(a.body).slice(0, 200)} ${Math.round(performance.now() - s2)}ms`); } catch (er: any) { res.push("THROW " + er.message.slice(0, 150)); } }
    console.log(`## CEL ${e.slice(0, 50).replaceAll("\n", "~")} (${e.length}) v${v.status} p${p.status} ${res.join(" | ")} total ${Math.round(performance.now() - s)}ms`);
  }
}, 120000);
