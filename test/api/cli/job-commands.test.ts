// `satu-pintu jobs` on a database of its own.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { addJob } from "../../../src/database/queue.ts";
import { poolDatabase } from "../../../src/database/statement.ts";
import { runCommand } from "../../support/run-program.ts";
import { createTestDatabase, type TestDatabase } from "../../support/test-database.ts";

// Each command is a process of its own, compiled as it starts.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let database: TestDatabase;
let dataDir: string;
beforeAll(async () => {
  database = await createTestDatabase();
  dataDir = await mkdtemp(join(tmpdir(), "satu-pintu-cli-"));
  for (const task of ["first", "second", "third"]) {
    await addJob(poolDatabase(database.pool), { task });
  }
  await database.pool.query(
    "select from permanently_fail_jobs((select array_agg(id) from jobs where task_identifier <> 'third'), 'RangeError')",
  );
});
afterAll(async () => {
  await database.drop();
  await rm(dataDir, { recursive: true });
});

const jobs = (...args: string[]) =>
  runCommand(["jobs", ...args], {
    DATABASE_URL: database.connectionString,
    DATABASE_SCHEMA: database.schema,
    DATA_DIR: dataDir,
  });

it("shows what gave up, has one tried again, then all the others", async () => {
  const listed = await jobs("list", "--status", "gave-up", "--json");
  const gaveUp = JSON.parse(listed.stdout);
  expect(gaveUp).toMatchObject([
    { task: "first", status: "gave-up", attempts: 25, lastError: "RangeError" },
    { task: "second", status: "gave-up" },
  ]);
  const one = await jobs("retry", gaveUp[0].id);
  expect(one).toMatchObject({ exitCode: 0, stderr: "" });
  expect(one.stdout).toMatch(/^\d+ {2}first {2}waiting {2}0 of 25 attempts .* last error RangeError\n$/);
  const rest = JSON.parse((await jobs("retry", "--json")).stdout);
  expect(rest).toMatchObject([{ task: "second", status: "waiting" }]);
  expect(await jobs("retry")).toMatchObject({ exitCode: 0, stdout: "No job gave up.\n" });
});

it("says in one line which number it does not know, and what is no number", async () => {
  const unknown = await jobs("retry", "999999");
  expect(unknown).toMatchObject({ exitCode: 1, stdout: "" });
  expect(unknown.stderr).toMatch(/^error: .*999999.*\n$/);
  expect(await jobs("retry", "first")).toMatchObject({ exitCode: 2, stdout: "" });
});
