// Secrets of clients and their hashes.
import { expect, test } from "vitest";
import { hashSecret, newSecret, secretMatches } from "../../../src/auth/secret.ts";

test("a secret matches its own hash and no other secret does", async () => {
  const secret = newSecret();
  const hash = await hashSecret(secret);
  expect(await secretMatches(secret, hash)).toBe(true);
  expect(await secretMatches(newSecret(), hash)).toBe(false);
  expect(await secretMatches("", hash)).toBe(false);
});

test("a hash does not show the secret, and differs each time", async () => {
  const secret = newSecret();
  const [one, other] = await Promise.all([hashSecret(secret), hashSecret(secret)]);
  expect(one).not.toContain(secret);
  expect(one).not.toBe(other);
});

test("a hash made at another cost still matches", async () => {
  // The second test vector of RFC 7914 section 12, its first 32 bytes.
  const hash = "fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162";
  const kept = ["scrypt", 1024, 8, 16, btoa("NaCl"), Buffer.from(hash, "hex").toString("base64")].join("$");
  expect(await secretMatches("password", kept)).toBe(true);
  expect(await secretMatches("passwore", kept)).toBe(false);
});

test("secrets hold 256 random bits in characters that need no quoting", () => {
  const secrets = Array.from({ length: 100 }, newSecret);
  expect(new Set(secrets).size).toBe(100);
  for (const secret of secrets) expect(secret).toMatch(/^[\w-]{43}$/);
});
