// What a new city starts with.
import { afterAll, beforeAll, expect, it } from "vitest";
import { systemActor } from "../../../src/auth/system-actor.ts";
import { seedCity } from "../../../src/seed-city.ts";
import { type Api, startApi } from "../../support/api.ts";

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

it("servers that start at once fill an empty city once, and say so in the audit trail", async () => {
  const { pool } = api.database;
  await pool.query(
    "truncate areas, area_aliases, agencies, programs, program_agencies, program_versions, reasons, audit_entries cascade",
  );
  const seeded = await Promise.all([1, 2, 3, 4].map(() => seedCity(api.ctx(systemActor("system")))));
  expect(seeded.filter(Boolean)).toHaveLength(1);

  const { body } = await api.as("tkpk").get("/v1/audit");
  expect(body.items.map((item: { action: string; actor: string }) => `${item.actor} ${item.action}`)).toEqual(
    ["system area.seed", "system agency.seed", "system program.seed", "system reason.seed"],
  );
  for (const [path, count] of [
    ["/v1/areas?limit=200", 80],
    ["/v1/agencies?limit=200", 13],
    ["/v1/programs?limit=200", 12],
  ] as const) {
    expect((await api.as("tkpk").get(path)).body.items).toHaveLength(count);
  }
  expect((await api.as("tkpk").get("/v1/reasons")).body.items.length).toBeGreaterThan(10);
});
