// The only reader of the environment: every setting, checked once, frozen.
import { readFileSync } from "node:fs";
import { isIP } from "node:net";
import { resolve } from "node:path";
import { z } from "zod";

const settings = z
  .object({
    HOST: z.string().default("127.0.0.1"),
    PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
    DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
    DATABASE_READ_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
    DATABASE_READ_MAX_LAG_MS: z.coerce.number().int().min(0).max(3_600_000).default(5_000),
    DATABASE_SCHEMA: z
      .string()
      .regex(/^[a-z_][a-z0-9_]{0,50}$/, "lower-case letters, digits and underscores")
      .default("satu_pintu"),
    // A run and an import take three connections each, a simulation two.
    DATABASE_POOL_SIZE: z.coerce.number().int().min(8).max(500).default(10),
    WORKER_CONCURRENCY: z.coerce.number().int().min(0).max(100).default(2),
    DATA_DIR: z.string().min(1).default("./data"),
    DRAIN_DELAY_MS: z.coerce.number().int().min(0).max(300_000).default(1_000),
    IMPORT_MAX_BYTES: z.coerce.number().int().min(1).default(10_737_418_240),
    SIMULATION_MEMORY_MB: z.coerce.number().int().min(0).max(1_000_000).default(256),
    PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
    LETTER_VALID_DAYS: z.coerce.number().int().min(1).max(365).default(30),
    TRACKING_PER_MINUTE: z.coerce.number().int().min(1).max(1_000_000).default(30),
    TRUST_PROXY: z.string().refine(namesAddresses, "addresses or networks by commas").optional(),
    WEBHOOK_ALLOW_PRIVATE: z.enum(["0", "1"]).default("0"),
    LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
    AUTH_ISSUER: z.url().optional(),
    AUTH_JWKS_URL: z.url().optional(),
    AUTH_AUDIENCE: z.string().min(1).default("satu-pintu"),
    AUTH_PRIVATE_KEY: z.string().optional(),
    IDENTIFIER_KEYS: z.string().optional(),
    IDENTIFIER_LOOKUP_KEY: z.string().optional(),
  })
  .refine((s) => (s.AUTH_ISSUER === undefined) === (s.AUTH_JWKS_URL === undefined), {
    path: ["AUTH_ISSUER"],
    message: "AUTH_ISSUER and AUTH_JWKS_URL go together",
  })
  .refine((s) => s.DATABASE_READ_URL === undefined || s.DATABASE_URL !== undefined, {
    path: ["DATABASE_READ_URL"],
    message: "only a database of DATABASE_URL has a replica",
  })
  .superRefine((s, check) => {
    const least = leastPoolSize(s.WORKER_CONCURRENCY);
    if (s.DATABASE_POOL_SIZE >= least) return;
    check.addIssue({
      code: "custom",
      path: ["WORKER_CONCURRENCY"],
      message: `${s.WORKER_CONCURRENCY} jobs at once need a DATABASE_POOL_SIZE of ${least} or more`,
    });
  });

/** A job takes three connections at most; two listen for jobs, one is for alarms, and one for all else. */
function leastPoolSize(concurrency: number): number {
  return concurrency === 0 ? 0 : 3 * concurrency + 4;
}

export interface Config {
  readonly host: string;
  readonly port: number;
  /** Absent: the server runs its own Postgres under `dataDir`. */
  readonly databaseUrl?: string;
  /** A streaming replica of it, for what is read in bulk. */
  readonly databaseReadUrl?: string;
  /** How long such a read waits for the replica to come up to the primary, before it goes to the primary. */
  readonly databaseReadMaxLagMs: number;
  readonly databaseSchema: string;
  readonly databasePoolSize: number;
  /** How many background jobs this process does at once; 0: none, others do them. */
  readonly workerConcurrency: number;
  /** Absolute path. */
  readonly dataDir: string;
  /** For so long the server still takes requests after SIGTERM, so that balancers see that it is not ready. */
  readonly drainDelayMs: number;
  /** Of an import file once it is unpacked: a small one can unpack to any size. */
  readonly importMaxBytes: number;
  /** For keeping the registry between simulations; 0: nothing is kept. */
  readonly simulationMemoryBytes: number;
  /** Where callers reach the service; absent: letters say the address that their request came to. */
  readonly publicUrl?: string;
  /** Days after its printing on which a referral's letter is good. */
  readonly letterValidDays: number;
  /** Requests for tracking codes that one address may make in a minute, of this process. */
  readonly trackingPerMinute: number;
  /** Addresses and networks of proxies that are believed whom they speak for. */
  readonly trustProxy: readonly string[];
  /** Whether events may be sent to this machine and its network, and by HTTP in the clear. */
  readonly webhookAllowPrivate: boolean;
  readonly logLevel: string;
  /** An outside issuer of tokens; its keys come from `authJwksUrl`. */
  readonly authIssuer?: string;
  readonly authJwksUrl?: string;
  readonly authAudience: string;
  /** PKCS #8 PEM of an Ed25519 key; absent: generated under `dataDir`. */
  readonly authPrivateKey?: string;
  /** `id:base64,…`, 32 bytes each, the current one first; absent: generated under `dataDir`. */
  readonly identifierKeys?: string;
  readonly identifierLookupKey?: string;
}

/** A setting that cannot be used; the message names every one of them. */
export class ConfigError extends Error {
  override name = "ConfigError";
}

/** Reads settings; for secrets, `NAME_FILE` may hold the path of a file with the value. @throws {ConfigError} */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const parsed = settings.safeParse(withFiles(environment));
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
    throw new ConfigError(`These settings cannot be used: ${faults.join("; ")}`);
  }
  const s = parsed.data;
  return Object.freeze({
    host: s.HOST,
    port: s.PORT,
    databaseUrl: s.DATABASE_URL,
    databaseReadUrl: s.DATABASE_READ_URL,
    databaseReadMaxLagMs: s.DATABASE_READ_MAX_LAG_MS,
    databaseSchema: s.DATABASE_SCHEMA,
    databasePoolSize: s.DATABASE_POOL_SIZE,
    workerConcurrency: s.WORKER_CONCURRENCY,
    dataDir: resolve(s.DATA_DIR),
    drainDelayMs: s.DRAIN_DELAY_MS,
    importMaxBytes: s.IMPORT_MAX_BYTES,
    simulationMemoryBytes: s.SIMULATION_MEMORY_MB * 1024 ** 2,
    publicUrl: s.PUBLIC_URL,
    letterValidDays: s.LETTER_VALID_DAYS,
    trackingPerMinute: s.TRACKING_PER_MINUTE,
    trustProxy: listed(s.TRUST_PROXY),
    webhookAllowPrivate: s.WEBHOOK_ALLOW_PRIVATE === "1",
    logLevel: s.LOG_LEVEL,
    authIssuer: s.AUTH_ISSUER,
    authJwksUrl: s.AUTH_JWKS_URL,
    authAudience: s.AUTH_AUDIENCE,
    authPrivateKey: s.AUTH_PRIVATE_KEY,
    identifierKeys: s.IDENTIFIER_KEYS,
    identifierLookupKey: s.IDENTIFIER_LOOKUP_KEY,
  });
}

/** `10.0.0.1,10.1.0.0/16`; a name would be looked up once and be another's later. */
function namesAddresses(value: string): boolean {
  return listed(value).every((one) => {
    const [address = "", prefix, ...more] = one.split("/");
    const bits = isIP(address) === 6 ? 128 : 32;
    const fits = prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= bits);
    return isIP(address) !== 0 && fits && more.length === 0;
  });
}

function listed(value = ""): string[] {
  return value
    .split(",")
    .map((one) => one.trim())
    .filter((one) => one !== "");
}

const secrets = [
  "DATABASE_URL",
  "DATABASE_READ_URL",
  "AUTH_PRIVATE_KEY",
  "IDENTIFIER_KEYS",
  "IDENTIFIER_LOOKUP_KEY",
] as const;

function withFiles(environment: NodeJS.ProcessEnv): Record<string, string | undefined> {
  // An empty variable is what compose files and shells make of an unset one.
  const values = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  for (const name of secrets) {
    const file = values[`${name}_FILE`];
    if (file !== undefined && values[name] === undefined) values[name] = readSecret(name, file);
  }
  return values;
}

function readSecret(name: string, file: string): string {
  try {
    return readFileSync(file, "utf8").trim();
  } catch (error) {
    throw new ConfigError(`${name}_FILE cannot be read: ${(error as Error).message}`);
  }
}
