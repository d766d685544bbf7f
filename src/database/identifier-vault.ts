// Numbers of people at rest: AES-256-GCM for storing, a keyed HMAC for looking up, keys that can be rotated.
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomFillSync } from "node:crypto";

/** A 256-bit secret under a short name; the first of a ring encrypts, all of them decrypt. */
export interface VaultKey {
  readonly id: string;
  readonly secret: Buffer;
}

export interface Sealed {
  readonly ciphertext: Buffer;
  readonly keyId: string;
}

export interface IdentifierVault {
  /** Look-up key of a number within its `space`, such as `national-id` or `source:pkh-2026`. */
  lookup(space: string, value: string): Buffer;
  seal(value: string): Sealed;
  /** @throws {MissingKey} @throws {Error} when the ciphertext was altered */
  open(sealed: Sealed): string;
}

/** Nothing is wrong with what was sealed: this process has not been given the key that others have. */
export class MissingKey extends Error {
  constructor(keyId: string) {
    super(`identifier key "${keyId}" is not among the configured keys`);
  }
}

const nonceBytes = 12;
const tagBytes = 16;

/**
 * The look-up key must outlive a rotation of the encryption key, since every stored HMAC depends on it: it is
 * a secret of its own. Sources: NIST SP 800-38D (GCM, 96-bit random nonces), RFC 2104, RFC 5869.
 */
export function identifierVault(
  keys: readonly [VaultKey, ...VaultKey[]],
  lookupSecret: Buffer,
): IdentifierVault {
  const current = keys[0];
  const derived = new Map(keys.map((key) => [key.id, derive(key.secret, "identifier-encryption")]));
  const lookupKey = derive(lookupSecret, "identifier-lookup");
  const nextNonce = nonces();

  return {
    lookup: (space, value) => createHmac("sha256", lookupKey).update(`${space}\u0000${value}`).digest(),
    seal(value) {
      const nonce = nextNonce();
      const cipher = createCipheriv("aes-256-gcm", derived.get(current.id)!, nonce);
      const body = cipher.update(value, "utf8");
      cipher.final();
      return { ciphertext: Buffer.concat([nonce, cipher.getAuthTag(), body]), keyId: current.id };
    },
    open({ ciphertext, keyId }) {
      const key = derived.get(keyId);
      if (!key) throw new MissingKey(keyId);
      const decipher = createDecipheriv("aes-256-gcm", key, ciphertext.subarray(0, nonceBytes));
      decipher.setAuthTag(ciphertext.subarray(nonceBytes, nonceBytes + tagBytes));
      const body = ciphertext.subarray(nonceBytes + tagBytes);
      const value = decipher.update(body);
      // Throws for what was altered; in this mode it has no bytes of its own.
      decipher.final();
      return value.toString("utf8");
    },
  };
}

const noncesAtOnce = 256;

/** Random bytes are asked of the system for many at a time, which takes less than the encryption does then. */
function nonces(): () => Buffer {
  let pool = Buffer.alloc(0);
  return () => {
    if (pool.length === 0) pool = randomFillSync(Buffer.alloc(noncesAtOnce * nonceBytes));
    const nonce = pool.subarray(0, nonceBytes);
    pool = pool.subarray(nonceBytes);
    return nonce;
  };
}

/** All but the last four characters hidden; short values entirely. */
export function masked(value: string): string {
  return value.length <= 4 ? "*".repeat(value.length) : "*".repeat(value.length - 4) + value.slice(-4);
}

function derive(secret: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync("sha256", secret, "satu-pintu", purpose, 32));
}
