// What a hold covers is not offered again by anything but what it waits for, whichever way data come in.
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Api, startApi } from "../../support/api.ts";
import { randomOf } from "../../support/histories/random.ts";
import { csv, familyRows, imported, type Row } from "../imports/import-files.ts";

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const tkpk = () => api.as("tkpk");
const program = "held-off";

/** Draft after draft, each asking the same facts in other words. */
const laws = [
  'household.decile <= 4 && household.tenure == "own"',
  'household.decile < 5 && household.tenure != "rent"',
  'household.tenure == "own" && household.decile in [1, 2, 3, 4]',
];

async function publish(version: number): Promise<void> {
  const path = `/v1/programs/${program}/versions`;
  const criteria = [
    { code: "poor", label: { id: "Miskin", en: "Poor" }, expression: laws[version % laws.length]! },
  ];
  const drafted = await tkpk().post(path, { effectiveFrom: "2026-07-01", criteria });
  const published = await tkpk().post(`${path}/${drafted.body.version}/publish`);
  expect(published.status, JSON.stringify(published.body)).toBe(200);
  await api.keepCurrent();
}

async function givenHeldOff(): Promise<{ rows: Row[]; id: string }> {
  const rows = familyRows();
  await imported(api, csv(rows), { source: "city" });
  const found = await tkpk().post("/v1/households/search", {
    familyCardNumber: rows[0]!.family_card_number,
  });
  const { id } = found.body.items[0];
  const asked = await tkpk().post("/v1/referrals", { program, subject: { type: "household", id } });
  expect(asked.status, JSON.stringify(asked.body)).toBe(201);
  const agency = api.as("agency", { agency: "dinsos" });
  await agency.post(`/v1/referrals/${asked.body.id}/accept`);
  const failed = await agency.post(`/v1/referrals/${asked.body.id}/fail`, {
    reason: { code: "not-eligible-on-visit" },
  });
  expect(failed.status, JSON.stringify(failed.body)).toBe(200);
  return { rows, id };
}

async function stateOf(id: string): Promise<{ held: boolean; open: boolean }> {
  const { body } = await tkpk().get(`/v1/households/${id}/matches`);
  const match = body.items.find((one: any) => one.program === program && one.subject.id === id);
  return { held: match.hold !== undefined, open: match.referralId !== undefined };
}

// Each law and each run matches the whole city, as small as it is.
test("no file, run, release, intake or new version reopens it; a change of a fact that it waits for lifts it", async () => {
  const made = await tkpk().post("/v1/programs", {
    ...{ code: program, unit: "household", sector: "social", referrals: "automatic" },
    name: { id: "Contoh", en: "Example" },
    description: { id: "Contoh", en: "Example" },
    benefit: { id: "Contoh", en: "Example" },
    howToApply: { id: "Contoh", en: "Example" },
    agencies: [{ agency: "dinsos", role: "lead", areas: null, capacity: "capacity" }],
    validFrom: "2026-01-01",
  });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  let version = 0;
  await publish(version);
  await tkpk().post(`/v1/programs/${program}/recipients`, { asOf: "2026-06-30" });
  const { rows, id } = await givenHeldOff();
  let sent = rows;
  let times = 0;
  let period = "2026-Q2";
  const told = (changes: Row) => (sent = sent.map((row) => ({ ...row, ...changes })));
  const deeds: Record<string, () => Promise<unknown>> = {
    file: async () => {
      told({ address: `Jalan Contoh ${times}`, floor_material: times % 2 === 0 ? "7" : "8" });
      times += 1;
      const { status, rows: counted } = await imported(api, csv(sent), { source: "city", period });
      expect([status, counted.rejected], JSON.stringify(counted)).toEqual(["completed", 0]);
    },
    law: () => publish((version += 1)),
    run: async () => {
      await tkpk().post("/v1/matching-runs", { programs: [program] });
      await api.keepCurrent();
    },
    release: () => tkpk().post(`/v1/programs/${program}/releases`, { limit: 100 }),
    intake: () =>
      tkpk().post("/v1/intakes", {
        channel: "rt",
        household: {
          ...{ familyCardNumber: sent[0]!.family_card_number, areaCode: "15.71.08.1003", rt: "012" },
          indicators: { toilet: times % 2 === 0 ? "own" : "none" },
        },
      }),
  };
  const random = randomOf(5);
  const done: string[] = [];
  for (let left = [...Object.keys(deeds), ...Object.keys(deeds)]; left.length > 0;) {
    const name = random.pick(left);
    left = left.toSpliced(left.indexOf(name), 1);
    done.push(name);
    await deeds[name]!();
    expect(await stateOf(id), done.join(", ")).toEqual({ held: true, open: false });
  }

  api.clock.set("2026-10-02T03:00:00Z");
  period = "2026-Q3";
  told({ decile: "3" });
  await deeds.file!();
  expect(await stateOf(id)).toEqual({ held: false, open: false });
  await deeds.intake!();
  expect(await stateOf(id)).toEqual({ held: false, open: true });
}, 60_000);
