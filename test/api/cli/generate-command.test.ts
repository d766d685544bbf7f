// `satu-pintu generate` writes an invented city to stdout, and asks for nothing but a pipe.
import { once } from "node:events";
import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { runCommand, startProgram } from "../../support/run-program.ts";

// Each command is a process of its own, compiled as it starts.
vi.setConfig({ testTimeout: 60_000 });

const dataDir = join(tmpdir(), "satu-pintu-generate-needs-no-folder");
/** Nothing answers there: a command that opened a database would fail. */
const settings = { DATABASE_URL: "postgres://nobody@127.0.0.1:1/none", DATA_DIR: dataDir };
const generate = (...args: string[]) => runCommand(["generate", ...args], settings);

test("writes the same bytes for the same seed, others for another, and opens no database", async () => {
  const size = ["--households", "500"];
  const [first, again, other] = await Promise.all([
    generate(...size, "--seed", "1"),
    generate(...size, "--seed", "1", "--format", "csv"),
    generate(...size, "--seed", "2"),
  ]);
  expect(first).toMatchObject({ exitCode: 0, stderr: "" });
  expect(first.stdout).toMatch(/^family_card_number,/);
  expect(again.stdout).toBe(first.stdout);
  expect(other.stdout).not.toBe(first.stdout);
  expect(existsSync(dataDir)).toBe(false);
});

test("writes one household a line as NDJSON, with the people of the CSV rows", async () => {
  const [ndjson, csv] = await Promise.all([
    generate("--households", "500", "--seed", "1", "--format", "ndjson"),
    generate("--households", "500", "--seed", "1"),
  ]);
  const households = ndjson.stdout
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(households).toHaveLength(500);
  const people = households.flatMap((household) => household.members.map(({ name }: any) => name));
  const header = csv.stdout.slice(0, csv.stdout.indexOf("\n")).split(",");
  const rows = csv.stdout.trimEnd().split("\n").slice(1);
  expect(rows.map((row) => row.split(",")[header.indexOf("name")])).toEqual(people);
});

test("stops without a word when its reader has had enough", async () => {
  const running = startProgram(
    "src/cli.ts",
    ["generate", "--households", "5000000", "--seed", "1"],
    settings,
  );
  const { stdout } = running.process;
  await once(stdout!, "data");
  stdout!.destroy();
  expect(await running.ended).toMatchObject({ exitCode: 0, stderr: "" });
});

test.each([
  ["no seed", ["--households", "5"], /--seed/],
  ["none at all", ["--households", "0", "--seed", "1"], /from 1 to 5000000/],
  ["more than there are numbers for", ["--households", "5000001", "--seed", "1"], /from 1 to 5000000/],
  [
    "a format that it does not write",
    ["--households", "5", "--seed", "1", "--format", "xlsx"],
    /csv, ndjson/,
  ],
])("refuses %s in one line", async (_name, args, words) => {
  const ended = await generate(...args);
  expect(ended).toMatchObject({ exitCode: 2, stdout: "", stderr: expect.stringMatching(words) });
  expect(ended.stderr.trim().split("\n")).toHaveLength(1);
});
