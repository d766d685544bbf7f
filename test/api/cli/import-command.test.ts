// `satu-pintu import`: the same in a process of its own, killed in the middle and started again.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { withLockedName } from "../../../src/database/lock-name.ts";
import { runCommand, type Running, startProgram } from "../../support/run-program.ts";
import { createTestDatabase, type TestDatabase } from "../../support/test-database.ts";
import { csv, familyRows } from "../imports/import-files.ts";

// Each command is a process of its own, compiled as it starts.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

let database: TestDatabase;
let dataDir: string;
beforeAll(async () => {
  database = await createTestDatabase();
  dataDir = await mkdtemp(join(tmpdir(), "satu-pintu-import-"));
});
afterAll(async () => {
  await database.drop();
  await rm(dataDir, { recursive: true });
});

const settings = () => ({
  DATABASE_URL: database.connectionString,
  DATABASE_SCHEMA: database.schema,
  DATA_DIR: dataDir,
});

async function argumentsFor(source: string, content: string): Promise<string[]> {
  const file = join(dataDir, `${source}.csv`);
  await writeFile(file, content);
  return ["import", file, "--source", source, "--period", "2026-Q2"];
}

it("goes on where it was killed, and then finds nothing to change", async () => {
  const args = await argumentsFor("killed", csv(Array.from({ length: 500 }, () => familyRows()).flat()));
  const killed = startProgram("src/cli.ts", args, settings());
  await killed.line(/\d+ of 1500 rows/);
  killed.process.kill("SIGKILL");
  await killed.ended;
  const { rows } = await database.pool.query("select status from imports where source = 'killed'");
  expect(rows).toEqual([{ status: "running" }]);

  const { exitCode, stderr } = await runCommand(args, settings());
  expect(stderr).toContain("completed. Rows: 0 inserted, 0 updated, 1500 unchanged, 0 rejected");
  expect(exitCode).toBe(0);
  const counts = await database.pool.query(
    "select (rows ->> 'inserted')::int as inserted, (select count(*)::int from households) as households from imports order by created_at limit 1",
  );
  expect(counts.rows).toEqual([{ inserted: 1500, households: 500 }]);
});

it("says what was rejected, and does not call it a success", async () => {
  const [good, bad] = [familyRows(), familyRows({ rt: "x" })];
  const { exitCode, stdout, stderr } = await runCommand(
    await argumentsFor("rejected", csv([...good, ...bad])),
    settings(),
  );
  expect(stderr).toContain("completed-with-rejections. Rows: 3 inserted");
  expect(stdout.split("\r\n")).toHaveLength(5);
  expect(exitCode).toBe(1);
});

it("says what became of a file though some cannot be matched, and that they cannot", async () => {
  await database.pool.query(
    `create function refuse() returns trigger language plpgsql as $$ begin raise 'invented'; end $$;
     create trigger refuse before insert on matches for each row execute function refuse()`,
  );
  const rows = [...familyRows(), ...familyRows({ rt: "x" })];
  const { exitCode, stdout, stderr } = await runCommand(
    await argumentsFor("unmatched", csv(rows)),
    settings(),
  );
  await database.pool.query("drop function refuse cascade");
  expect(stderr).toContain("completed-with-rejections. Rows: 3 inserted");
  expect(stderr).toContain("error: The file is taken in, but matching failed for some");
  expect(stdout.split("\r\n")).toHaveLength(5);
  expect(exitCode).toBe(1);
});

it("waits for its turn where another process is matching, and says whether its own could be matched", async () => {
  await withLockedName(database.pool, "matching", async () => {
    const running = startProgram("src/cli.ts", await argumentsFor("waits", csv(familyRows())), settings());
    await running.line(/The file is taken in\. Another process is matching; waiting for it\./);
    running.process.kill("SIGINT");
    const { exitCode, stderr } = await running.ended;
    expect(stderr).toContain("Stopped. The file is taken in; matching goes on with the workers");
    expect(exitCode).toBe(1);
  });
  const due = "select from reviews where review_on <= (now() at time zone 'Asia/Jakarta')::date";
  expect((await database.pool.query(due)).rows).not.toEqual([]);

  let waiting: Running;
  await withLockedName(database.pool, "matching", async () => {
    waiting = startProgram("src/cli.ts", await argumentsFor("waits", csv(familyRows())), settings());
    await waiting.line(/waiting for it/);
  });
  expect((await waiting!.ended).exitCode).toBe(0);
  expect((await database.pool.query(due)).rows).toEqual([]);
});

it("refuses a period that is none, and a file that is none", async () => {
  const wrong = await runCommand(["import", "-", "--source", "s", "--period", "soon"], settings());
  expect(wrong.exitCode).toBe(2);
  const absent = await runCommand(["import", "none", "--source", "s", "--period", "2026"], settings());
  expect([absent.exitCode, absent.stderr]).toEqual([1, expect.stringContaining("no such file")]);
});
