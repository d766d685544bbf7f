// What is changed, and changed back before everybody was matched: whoever was matched in between is matched once more.
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Api, startApi } from "../../support/api.ts";
import { poorFamily } from "../intakes/sent-households.ts";
import { newProgram, newVersion } from "../programs/program-bodies.ts";

const today = "2026-07-01";
const yesterday = "2026-06-30";

let api: Api;
beforeAll(async () => {
  api = await startApi();
  await setWage(3_000_000);
  await program("pay", "household.monthlyIncomeIdr < setting.minimumWageIdr");
  await program("tools", "household.decile <= 4");
});
afterAll(() => api.stop());

const tkpk = () => api.as("tkpk");
async function fine(answer: Promise<{ status: number; body: any }>): Promise<any> {
  const { status, body } = await answer;
  expect(status, JSON.stringify(body)).toBeLessThan(300);
  return body;
}

/** In force, and everybody is matched by it. */
async function program(code: string, expression: string): Promise<void> {
  const criteria = [{ code: "rule", label: { id: "x", en: "x" }, expression }];
  await fine(tkpk().post("/v1/programs", newProgram(code, { referrals: "automatic" })));
  await fine(tkpk().post(`/v1/programs/${code}/versions`, newVersion({ criteria, effectiveFrom: today })));
  await fine(tkpk().post(`/v1/programs/${code}/versions/1/publish`));
  await api.keepCurrent();
}

const setWage = (value: number) =>
  fine(api.as("admin").put("/v1/settings/minimumWageIdr", { value, effectiveFrom: today, source: "x" }));
const replaceProgram = (code: string, changes: Record<string, unknown> = {}) => {
  const body = newProgram(code, { referrals: "automatic", ...changes });
  return fine(tkpk().put(`/v1/programs/${code}`, body, { "if-match": "*" }));
};
async function family(): Promise<string> {
  const household = poorFamily({ indicators: { monthlyIncomeIdr: 3_500_000 } });
  return (await fine(tkpk().post("/v1/intakes", { channel: "puskesos", household }))).household.id;
}
const query = async (sql: string, values: unknown[] = []) =>
  (await api.database.pool.query(sql, values)).rows;
const outcomeOf = async (code: string, id: string) =>
  (await query("select outcome from matches where program = $1 and subject_id = $2", [code, id]))[0]?.outcome;
const countRuns = async () => (await query("select from matching_runs")).length;

it("the value of a setting that held in between decides for nobody", async () => {
  const before = await family();
  await setWage(4_000_000);
  const between = await family();
  expect([await outcomeOf("pay", before), await outcomeOf("pay", between)]).toEqual([undefined, "eligible"]);
  await setWage(3_000_000);
  await api.keepCurrent();
  expect([await outcomeOf("pay", before), await outcomeOf("pay", between)]).toEqual([undefined, undefined]);
  const { items } = await fine(tkpk().get(`/v1/households/${between}/referrals`));
  expect(items.find((one: any) => one.program === "pay")).toMatchObject({ status: "cancelled" });
});

it("the last day of a program that held in between ends it for nobody", async () => {
  await replaceProgram("tools", { validTo: yesterday });
  const between = await family();
  expect(await outcomeOf("tools", between)).toBeUndefined();
  await replaceProgram("tools");
  await api.keepCurrent();
  expect(await outcomeOf("tools", between)).toBe("eligible");
});

it("a program that had ended, and went on in between, is nobody's", async () => {
  await replaceProgram("tools", { validTo: yesterday });
  await api.keepCurrent();
  await replaceProgram("tools");
  const between = await family();
  expect(await outcomeOf("tools", between)).toBe("eligible");
  await replaceProgram("tools", { validTo: yesterday });
  await api.keepCurrent();
  expect(await outcomeOf("tools", between)).toBeUndefined();
});

it("what is said again, or decides nothing, has nobody matched again", async () => {
  await api.keepCurrent();
  const before = await countRuns();
  await setWage(3_000_000);
  await replaceProgram("pay", { name: { id: "Nama lain", en: "Another name" } });
  await api.keepCurrent();
  expect(await countRuns()).toBe(before);
  await setWage(3_100_000);
  await api.keepCurrent();
  expect(await countRuns()).toBe(before + 1);
});
