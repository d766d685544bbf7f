// Secrets of clients: random, shown once, kept as scrypt hashes (RFC 7914).
import { randomBytes, scrypt, type ScryptOptions, timingSafeEqual } from "node:crypto";

/** About 50 ms and 16 MB a check: dear to guess, cheap beside the ten minutes that a token lasts. */
const cost = { N: 16_384, r: 8, p: 1 } as const;
const saltBytes = 16;
const hashBytes = 32;
const secretBytes = 32;

/** 256 random bits, in characters that need no quoting in shells, forms and Basic headers. */
export function newSecret(): string {
  return randomBytes(secretBytes).toString("base64url");
}

/** `scrypt$N$r$p$salt$hash`; the parameters stay with the hash, so that the cost can rise later. */
export async function hashSecret(secret: string): Promise<string> {
  const salt = randomBytes(saltBytes);
  const hash = await derive(secret, salt, cost);
  return ["scrypt", cost.N, cost.r, cost.p, salt.toString("base64"), hash.toString("base64")].join("$");
}

/** Whether the secret is the hashed one; takes the same time whichever character differs. */
export async function secretMatches(secret: string, kept: string): Promise<boolean> {
  const [scheme, N, r, p, salt = "", hash = ""] = kept.split("$");
  if (scheme !== "scrypt") return false;
  const parameters = { N: Number(N), r: Number(r), p: Number(p) };
  const derived = await derive(secret, Buffer.from(salt, "base64"), parameters);
  const expected = Buffer.from(hash, "base64");
  return derived.length === expected.length && timingSafeEqual(derived, expected);
}

type Cost = Required<Pick<ScryptOptions, "N" | "r" | "p">>;

function derive(secret: string, salt: Buffer, { N, r, p }: Cost): Promise<Buffer> {
  // scrypt takes 128 · N · r bytes, and Node asks for a limit above that.
  const options = { N, r, p, maxmem: 256 * N * r };
  return new Promise((resolve, reject) => {
    scrypt(secret, salt, hashBytes, options, (error, key) => (error ? reject(error) : resolve(key)));
  });
}
