// Holidays: entered, said anew, taken away; by whom.
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Api, startApi } from "../../support/api.ts";

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const source = "Decree of 2026";

test("the table is empty until the city enters dates, and lists them by date", async () => {
  const tkpk = api.as("tkpk");
  expect((await tkpk.get("/v1/holidays")).body.items).toEqual([]);
  await tkpk.put("/v1/holidays/2026-12-25", { name: "Natal", source });
  const entered = await tkpk.put("/v1/holidays/2026-08-17", { name: "Kemerdekaan", source });
  expect(entered.status).toBe(200);
  expect(entered.body).toMatchObject({ date: "2026-08-17", name: "Kemerdekaan", source });
  const first = await api.as("agency", { agency: "dinsos" }).get("/v1/holidays?limit=1");
  expect(first.body.items).toEqual([entered.body]);
  const second = await tkpk.get(`/v1/holidays?cursor=${first.body.nextCursor}`);
  expect(second.body.items).toMatchObject([{ date: "2026-12-25" }]);
});

test("a date is said anew, and taken away once", async () => {
  const tkpk = api.as("tkpk");
  const path = "/v1/holidays/2027-01-01";
  await tkpk.put(path, { name: "Tahun baru", source });
  expect((await tkpk.put(path, { name: "Tahun Baru Masehi", source })).body.name).toBe("Tahun Baru Masehi");
  expect((await tkpk.delete(path)).status).toBe(204);
  expect((await tkpk.delete(path)).status).toBe(404);
});

test("holidays are the coordination team's and the administrator's to enter", async () => {
  const path = "/v1/holidays/2027-03-01";
  const body = { name: "Libur", source };
  expect((await api.as("agency", { agency: "dinsos" }).put(path, body)).status).toBe(403);
  expect((await api.as("integrator").delete(path)).status).toBe(403);
  expect((await api.as("admin").put(path, body)).status).toBe(200);
  expect((await api.as("admin").put("/v1/holidays/2027-02-30", body)).status).toBe(400);
});
