// A city with a streaming replica: what is read in bulk goes there, and to the primary while the replica does not follow.
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import pg from "pg";
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { createPool } from "../../src/database/connect.ts";
import { createReadReplica } from "../../src/database/read-replica.ts";
import { jakartaDate } from "../../src/jakarta-date.ts";
import { databaseUrl, execute } from "../support/database-server.ts";
import {
  notAvailable,
  type ReplicatedPostgres,
  startReplicatedPostgres,
} from "../support/replicated-postgres.ts";
import { runCommand } from "../support/run-program.ts";
import { newCityKeys, type Server, startServer } from "../support/run-server.ts";
import { poorFamily } from "../api/intakes/sent-households.ts";
import { newProgram, newVersion } from "../api/programs/program-bodies.ts";

if (notAvailable) console.log(`skipped: ${notAvailable}`);

// Servers of their own, and rests of seconds before a replica is tried again.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const schema = "satu_pintu";
/** What only those say who read many RT. */
const bulk = "copy%join households h on h.area_code = rt.code%";
const keys = newCityKeys();
const tkpk = { role: "tkpk" } as const;
const criteria = [{ code: "rule", label: { id: "x", en: "x" }, expression: "household.decile <= 4" }];

describe.skipIf(notAvailable)("a city with a read replica", () => {
  let postgres: ReplicatedPostgres;
  let server: Server;
  let folder: string;
  let settings: Record<string, string>;
  let registered = 0;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "satu-pintu-replica-"));
    postgres = await startReplicatedPostgres();
    settings = {
      ...{ ...keys, DATABASE_URL: postgres.primary.url, DATABASE_READ_URL: postgres.standby.url },
      ...{ DATABASE_READ_MAX_LAG_MS: "2000", WORKER_CONCURRENCY: "0", DATA_DIR: folder },
      // Each simulation reads everybody.
      SIMULATION_MEMORY_MB: "0",
    };
    server = await startServer(keys, settings);
    // More than are read at a time, so that a second connection of the replica shares the snapshot.
    await execute(
      postgres.primary.url,
      `insert into ${schema}.areas (code, level, parent_code, name)
       select '15.71.08.1003.' || n, 'rt', '15.71.08.1003', 'RT ' || n from generate_series(300, 950) n`,
    );
    await send("/v1/programs", newProgram("roofs"));
    await send("/v1/programs/roofs/versions", newVersion({ criteria }));
  });
  afterAll(async () => {
    server?.process.kill("SIGKILL");
    await postgres?.remove();
    await rm(folder, { recursive: true });
  });

  async function send(path: string, body: unknown = {}): Promise<any> {
    const answer = await server.send(tkpk, "POST", path, { body });
    expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
    return answer.body;
  }

  async function register(): Promise<void> {
    await send("/v1/intakes", { channel: "puskesos", household: poorFamily() });
    registered += 1;
  }

  /** Again where the replica breaks the question itself off. */
  async function ask(url: string, sql: string): Promise<Record<string, string>[]> {
    for (;;) {
      try {
        return await execute(url, sql);
      } catch (error) {
        if ((error as { code?: string }).code !== "40001") throw error;
      }
    }
  }

  /** How often the statement of this text has been run there. */
  async function calls(url: string, text: string): Promise<number> {
    const sql = `select coalesce(sum(calls), 0)::int as calls from pg_stat_statements where query like '${text}'`;
    return Number((await ask(url, sql))[0]!.calls);
  }

  /** Which servers run `work`'s statements of this text. */
  async function readersOf(text: string, work: () => Promise<void>): Promise<string[]> {
    const servers = ["primary", "standby"] as const;
    const count = (name: (typeof servers)[number]) => calls(postgres[name].url, text).catch(() => 0);
    const before = await Promise.all(servers.map(count));
    await work();
    const after = await Promise.all(servers.map(count));
    return servers.filter((_name, index) => after[index]! > before[index]!);
  }

  /** Always of everybody who has been registered. */
  const simulation = () =>
    readersOf(bulk, async () => {
      const { totals } = await send("/v1/programs/roofs/versions/1/simulate");
      expect(totals.subjects).toBe(registered);
    });
  /** At once on a machine that is not busy; else a rest later. */
  const onReplica = () =>
    vi.waitFor(async () => expect(await simulation()).toEqual(["standby"]), {
      timeout: 30_000,
      interval: 200,
    });
  const readiness = async () => (await fetch(`${server.url}/readyz`)).json();

  it("simulates on the replica, with what was written a moment before", async () => {
    for (let count = 0; count < 3; count += 1) {
      await register();
      await onReplica();
    }
    expect(await readiness()).toEqual({ status: "ok", readReplica: "following" });
  });

  it("exports from the replica, the audit of the export itself included", async () => {
    const file = join(folder, "export.gz");
    const readers = await readersOf('copy "audit%', async () => {
      const { exitCode, stderr } = await runCommand(["export", file], settings);
      expect([exitCode, stderr]).toEqual([0, expect.stringContaining("Exported")]);
    });
    expect(readers).toEqual(["standby"]);
    expect(gunzipSync(await readFile(file)).toString()).toContain("city.export");
  });

  it("reads on the primary while the replica lags, and says so", async () => {
    await ask(postgres.standby.url, "select pg_wal_replay_pause()");
    await register();
    expect(await simulation()).toEqual(["primary"]);
    expect(await readiness()).toEqual({ status: "ok", readReplica: "lagging" });
    await ask(postgres.standby.url, "select pg_wal_replay_resume()");
    await onReplica();
    expect(await readiness()).toEqual({ status: "ok", readReplica: "following" });
  });

  it("reads on the primary while the replica is lost, and says so", async () => {
    await postgres.standby.stop();
    await register();
    expect(await simulation()).toEqual(["primary"]);
    expect(await readiness()).toEqual({ status: "ok", readReplica: "unreachable" });
    await postgres.standby.start();
    await onReplica();
  });

  it("does on the primary again what the replica breaks off for what it has to replay", async () => {
    const primary = new pg.Client({ connectionString: postgres.primary.url });
    await primary.connect();
    // A commit of another session sends the locks along.
    const replayed = () =>
      execute(postgres.primary.url, "select pg_logical_emit_message(true, 'satu-pintu-test', '')");
    await primary.query(`begin; lock table ${schema}.households in access exclusive mode`);
    await replayed();
    const simulated = send("/v1/programs/roofs/versions/1/simulate");
    const waitsFor = (text: string) =>
      `select from pg_stat_activity where wait_event_type = 'Lock' and query like '${text}'`;
    while ((await ask(postgres.standby.url, waitsFor("%households h%"))).length === 0);
    await primary.query(`lock table ${schema}.catalogue_revisions in access exclusive mode`);
    await replayed();
    while ((await execute(postgres.primary.url, waitsFor("%"))).length === 0);
    await primary.query("rollback");
    await primary.end();
    expect(await simulated).toMatchObject({ program: "roofs" });
  });

  it("matches what a run has read ahead on the replica", async () => {
    const effectiveFrom = jakartaDate(new Date());
    await send("/v1/programs/roofs/versions", newVersion({ criteria, effectiveFrom }));
    await send("/v1/programs/roofs/versions/2/publish");
    await onReplica();
    const count = (name: "primary" | "standby") => calls(postgres[name].url, bulk);
    const [onPrimary, onStandby] = await Promise.all([count("primary"), count("standby")]);
    const { exitCode, stdout, stderr } = await runCommand(["match"], settings);
    expect([exitCode, stdout], stderr).toEqual([0, expect.stringContaining("completed")]);
    // Nothing is read ahead of the first RT, so these are read under their locks.
    expect((await count("standby")) - onStandby).toBeGreaterThan((await count("primary")) - onPrimary);
    const stored = `select from ${schema}.matches where program = 'roofs' and outcome = 'eligible'`;
    expect(await execute(postgres.primary.url, stored)).toHaveLength(registered);
  });

  it("says each change once in the log", async () => {
    server.process.kill("SIGKILL");
    const said = (await server.ended).stdout
      .split("\n")
      .filter((line) => /replica/.test(line))
      .map((line) => JSON.parse(line) as { msg: string; replica?: string });
    const notes = said.map(({ msg, replica }) => replica ?? msg);
    expect(notes).toEqual(
      expect.arrayContaining(["lagging", "unreachable", expect.stringContaining("broken off")]),
    );
    expect(notes.filter((note, index) => note === notes[index - 1])).toEqual([]);
  });

  it("takes for its replica no primary, no other database, and no address without a Postgres", async () => {
    await execute(postgres.primary.url, "create database elsewhere");
    const elsewhere = databaseUrl(postgres.standby.url, "elsewhere");
    // The standby has it a little later.
    await vi.waitUntil(() => execute(elsewhere, "select 1").catch(() => false), { timeout: 20_000 });
    const open = (connectionString: string) => createPool({ connectionString, schema, max: 1 });
    const unfit = {
      [postgres.primary.url]: "unfit",
      [elsewhere]: "unfit",
      "postgres://postgres@127.0.0.1:1/postgres": "unreachable",
    };
    for (const [url, state] of Object.entries(unfit)) {
      const primary = open(postgres.primary.url);
      const log = pino({ level: "silent" });
      const replica = createReadReplica({ primary, replica: open(url), maxLagMs: 5_000, log });
      expect(await replica.read(async (pool) => pool === primary)).toBe(true);
      expect({ url, state: replica.state() }).toEqual({ url, state });
      await replica.close();
      await primary.end();
    }
  });
});
