// Servers that start at once on one empty database: one of them makes the city, and all of them serve it.
import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, inject, it, vi } from "vitest";
import { createPool } from "../../src/database/connect.ts";
import { databaseUrl, execute } from "../support/database-server.ts";
import { newCityKeys, type Server, startServer } from "../support/run-server.ts";
import { poorFamily } from "../api/intakes/sent-households.ts";

// Each server is a process of its own, compiled as it starts.
vi.setConfig({ testTimeout: 60_000 });

const { adminUrl, template, schema } = inject("databaseServer");
const name = `${template}_together_${randomBytes(4).toString("hex")}`;
const url = databaseUrl(adminUrl, name);
const keys = newCityKeys();
let servers: Server[] = [];

beforeAll(() => execute(adminUrl, `create database ${name}`));
afterAll(async () => {
  for (const { process } of servers) process.kill("SIGKILL");
  await execute(adminUrl, `drop database if exists ${name} with (force)`);
});

it("three at once migrate and seed once, and what one is told the others know", async () => {
  servers = await Promise.all([1, 2, 3].map(() => startServer(keys, { DATABASE_URL: url })));

  const pool = createPool({ connectionString: url, schema, max: 1 });
  const journal = JSON.parse(await readFile("migrations/meta/_journal.json", "utf8")) as {
    entries: object[];
  };
  expect((await pool.query("select from migrations")).rowCount).toBe(journal.entries.length);
  const { rows: seeds } = await pool.query("select action from audit_entries where action like '%.seed'");
  expect(seeds.map(({ action }) => action).sort()).toEqual([
    "agency.seed",
    "area.seed",
    "program.seed",
    "reason.seed",
  ]);
  await pool.end();

  const [first, ...others] = servers as [Server, ...Server[]];
  const desk = { role: "tkpk" } as const;
  const body = { channel: "puskesos", household: poorFamily() };
  const intake = await first.send(desk, "POST", "/v1/intakes", { body });
  expect(intake.status).toBe(201);
  for (const other of others) {
    const { id } = intake.body.household;
    expect(await other.send(desk, "GET", `/v1/households/${id}`)).toMatchObject({
      status: 200,
      body: { id },
    });
  }

  for (const { process } of servers) process.kill("SIGINT");
  for (const { ended } of servers) expect((await ended).exitCode).toBe(0);
});
