// The city's keys: made once, kept private, the same for every process.
import { generateKeyPairSync, randomBytes } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ConfigError } from "../../../src/config.ts";
import { loadKeys } from "../../../src/keys.ts";

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "keys-"));
});
afterEach(() => rm(dataDir, { recursive: true }));

const base64 = () => randomBytes(32).toString("base64");
const pemOf = (type: "ed25519" | "x25519") =>
  generateKeyPairSync(type as "ed25519")
    .privateKey.export({ type: "pkcs8", format: "pem" })
    .toString();

test("processes that start at once agree on the keys", async () => {
  const loaded = await Promise.all(Array.from({ length: 20 }, () => loadKeys({ dataDir })));
  const [first] = loaded as [(typeof loaded)[number]];
  const sealed = first.vault.seal("1571080101900001");
  const key = first.vault.lookup("national-id", "1571080101900001");
  for (const keys of loaded) {
    expect(keys.signing.jwk).toEqual(first.signing.jwk);
    expect(keys.vault.open(sealed)).toBe("1571080101900001");
    expect(keys.vault.lookup("national-id", "1571080101900001")).toEqual(key);
  }
});

test("the files are readable by their owner alone, and no draft is left", async () => {
  await loadKeys({ dataDir });
  const folder = join(dataDir, "keys");
  const names = (await readdir(folder)).sort();
  expect(names).toEqual(["auth-private-key.pem", "identifier-keys", "identifier-lookup-key"]);
  expect((await stat(folder)).mode & 0o777).toBe(0o700);
  for (const name of names) expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600);
});

test("settings come before files, and then no file is made", async () => {
  const authPrivateKey = pemOf("ed25519").replaceAll("\n", "\\n");
  const settings = {
    dataDir,
    authPrivateKey,
    identifierKeys: `a:${base64()}`,
    identifierLookupKey: base64(),
  };
  const [one, other] = await Promise.all([loadKeys(settings), loadKeys(settings)]);
  expect(one.signing.jwk).toEqual(other.signing.jwk);
  expect(await readdir(dataDir)).toEqual([]);
});

test("a ring of keys opens what an earlier key sealed, and seals with the first", async () => {
  const [old, current, lookup] = [`old:${base64()}`, `new:${base64()}`, base64()];
  const before = await loadKeys({ dataDir, identifierKeys: old, identifierLookupKey: lookup });
  const sealed = before.vault.seal("1571081203190002");
  const key = before.vault.lookup("family-card", "1571081203190002");
  const after = await loadKeys({ dataDir, identifierKeys: `${current},${old}`, identifierLookupKey: lookup });
  expect(after.vault.open(sealed)).toBe("1571081203190002");
  expect(after.vault.seal("1571081203190002").keyId).toBe("new");
  expect(after.vault.lookup("family-card", "1571081203190002")).toEqual(key);
});

test.each([
  ["a private key that is none", { authPrivateKey: "secret words" }],
  ["a private key of another kind", { authPrivateKey: pemOf("x25519") }],
  ["a ring without names", { identifierKeys: base64().replaceAll(":", "") }],
  ["a key that is too short", { identifierKeys: "a:c2hvcnQ=" }],
  ["a look-up key that is too short", { identifierLookupKey: "c2hvcnQ=" }],
])("%s is refused in words that do not quote it", async (_name, settings) => {
  const error = await loadKeys({ dataDir, ...settings }).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ConfigError);
  for (const value of Object.values(settings)) expect((error as Error).message).not.toContain(value);
});

test("a kept key is never made anew", async () => {
  await loadKeys({ dataDir });
  const file = join(dataDir, "keys", "identifier-lookup-key");
  const before = await readFile(file, "utf8");
  await loadKeys({ dataDir });
  expect(await readFile(file, "utf8")).toBe(before);
});

test("what is sealed many times over never has a nonce twice", async () => {
  const { vault } = await loadKeys({ dataDir });
  const nonces = Array.from({ length: 3_000 }, () =>
    vault.seal("x").ciphertext.subarray(0, 12).toString("hex"),
  );
  expect(new Set(nonces).size).toBe(nonces.length);
});
