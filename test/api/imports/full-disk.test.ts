// A database that cannot write for a while, since its disk is full: nobody's rows are rejected for it, and imports go on afterwards.
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { type Api, startApi } from "../../support/api.ts";
import { poorFamily } from "../intakes/sent-households.ts";
import { csv, familyRows, sendFile } from "./import-files.ts";

let api: Api;
beforeAll(async () => {
  api = await startApi();
  // What Postgres says of a full disk, where it would meet it: when rows are written.
  await api.database.pool.query(
    `create function refuse() returns trigger language plpgsql as
     $$ begin raise exception 'could not extend file' using errcode = 'disk_full'; end $$`,
  );
});
afterAll(() => api.stop());
afterEach(() => freeDisk());

const tables = ["households", "import_rows", "import_errors"] as const;
async function fillDisk(...full: (typeof tables)[number][]): Promise<void> {
  for (const table of full) {
    await api.database.pool.query(
      `create trigger full_disk before insert on ${table} execute function refuse()`,
    );
  }
}
async function freeDisk(): Promise<void> {
  for (const table of tables) await api.database.pool.query(`drop trigger if exists full_disk on ${table}`);
}
const see = async (id: string) => (await api.as("tkpk").get(`/v1/imports/${id}`)).body;

it("keeps nothing of a file that does not fit, and asks to send it later", async () => {
  const file = csv(familyRows());
  await fillDisk("import_rows");
  const refused = await sendFile(api, file, { source: "full" });
  expect([refused.status, refused.body.code]).toEqual([503, "unavailable"]);
  const { rows } = await api.database.pool.query("select from imports where source = 'full'");
  expect(rows).toEqual([]);
  await freeDisk();
  expect((await sendFile(api, file, { source: "full" })).status).toBe(202);
  await api.continueImports();
});

it("leaves an import where it is, and it goes on once there is room again", async () => {
  const rows = Array.from({ length: 150 }, () => familyRows()).flat();
  const { body } = await sendFile(api, csv(rows), { source: "filled-up" });
  await fillDisk("households");
  await expect(api.continueImports()).rejects.toThrow();
  const halfway = await see(body.id);
  expect(halfway.finishedAt).toBeNull();
  expect(halfway.rows).toMatchObject({ total: 450, inserted: 0, rejected: 0 });

  await freeDisk();
  await api.continueImports();
  expect(await see(body.id)).toMatchObject({
    status: "completed",
    rows: { total: 450, inserted: 450, rejected: 0 },
    households: { total: 150, inserted: 150 },
  });
});

it("fails for an intake by a 503, with nothing stored", async () => {
  await fillDisk("households");
  const intake = { channel: "puskesos", household: poorFamily() };
  const refused = await api.as("tkpk").post("/v1/intakes", intake);
  expect([refused.status, refused.body.code]).toEqual([503, "unavailable"]);
  await freeDisk();
  expect((await api.as("tkpk").post("/v1/intakes", intake)).status).toBe(201);
});
