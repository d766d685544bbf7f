// Two cities in one database, each a schema: neither server, nor command, nor job of one meets anything of the other.
import { randomBytes } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, inject, it, vi } from "vitest";
import { jakartaDate } from "../../src/jakarta-date.ts";
import { databaseUrl, execute } from "../support/database-server.ts";
import { type Ended, runCommand } from "../support/run-program.ts";
import { newCityKeys, type Server, startServer } from "../support/run-server.ts";
import { poorFamily } from "../api/intakes/sent-households.ts";
import { newProgram, newVersion } from "../api/programs/program-bodies.ts";

// Each server and command is a process of its own.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const { adminUrl, template } = inject("databaseServer");
const name = `${template}_cities_${randomBytes(4).toString("hex")}`;
// Alike in everything but the schema, as by a mistake of whoever runs them.
const common = { ...newCityKeys(), DATABASE_URL: databaseUrl(adminUrl, name) };
const family = poorFamily();
const desk = { role: "tkpk" } as const;

let folder: string;
let jambi: Server;
let palembang: Server;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "satu-pintu-cities-"));
  await execute(adminUrl, `create database ${name}`);
  [jambi, palembang] = await Promise.all([serve("jambi"), serve("palembang")]);
});
afterAll(async () => {
  for (const { process } of [jambi, palembang]) process.kill("SIGKILL");
  await execute(adminUrl, `drop database if exists ${name} with (force)`);
  await rm(folder, { recursive: true });
});

const settings = (city: string) => ({ ...common, DATABASE_SCHEMA: city, DATA_DIR: join(folder, city) });
const serve = (city: string) => startServer(common, settings(city));
const run = (city: string, ...args: string[]): Promise<Ended> => runCommand(args, settings(city));
const register = (server: Server) =>
  server.send(desk, "POST", "/v1/intakes", { body: { channel: "puskesos", household: family } });

it("the same family is a household of each, which the other does not know", async () => {
  const here = (await register(jambi)).body.household.id as string;
  const elsewhere = await palembang.send(desk, "GET", `/v1/households/${here}`);
  expect(elsewhere.status).toBe(404);
  const events = await palembang.send(desk, "GET", "/v1/events?after=0&type=household.registered");
  expect(events.body.items).toEqual([]);

  const there = await register(palembang);
  expect(there.status).toBe(201);
  expect(there.body.household.id).not.toBe(here);
  expect(there.body.referrals).not.toEqual([]);
  const again = await register(jambi);
  expect(again.body.household.id).toBe(here);
  const referrals = await jambi.send(desk, "GET", "/v1/referrals?limit=200");
  expect(referrals.body.items.map((one: any) => one.householdId)).not.toContain(there.body.household.id);
});

it("a client of one is none of the other, nor is a token", async () => {
  const made = await run("jambi", "client", "create", "--name", "Uji Coba", "--role", "analyst", "--json");
  const { clientId, clientSecret } = JSON.parse(made.stdout) as Record<string, string>;
  const authorization = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString("base64")}`;
  const ask = (server: Server) =>
    fetch(`${server.url}/oauth/token`, {
      method: "POST",
      headers: { authorization, "content-type": "application/x-www-form-urlencoded" },
      body: "grant_type=client_credentials",
    });
  const given = await ask(jambi);
  expect(given.status).toBe(200);
  expect((await ask(palembang)).status).toBe(401);
  const { access_token: token } = (await given.json()) as { access_token: string };
  const headers = { authorization: `Bearer ${token}` };
  expect((await fetch(`${jambi.url}/v1/programs`, { headers })).status).toBe(200);
  expect((await fetch(`${palembang.url}/v1/programs`, { headers })).status).toBe(401);
  expect((await run("palembang", "client", "list")).stdout).not.toContain(clientId);
});

it("commands import, match and export one city, and its audit trail stands by itself", async () => {
  const file = join(folder, "households.csv");
  const { stdout } = await run("jambi", "generate", "--households", "20", "--seed", "5");
  await writeFile(file, stdout);
  const imported = await run("palembang", "import", file, "--source", "dtsen", "--period", "2026-Q1");
  expect(imported).toMatchObject({ exitCode: 0 });

  const count = async (server: Server) =>
    (await server.send(desk, "GET", "/v1/events?after=0&limit=200&type=household.registered")).body.items
      .length as number;
  expect(await count(jambi)).toBe(1);
  expect(await count(palembang)).toBe(21);
  const imports = await jambi.send(desk, "GET", "/v1/events?after=0&type=import.completed");
  expect(imports.body.items).toEqual([]);

  const sizes = await Promise.all(
    ["jambi", "palembang"].map(async (city) => {
      const path = join(folder, `${city}.export`);
      expect(await run(city, "export", path)).toMatchObject({ exitCode: 0 });
      expect(await run(city, "audit", "verify")).toMatchObject({ exitCode: 0 });
      return (await readFile(path)).length;
    }),
  );
  expect(sizes[1]).toBeGreaterThan(sizes[0]!);
});

it("goes on with its jobs when another city is new in the database, and ends when told to", async () => {
  const send = async (path: string, body: unknown = {}) => {
    const answer = await jambi.send(desk, "POST", path, { body });
    expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
  };
  const publish = async (number: number, expression: string) => {
    const criteria = [{ code: "rule", label: { id: "x", en: "x" }, expression }];
    const version = newVersion({ effectiveFrom: jakartaDate(new Date()), criteria });
    await send("/v1/programs/roofs/versions", version);
    await send(`/v1/programs/roofs/versions/${number}/publish`);
  };
  const stored = async () =>
    Number(
      (await execute(common.DATABASE_URL, "select version from jambi.matches where program = 'roofs'"))[0]
        ?.version,
    );
  const until = async (version: number) => {
    while ((await stored()) !== version) await sleep(50);
  };
  await register(jambi);
  await send("/v1/programs", newProgram("roofs"));
  await publish(1, "household.decile <= 4");
  await until(1);

  expect(await run("bengkulu", "client", "list")).toMatchObject({ exitCode: 0 });
  await publish(2, "household.decile <= 3");
  await until(2);

  // Told to while it is at the beginning anew.
  expect(await run("lampung", "client", "list")).toMatchObject({ exitCode: 0 });
  jambi.process.kill("SIGTERM");
  expect((await jambi.ended).exitCode).toBe(0);
});
