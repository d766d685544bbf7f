// A city's data move from its own Postgres to a given one and back, as the commands do it.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, readFile, rm, stat, truncate, writeFile } from "node:fs/promises";
import { randomBytes } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, inject, it, vi } from "vitest";
import { createPool } from "../../src/database/connect.ts";
import { readLocation } from "../../src/database/embedded/location.ts";
import { findPostmaster } from "../../src/database/embedded/postmaster.ts";
import { databaseUrl, execute } from "../support/database-server.ts";
import { programOf, runCommand } from "../support/run-program.ts";
import { newCityKeys, type Server, startServer } from "../support/run-server.ts";
import { poorFamily } from "../api/intakes/sent-households.ts";

// Servers and commands are processes of their own, compiled as they start.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const { adminUrl, template, schema } = inject("databaseServer");
const keys = newCityKeys();
const desk = { role: "tkpk" } as const;
const databases: string[] = [];
const servers: Server[] = [];
let folder: string;

/** Of the first test; the others start from them. */
let file: string;
let moved: string;
let household: { id: string; familyCardNumber: string };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "satu-pintu-moved-"));
  // As /tmp is, so that the account which runs Postgres can pass.
  await chmod(folder, 0o755);
  file = join(folder, "city.gz");
});
afterAll(async () => {
  for (const { process } of servers) process.kill("SIGKILL");
  for (const name of databases) await execute(adminUrl, `drop database if exists ${name} with (force)`);
  await rm(folder, { recursive: true, force: true });
});

async function newDatabase(): Promise<string> {
  const name = `${template}_moved_${randomBytes(4).toString("hex")}`;
  await execute(adminUrl, `create database ${name}`);
  databases.push(name);
  return databaseUrl(adminUrl, name);
}

async function serve(settings: Record<string, string>): Promise<Server> {
  const server = await startServer(keys, settings);
  servers.push(server);
  return server;
}

async function stop(server: Server): Promise<void> {
  server.process.kill("SIGINT");
  expect((await server.ended).exitCode).toBe(0);
}

const unmasked = async (server: Server, id: string) =>
  (await server.send(desk, "GET", `/v1/households/${id}`, { headers: { "x-purpose": "after the move" } }))
    .body;

/** Every row of every table, as text; `sequence` and `hash` are given to the entries of audit trail and events later. */
async function contents(url: string): Promise<Record<string, string[]>> {
  const pool = createPool({ connectionString: url, schema, max: 1 });
  const { rows: tables } = await pool.query<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = current_schema() and tablename <> 'migrations'",
  );
  const all: Record<string, string[]> = {};
  for (const { name } of tables) {
    const { rows } = await pool.query<{ row: object }>(
      `select to_jsonb(t) - 'sequence' - 'hash' as row from "${name}" t`,
    );
    all[name] = rows.map(({ row }) => JSON.stringify(row)).sort();
  }
  await pool.end();
  return all;
}

it("an export beside a running server holds everything, and restores into another database", async () => {
  const own = { DATA_DIR: join(folder, "own") };
  const server = await serve(own);
  const sent = poorFamily({ address: "Jalan \\. \"Contoh\"\u2028 'tiga'" });
  const intake = await server.send(desk, "POST", "/v1/intakes", {
    body: { channel: "puskesos", household: sent },
  });
  expect(intake.status).toBe(201);
  household = { id: intake.body.household.id, familyCardNumber: sent.familyCardNumber };
  const before = await unmasked(server, household.id);

  const exported = await runCommand(["export", file], { ...keys, ...own });
  expect(exported).toMatchObject({
    exitCode: 0,
    stdout: "",
    stderr: expect.stringMatching(/^Exported \d+ rows/),
  });
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  await stop(server);

  moved = await newDatabase();
  const restored = await runCommand(["restore", file], { ...keys, DATABASE_URL: moved });
  expect(restored).toMatchObject({
    exitCode: 0,
    stdout: "",
    stderr: expect.stringMatching(/^Restored \d+ rows/),
  });
  const rowsOf = (line: string) => /\d+ rows/.exec(line)![0];
  expect(rowsOf(restored.stderr)).toBe(rowsOf(exported.stderr));

  const there = await serve({ DATABASE_URL: moved });
  expect(await unmasked(there, household.id)).toEqual(before);
  expect(before.familyCardNumber).toBe(household.familyCardNumber);
  await stop(there);
  const verified = await runCommand(["audit", "verify"], { ...keys, DATABASE_URL: moved });
  expect(verified).toMatchObject({ exitCode: 0, stdout: expect.stringContaining("sound") });
});

it("and back into our own Postgres, through a pipe", async () => {
  const data = await contents(moved);
  const own = { DATA_DIR: join(folder, "back") };
  const command = ["$NODE", ...programOf("src/cli.ts")].map((word) => `"${word}"`).join(" ");
  const piped = spawn("/bin/sh", ["-c", `DATABASE_URL=$SOURCE ${command} export - | ${command} restore -`], {
    env: { PATH: process.env.PATH, NODE: process.execPath, SOURCE: moved, ...keys, ...own },
    stdio: "ignore",
  });
  expect(await once(piped, "close")).toEqual([0, null]);

  const back = await serve(own);
  expect((await unmasked(back, household.id)).familyCardNumber).toBe(household.familyCardNumber);
  const { cluster, password } = (await readLocation(own.DATA_DIR))!;
  const { port } = (await findPostmaster(cluster))!;
  const url = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
  const { audit_entries: entries, ...others } = await contents(url);
  const { audit_entries: earlier, ...expected } = data;
  expect(others).toEqual(expected);
  // And tell of themselves: export, restore, and the unmasking just now.
  expect(entries).toEqual(expect.arrayContaining(earlier!));
  expect(entries).toHaveLength(earlier!.length + 3);
  await stop(back);
});

it("refuses a database with data, other keys, a file that was cut off, and one that is none", async () => {
  const empty = await newDatabase();
  const restore = (from: string, settings: Record<string, string>) => runCommand(["restore", from], settings);
  const refused = (words: RegExp) => ({ exitCode: 1, stdout: "", stderr: expect.stringMatching(words) });

  expect(await restore(file, { ...keys, DATABASE_URL: moved })).toMatchObject(
    refused(/There are data already/),
  );
  const others = { ...newCityKeys(), DATABASE_URL: empty };
  expect(await restore(file, others)).toMatchObject(refused(/identifier keys are not those/));

  const cut = join(folder, "cut.gz");
  await writeFile(cut, await readFile(file));
  await truncate(cut, (await stat(cut)).size - 5_000);
  expect(await restore(cut, { ...keys, DATABASE_URL: empty })).toMatchObject(refused(/cut off/));
  const none = await restore("package.json", { ...keys, DATABASE_URL: empty });
  expect(none).toMatchObject(refused(/no export/));
  expect(none.stderr.trim().split("\n")).toHaveLength(1);

  expect(Object.values(await contents(empty)).flat()).toEqual([]);
  expect(await restore(file, { ...keys, DATABASE_URL: empty })).toMatchObject({ exitCode: 0 });
});

it("never writes over a file", async () => {
  const exported = await runCommand(["export", file], { ...keys, DATABASE_URL: moved });
  expect(exported).toMatchObject({ exitCode: 1, stderr: expect.stringContaining("EEXIST") });
  expect((await stat(file)).size).toBeGreaterThan(5_000);
});
