// What `satu-pintu generate` writes, an import takes in: every row, with every fact.
import { afterAll, beforeAll, expect, it } from "vitest";
import { csvHeader, toCsvRows } from "../../../src/invented-city/household-csv.ts";
import { inventCity } from "../../../src/invented-city/invent-city.ts";
import { type Api, startApi } from "../../support/api.ts";
import { errorsOf, imported } from "./import-files.ts";

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const cityOf = (seed: number) => [...inventCity({ households: 80, seed })];

async function landed(file: string, sending: Record<string, string>): Promise<void> {
  const record = await imported(api, file, sending);
  expect(record.status, JSON.stringify(await errorsOf(api, record.id))).toBe("completed");
  expect(record.rows.inserted).toBe(record.rows.total);
  expect(record.households.inserted).toBe(80);
}

it("as CSV, families without a card among them", async () => {
  const city = cityOf(1);
  const withoutCard = city.filter(({ familyCardNumber }) => familyCardNumber === undefined);
  expect(withoutCard.length).toBeGreaterThan(0);
  await landed(csvHeader + city.map(toCsvRows).join(""), { source: "invented" });
  for (const { familyCardNumber, source, members, indicators, decile } of [
    ...city.slice(0, 5),
    withoutCard[0]!,
  ]) {
    const filter = familyCardNumber
      ? { familyCardNumber }
      : { source: { system: "invented", id: source!.id } };
    const found = await api.as("tkpk").post("/v1/households/search", filter);
    expect(found.body.items, JSON.stringify(found.body)).toHaveLength(1);
    const [household] = found.body.items;
    expect(household.indicators).toEqual(indicators);
    expect(household.decile?.value).toBe(decile?.value);
    expect(household.members.map((one: any) => [one.name, one.birthDate, one.indicators])).toEqual(
      members.map((one) => [one.name, one.birthDate ?? null, one.indicators]),
    );
  }
});

it("as one household a line", async () => {
  const file = cityOf(2).map((household) => `${JSON.stringify(household)}\n`);
  await landed(file.join(""), { source: "invented", type: "application/x-ndjson" });
});
