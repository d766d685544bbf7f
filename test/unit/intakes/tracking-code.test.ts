// Tracking codes: random, easy to read out, and kept as a hash.
import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { identifierVault } from "../../../src/database/identifier-vault.ts";
import { newTrackingCode, trackingHashOf } from "../../../src/intakes/tracking-code.ts";

const vault = identifierVault([{ id: "k", secret: randomBytes(32) }], randomBytes(32));

test("a code has 80 random bits in groups of four, without letters that are taken for others", () => {
  const codes = Array.from({ length: 2000 }, newTrackingCode);
  for (const code of codes) expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$/);
  expect(new Set(codes).size).toBe(codes.length);
  // Each of the 32 characters comes about a thousand times.
  const times = new Map<string, number>();
  for (const one of codes.join("").replaceAll("-", "")) times.set(one, (times.get(one) ?? 0) + 1);
  expect(times.size).toBe(32);
  expect(Math.min(...times.values())).toBeGreaterThan(700);
});

test("a code means the same however it is written and heard", () => {
  const hash = trackingHashOf(vault, "7K2M-9QXA-01TB-ZZ10");
  for (const heard of ["7k2m9qxa01tbzz10", " 7K2M 9QXA OITB ZZLO ", "7k2m-9qxa-oltb-zzio"]) {
    expect(trackingHashOf(vault, heard).equals(hash)).toBe(true);
  }
  expect(trackingHashOf(vault, "7K2M-9QXA-01TB-ZZ11").equals(hash)).toBe(false);
});

test("its hash needs the city's key", () => {
  const other = identifierVault([{ id: "k", secret: randomBytes(32) }], randomBytes(32));
  const code = newTrackingCode();
  expect(trackingHashOf(other, code).equals(trackingHashOf(vault, code))).toBe(false);
});
