import { afterAll, beforeAll, it } from "vitest";
import { type Api, startApi } from "../support/api.ts";
import { poorFamily } from "./intakes/sent-households.ts";
let api: Api;
it.sequential("cel iso", async () => {
  const t = { id: "x", en: "x" };
  const chain = (n: number, first: string, step: (a: string) => string, last: string) => { let b = last; for (let i = n; i > 0; i--) b = `cel.bind(${i === n ? "z" : `a${i}`}, ${i === 1 ? first : step(`a${i - 1}`)}, ${b})`; return b; };
  const cases: Record<string, string> = {
    mul24: chain(24, "household.decile", (a) => `${a} * ${a}`, "z > 1"), mul6: chain(6, "household.decile", (a) => `${a} * ${a}`, "z > 1"), tern24: chain(24, "household.decile > 2", (a) => `(${a} ? ${a} : !${a})`, "z"), cnt24: chain(24, "size(members.filter(m, m.age > 5))", (a) => `(${a} > 2 ? ${a} + 1 : ${a} - 1)`, "z > 1"), tern12: chain(12, "household.decile > 2", (a) => `(${a} ? ${a} : !${a})`, "z"),
    nestT: (() => { let b = "household.decile"; for (let i = 0; i < 30; i++) b = `(household.tenure == "own" ? ${b} + ${i} : 3)`; return b + " > 2"; })(),
    quad: `members.all(a, members.exists(b, ${Array(60).fill("a.age < b.age").join(" || ")}))`, quad5: `members.all(a, members.exists(b, ${Array(5).fill("a.age < b.age").join(" || ")}))`,
    sumchain: `sum(members.map(m, m.age)) * 9007199254740991 > 1`, neg: "-(-9007199254740991 - household.decile) > 1", idx: "members[0].age > members[1].age", ynested: "today.year * 9007199254740991 > 1", incomeMul: "household.incomeMonthlyIdr * household.incomeMonthlyIdr * household.incomeMonthlyIdr > 1", dblsum: "double(household.decile) * 1e308 * 1e308 > 1.0" };
  for (const [n, e] of Object.entries(cases)) {
    api = await startApi(); const tkpk = api.as("tkpk");
    await tkpk.post("/v1/programs", { code: "zz-x", unit: "household", name: t, description: t, benefit: t, howToApply: t, sector: "housing", agencies: [{ agency: "perkim", role: "lead" }], referrals: "automatic", validFrom: "2026-01-01" });
    const v = await tkpk.post(`/v1/programs/zz-x/versions`, { effectiveFrom: "2026-07-01", criteria: [{ code: "aa", label: t, expression: e }] });
    if (v.status !== 201) { console.log(`## ${n} ${v.status} ${JSON.stringify(v.body.errors).slice(0, 200)}`); await api.stop(); continue; }
    await tkpk.post(`/v1/programs/zz-x/versions/1/publish`);
    const res: string[] = []; const run = async (label: string, p: () => Promise<any>) => { const s2 = performance.now(); try { const a = await p(); res.push(`${label}:${a.status} ${a.body.matches?.find((x: any) => x.program === "zz-x")?.outcome ?? ""} ${Math.round(performance.now() - s2)}ms`); } catch (er: any) { res.push(label + " THROW " + er.message.slice(0, 150)); } };
    for (const [k, h] of Object.entries({ unknown: { members: [{ sex: "male", relation: "head" }, { sex: "male", birthDate: "2000-01-01", relation: "child" }] }, known60: { decile: { value: 3, source: "a", period: "2026" }, indicators: { tenure: "own" }, members: Array.from({ length: 60 }, (_, i) => ({ name: `x${i}`, sex: "male", birthDate: "2000-01-01", relation: i ? "child" : "head" })) }, half60: { members: Array.from({ length: 60 }, (_, i) => ({ name: `x${i}`, sex: "male", birthDate: i % 2 ? undefined : "2000-01-01", relation: i ? "child" : "head" })) }, un60: { members: Array.from({ length: 60 }, (_, i) => ({ name: `x${i}`, sex: "male", relation: i ? "child" : "head" })) } })) await run(k, () => tkpk.post("/v1/screenings", { household: h }));
    const f = poorFamily({ decile: undefined, indicators: {} }); await run("intake", () => tkpk.post("/v1/intakes", { channel: "rt", household: f }));
    await run("intake no members", () => tkpk.post("/v1/intakes", { channel: "rt", household: poorFamily({ decile: undefined, members: [] }) }));
    console.log(`## ${n} (${e.length}): ${res.join(" | ")}`); await api.stop();
  }
}, 240000);
