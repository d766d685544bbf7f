// The secrets of a city: the key that signs tokens, and those that seal numbers of people. Made once where absent.
import { createPrivateKey, generateKeyPairSync, type KeyObject, randomBytes } from "node:crypto";
import { link, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type SigningKey, signingKey } from "./auth/signing-key.ts";
import { type Config, ConfigError } from "./config.ts";
import { identifierVault, type IdentifierVault, type VaultKey } from "./database/identifier-vault.ts";

export interface Keys {
  readonly signing: SigningKey;
  readonly vault: IdentifierVault;
}

type KeySettings = Pick<Config, "dataDir" | "authPrivateKey" | "identifierKeys" | "identifierLookupKey">;

const keyBytes = 32;

/**
 * Settings come first, then the files under `dataDir/keys`, which are made on first use with mode 0600. Whoever
 * loses `identifier-keys` loses every number that it sealed: back the files up apart from the database.
 * @throws {ConfigError} for a key that cannot be used
 */
export async function loadKeys(config: KeySettings): Promise<Keys> {
  const folder = join(config.dataDir, "keys");
  const [pem, ring, lookup] = await Promise.all([
    config.authPrivateKey ?? keptSecret(folder, "auth-private-key.pem", newPrivateKey),
    config.identifierKeys ?? keptSecret(folder, "identifier-keys", () => `k1:${newSecret()}`),
    config.identifierLookupKey ?? keptSecret(folder, "identifier-lookup-key", newSecret),
  ]);
  const lookupSecret = readSecret("IDENTIFIER_LOOKUP_KEY", lookup);
  return { signing: signingKey(readPrivateKey(pem)), vault: identifierVault(readRing(ring), lookupSecret) };
}

/** Reads a secret's file, made first if absent. A link never replaces, so processes that start at once agree. */
async function keptSecret(folder: string, name: string, make: () => string): Promise<string> {
  const path = join(folder, name);
  const kept = await readIfThere(path);
  if (kept !== undefined) return kept;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const draft = `${path}.${process.pid}.${randomBytes(4).toString("hex")}`;
  await writeFile(draft, `${make()}\n`, { mode: 0o600, flush: true });
  await link(draft, path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EEXIST") throw error;
  });
  await rm(draft);
  return (await readFile(path, "utf8")).trim();
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return (await readFile(path, "utf8")).trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw new ConfigError(`The key file ${path} cannot be read: ${(error as Error).message}`);
  }
}

const newSecret = () => randomBytes(keyBytes).toString("base64");

const newPrivateKey = () =>
  generateKeyPairSync("ed25519").privateKey.export({ type: "pkcs8", format: "pem" }).toString().trim();

function readPrivateKey(pem: string): KeyObject {
  let key: KeyObject | undefined;
  try {
    // Environment variables often carry line ends as the two characters "\n".
    key = createPrivateKey(pem.replaceAll("\\n", "\n"));
  } catch {
    // The words of the library may quote the key.
  }
  if (key?.asymmetricKeyType === "ed25519") return key;
  throw new ConfigError("AUTH_PRIVATE_KEY is not the PKCS #8 PEM of an Ed25519 key.");
}

function readRing(text: string): [VaultKey, ...VaultKey[]] {
  const [first, ...others] = text.split(",").map((entry) => {
    const [id, secret] = entry.trim().split(/:(.*)/);
    if (!id || !secret) throw new ConfigError("IDENTIFIER_KEYS must be id:base64, the current key first.");
    return { id, secret: readSecret(`IDENTIFIER_KEYS "${id}"`, secret) };
  });
  return [first!, ...others];
}

function readSecret(name: string, base64: string): Buffer {
  const secret = Buffer.from(base64, "base64");
  if (secret.length !== keyBytes) throw new ConfigError(`${name} must be ${keyBytes} bytes in base64.`);
  return secret;
}
