import { afterAll, beforeAll, it } from "vitest";
import { type Api, startApi } from "../support/api.ts";
import { createLog } from "../../src/log.ts";
import { poorFamily, familyCardNumber } from "./intakes/sent-households.ts";
import pg from "pg";
import { drizzle } from "drizzle-orm/node-postgres";
import { households } from "../../src/households/tables.ts";
import { eq } from "drizzle-orm";
let api: Api;
beforeAll(async () => { api = await startApi(); });
afterAll(() => api.stop());
it.sequential("i", async () => {
  const tkpk = api.as("tkpk");
  const lines: string[] = []; const log = createLog("info", { write: (s: string) => void lines.push(s) } as any);
  const pool = new pg.Pool({ connectionString: "postgres://x:y@127.0.0.1:1/z", connectionTimeoutMillis: 300 });
  await drizzle(pool).select().from(households).where(eq(households.address, "Jalan Rahasia 5")).catch((e) => log.error({ err: e }, "x")); await pool.end();
  console.log("LOG", lines.join("").slice(0, 600), "LEAK:", lines.join("").includes("Rahasia"));
  const s = await tkpk.post("/v1/screenings", { household: { members: [null, { sex: "male", relation: "head", birthDate: "2000-01-01", birthYear: 2000 }] } }); console.log("index shift", JSON.stringify(s.body.errors.map((e: any) => [e.pointer, e.code])));
  const al = await tkpk.get("/v1/areas/15.71.08.1003"); console.log(JSON.stringify(al.body.aliases));
  for (const a of al.body.aliases) { const r = await tkpk.post("/v1/intakes", { channel: "rt", household: poorFamily({ areaCode: a.alias }) }); console.log("alias household", a, r.status, r.body.errors); const q = await tkpk.post("/v1/intakes", { channel: "rt", area: { areaCode: a.alias, rt: "012", indicators: {} } }); console.log("alias area", a, q.status, q.body.errors ?? q.body.code); const l = await tkpk.get(`/v1/referrals?area=${a.alias}`); console.log("list", l.status); }
  const { rows } = await api.database.pool.query("select * from area_aliases where kind='former' limit 3"); console.log(rows);
  for (const a of rows) { const q = await tkpk.post("/v1/intakes", { channel: "rt", area: { areaCode: a.alias, rt: "012", indicators: {} } }); console.log("former alias area", a.alias, q.status, q.body.errors ?? q.body.code); const h = await tkpk.post("/v1/intakes", { channel: "rt", household: poorFamily({ areaCode: a.alias }) }); console.log("former alias household", h.status); }
  const f = api.as("field", { area: "15.71.08.1003.012" }); const h = await f.post("/v1/intakes", { channel: "field-officer", household: poorFamily() }); console.log("RT-limited field sends own RT", h.status, h.body.detail);
  // inactive/resurrect by weak intake: member deceased revived
  const fam = poorFamily({ rt: "070" }); await tkpk.post("/v1/intakes", { channel: "puskesos", household: { ...fam, members: fam.members.map((m, i) => i === 2 ? { ...m, status: "deceased" } : m) } });
  const rv = await api.as("agency", { agency: "dlh" }).post("/v1/intakes", { channel: "person", household: { familyCardNumber: fam.familyCardNumber, areaCode: fam.areaCode, rt: fam.rt, observedOn: "1990-01-01", members: [{ ...fam.members[2], status: "active", indicators: {} }] } }); const g = await tkpk.get(`/v1/households/${rv.body.intake.householdId}`); console.log("revived:", g.body.members.map((m: any) => [m.name, m.status]));
  // unverified agency member injection into verified household
  const inj = await api.as("agency", { agency: "dlh" }).post("/v1/intakes", { channel: "person", household: { familyCardNumber: fam.familyCardNumber, areaCode: fam.areaCode, rt: fam.rt, observedOn: "1990-01-01", members: [{ name: "Ghost", sex: "male", birthDate: "2016-01-01", relation: "child", indicators: { schooling: "attending", schoolType: "private", schoolLevel: "sd" } }] } }); const g2 = await tkpk.get(`/v1/households/${rv.body.intake.householdId}/referrals`); console.log("ghost referrals", inj.status, g2.body.items.map((r: any) => [r.program, r.subject.label, r.status]));
  // recipients-declared oracle: agencies can ask outside area RT
  const dlh = api.as("agency", { agency: "dlh" }); const e1 = await dlh.post("/v1/enrolments", { program: "pkh", subject: { type: "household", id: rv.body.intake.householdId } }); const e2 = await dlh.post("/v1/enrolments", { program: "pkh", subject: { type: "household", id: "0198c0de-7a00-7000-8000-000000000001" } }); console.log("enrol existence oracle", e1.status, e2.status);
});
