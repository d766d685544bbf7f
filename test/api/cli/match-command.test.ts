// `satu-pintu match` on a database of its own, with households, and broken off in the middle.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { csv, familyRows } from "../imports/import-files.ts";
import { runCommand, startProgram } from "../../support/run-program.ts";
import { createTestDatabase, type TestDatabase } from "../../support/test-database.ts";

// Each command is a process of its own, compiled as it starts.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let database: TestDatabase;
let dataDir: string;
const settings = () => ({
  DATABASE_URL: database.connectionString,
  DATABASE_SCHEMA: database.schema,
  DATA_DIR: dataDir,
});
const match = (...args: string[]) => runCommand(["match", ...args], settings());
const query = async (sql: string) => (await database.pool.query(sql)).rows;

beforeAll(async () => {
  database = await createTestDatabase();
  dataDir = await mkdtemp(join(tmpdir(), "satu-pintu-match-"));
  const file = join(dataDir, "households.csv");
  const rt = (_: unknown, index: number) => familyRows({ rt: String(index + 1).padStart(3, "0") });
  await writeFile(file, csv(Array.from({ length: 300 }, rt).flat()));
  const imported = await runCommand(["import", file, "--source", "s", "--period", "2026-Q2"], settings());
  expect(imported.exitCode, imported.stderr).toBe(0);
});
afterAll(async () => {
  await database.drop();
  await rm(dataDir, { recursive: true });
});

it("matches again who is in the areas asked for, shows lines, and ends with 0", async () => {
  const stored = () => query("select program, subject_id, outcome from matches order by 1, 2");
  const before = await stored();
  expect(before.length).toBeGreaterThan(0);
  await query("delete from matches");
  const { exitCode, stdout, stderr } = await match("--area", "15.71.08.1003", "--program", "jambi-cerdas");
  expect(stdout).toMatch(/^Run \S+ completed: 300 of 300 RT, 300 households; match\.changed \d+\.\n$/);
  expect(stderr).toMatch(/300 of 300 RT, 300 households\n$/);
  expect(exitCode).toBe(0);
  expect(await stored()).toEqual(before);
});

it("answers programs as JSON", async () => {
  const { exitCode, stdout } = await match("--area", "15.71.08.1003.001", "15.71.08.1003.002", "--json");
  expect(JSON.parse(stdout)).toMatchObject({
    status: "completed",
    areas: ["15.71.08.1003.001", "15.71.08.1003.002"],
    progress: { areas: 2, areasTotal: 2, households: 2 },
    failedAreas: [],
  });
  expect(exitCode).toBe(0);
});

it("ends at a safe point when it is told to, says what goes on, and the next call takes it up", async () => {
  // Whoever holds an RT in the middle holds up the run there, however fast it is.
  const holder = await database.pool.connect();
  await holder.query("begin");
  await holder.query("select from areas where code = '15.71.08.1003.150' for update");
  const running = startProgram("src/cli.ts", ["match"], settings());
  await running.line(/\d+ of 300 RT/);
  running.process.kill("SIGINT");
  await holder.query("commit");
  holder.release();
  const { exitCode, stdout } = await running.ended;
  expect(exitCode).toBe(1);
  expect(stdout).toMatch(/^Stopped after \d+ of 300 RT, .* goes on with the workers, or with the next call/);
  const open = "select id from matching_runs where finished_at is null";
  expect(await query(open)).toHaveLength(1);
  expect(await match("--area", "15.71.08.1003.001")).toMatchObject({ exitCode: 0 });
  expect(await query(open)).toEqual([]);
});

it.each([[["--json"]], [[]]])(
  "tells of a completed run, and that somebody else cannot be matched: %j",
  async (more) => {
    const faulty = "(select id from households where area_code = '15.71.08.1003.009')";
    await query(
      `create function refuse() returns trigger language plpgsql as $$ begin raise 'invented'; end $$;
     delete from matches where household_id = ${faulty};
     insert into reviews (subject_type, subject_id, review_on) select 'household', ${faulty}::text, '2026-07-01'
     on conflict (subject_type, subject_id) do update set review_on = excluded.review_on;
     create trigger refuse before insert on matches for each row execute function refuse()`,
    );
    const { exitCode, stdout, stderr } = await match("--area", "15.71.08.1003.008", ...more);
    await query("drop function refuse cascade");
    if (more.length > 0) expect(JSON.parse(stdout)).toMatchObject({ status: "completed", failedAreas: [] });
    else expect(stdout).toMatch(/^Run \S+ completed: 1 of 1 RT, 1 households; nothing changed\.\n$/);
    expect(stderr).toContain("error: Matching failed for some of those who are due.");
    expect(exitCode).toBe(1);
    expect((await match("--area", "15.71.08.1003.008")).exitCode).toBe(0);
  },
);

it("names every unknown program and area, and begins nothing", async () => {
  const runs = await query("select id from matching_runs order by id");
  const { exitCode, stderr } = await match("--program", "jambi-cerdes", "--area", "15.71.99");
  expect(exitCode).toBe(1);
  expect(stderr).toMatch(/jambi-cerdes.*15\.71\.99/);
  expect(await query("select id from matching_runs order by id")).toEqual(runs);
});

it("ends with another code than 0 when an RT could not be matched, and names it", async () => {
  await query(
    `create function refuse() returns trigger language plpgsql as
     $$ begin raise exception 'refused'; end $$`,
  );
  await query(
    "delete from matches where household_id = (select id from households where area_code = '15.71.08.1003.007')",
  );
  await query("create trigger refuse before insert on matches for each row execute function refuse()");
  const { exitCode, stdout } = await match("--area", "15.71.08.1003.007");
  await query("drop trigger refuse on matches");
  expect(stdout).toContain(
    "failed: 0 of 1 RT, 0 households; nothing changed. Not matched: 15.71.08.1003.007.",
  );
  expect(exitCode).toBe(1);
});
