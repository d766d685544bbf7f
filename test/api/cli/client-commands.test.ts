// `satu-pintu client`, `token` and `audit` on a database of their own.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { decodeJwt } from "jose";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { runCommand } from "../../support/run-program.ts";
import { createTestDatabase, type TestDatabase } from "../../support/test-database.ts";

// Each command is a process of its own, compiled as it starts.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let database: TestDatabase;
let dataDir: string;
/** Made by the first command, which also seeds the city and makes the keys. */
let first: { clientId: string; clientSecret: string };
beforeAll(async () => {
  database = await createTestDatabase();
  dataDir = await mkdtemp(join(tmpdir(), "satu-pintu-cli-"));
  const { stdout } = await create("--role", "agency", "--agency", "dinsos", "--json");
  first = JSON.parse(stdout);
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
const run = (...args: string[]) => runCommand(args, settings());
const create = (...args: string[]) => run("client", "create", "--name", "Uji Coba", ...args);

describe("client create", () => {
  it("prints exactly the id and the secret as JSON", async () => {
    expect(first).toEqual({
      clientId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      clientSecret: expect.stringMatching(/^[\w-]{43}$/),
    });
    const stored = "select name, role, agency from clients where id = $1";
    const { rows } = await database.pool.query(stored, [first.clientId]);
    expect(rows).toEqual([{ name: "Uji Coba", role: "agency", agency: "dinsos" }]);
  });

  it.each([
    [
      "an unknown agency, with the nearest",
      ["--role", "agency", "--agency", "dinsoz"],
      1,
      /"dinsoz".*"dinsos"/,
    ],
    [
      "an unknown area, with the nearest",
      ["--role", "field", "--area", "15.71.8"],
      1,
      /"15\.71\.8".*"15\.71\./,
    ],
    ["a limit that the role does not have", ["--role", "tkpk", "--area", "15.71"], 1, /has no "area"/],
    ["an unknown role, with the known ones", ["--role", "boss"], 2, /tkpk, agency, field/],
  ])("refuses %s in one line", async (_name, args, exitCode, words) => {
    const ended = await create(...args);
    expect(ended).toMatchObject({ exitCode, stdout: "", stderr: expect.stringMatching(words) });
    expect(ended.stderr.trim().split("\n")).toHaveLength(1);
  });
});

describe("a client", () => {
  it("gets a token without its secret, alone on stdout", async () => {
    const { exitCode, stdout, stderr } = await run("token", "--client", first.clientId);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(stdout).toMatch(/^\S+\n$/);
    expect(decodeJwt(stdout)).toMatchObject({ sub: first.clientId, role: "agency", agency: "dinsos" });
  });

  it("gets a new secret, is revoked, and is listed as such; then it gets neither secret nor token", async () => {
    const { clientId, clientSecret } = JSON.parse((await create("--role", "analyst", "--json")).stdout);
    const rotated = JSON.parse((await run("client", "rotate", clientId, "--json")).stdout);
    expect(rotated).toEqual({ clientId, clientSecret: expect.not.stringContaining(clientSecret) });
    expect(await run("client", "revoke", clientId)).toMatchObject({ exitCode: 0 });
    const listed = JSON.parse((await run("client", "list", "--json")).stdout) as { clientId: string }[];
    expect(listed.find((one) => one.clientId === clientId)).toMatchObject({
      role: "analyst",
      revokedAt: expect.any(String),
    });
    for (const again of [
      ["client", "rotate", clientId],
      ["token", "--client", clientId],
    ]) {
      const refused = { exitCode: 1, stdout: "", stderr: expect.stringContaining(clientId) };
      expect(await run(...again)).toMatchObject(refused);
    }
  });
});

describe("audit verify", () => {
  it("ends with 0 while the chain is sound, and with 1 when an entry was changed", async () => {
    const sound = await run("audit", "verify", "--json");
    expect(sound.exitCode).toBe(0);
    expect(JSON.parse(sound.stdout)).toMatchObject({ sound: true });
    await database.pool.query("update audit_entries set actor = 'nobody' where sequence = 2");
    const broken = await run("audit", "verify");
    expect(broken).toMatchObject({ exitCode: 1, stdout: expect.stringContaining("broken at entry 2") });
  });
});

describe("the command", () => {
  it("says how it is used, and suggests what may have been meant", async () => {
    const help = await run("--help");
    expect(help.exitCode).toBe(0);
    for (const command of ["start", "client", "token", "audit"]) expect(help.stdout).toContain(command);
    expect(await run("cleint")).toMatchObject({ exitCode: 2, stderr: expect.stringContaining("client") });
  });

  const otherFolder = join(tmpdir(), `satu-pintu-other-keys-${process.pid}`);
  afterAll(() => rm(otherFolder, { recursive: true, force: true }));

  it.each([
    ["a setting that cannot be used", { PORT: "many" }, /PORT/],
    [
      "a database that does not answer",
      { DATABASE_URL: "postgres://u:secret@127.0.0.1:1/x" },
      /127\.0\.0\.1:1/,
    ],
    ["keys that are not the database's", { DATA_DIR: otherFolder }, /identifier keys/],
  ])("refuses %s in one line without secrets", async (_name, wrong, words) => {
    const ended = await runCommand(["client", "list"], { ...settings(), ...wrong });
    expect(ended).toMatchObject({ exitCode: 1, stdout: "", stderr: expect.stringMatching(words) });
    expect(ended.stderr.trim().split("\n")).toHaveLength(1);
    expect(ended.stderr).not.toContain("secret");
  });

  it("refuses data that a newer version has migrated", async () => {
    await database.pool.query("insert into migrations (name, hash) values ('9999_from-the-future', 'x')");
    const ended = await run("client", "list");
    expect(ended).toMatchObject({ exitCode: 1, stderr: expect.stringContaining("9999_from-the-future") });
    await database.pool.query("delete from migrations where name = '9999_from-the-future'");
  });
});
