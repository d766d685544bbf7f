// PURE. The code by which whoever knocked learns what became of it: random, short enough to be read out on the phone.
import { randomBytes } from "node:crypto";
import type { IdentifierVault } from "../database/identifier-vault.ts";

/** Crockford's base 32: no I, L, O and U, which are taken for others or make words. Source: crockford.com/base32.html */
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/** 80 bits: with a billion codes given out, one guess in a million billions finds any. */
const characters = 16;

/** Such as `7K2M-9QXA-04TB-ZZ1H`. */
export function newTrackingCode(): string {
  // 256 is a multiple of 32, so that every character is as likely as any other.
  const code = Array.from(randomBytes(characters), (byte) => alphabet[byte % alphabet.length]).join("");
  return code.replaceAll(/.{4}(?=.)/g, "$&-");
}

/** As it is kept: whoever can read the database cannot ask with it. Takes a code as people write and hear it. */
export function trackingHashOf(vault: Pick<IdentifierVault, "lookup">, code: string): Buffer {
  const plain = code.toUpperCase().replaceAll(/[\s-]/g, "").replaceAll("O", "0").replaceAll(/[IL]/g, "1");
  return vault.lookup("tracking-code", plain);
}
