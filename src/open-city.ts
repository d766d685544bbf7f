// Opens a city: its database (our own or a given one), brought up to date and seeded, and its keys.
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { Logger } from "pino";
import { uuidv7 } from "./database/ids.ts";
import { auditLog } from "./audit/chain-audits.ts";
import { checkIdentifierKeys } from "./auth/check-identifier-keys.ts";
import type { TokenIssuer } from "./auth/sign-token.ts";
import { systemActor } from "./auth/system-actor.ts";
import type { Config } from "./config.ts";
import type { Context } from "./context.ts";
import { createPool, pingDatabase } from "./database/connect.ts";
import { EmbeddedDatabaseError } from "./database/embedded/error.ts";
import {
  attachOrStartEmbedded,
  type EmbeddedDatabase,
  type EmbeddedOptions,
  startEmbedded,
} from "./database/embedded/start.ts";
import { migrate } from "./database/migrate.ts";
import { createReadReplica, type ReadReplica } from "./database/read-replica.ts";
import { installQueue } from "./database/queue.ts";
import { createSequencer, type Sequencer } from "./database/sequencer.ts";
import { cityCatalogue } from "./eligibility/indicators/catalogue.ts";
import { eventLog } from "./events/number-events.ts";
import { loadKeys } from "./keys.ts";
import { type ContextParts, contextMaker } from "./make-context.ts";
import { createCriteriaCache } from "./programs/criteria-in-force.ts";
import { seedCity } from "./seed-city.ts";

export interface City {
  readonly parts: ContextParts;
  readonly issuer: TokenIssuer;
  readonly sequencer: Sequencer;
  /** A context of the house itself; `name` is what the audit trail shows. */
  systemContext(name: string): Context;
  /** Numbers what is left, closes the pool, and stops our own Postgres. */
  close(): Promise<void>;
}

export interface OpenOptions {
  readonly log: Logger;
  /** Uses the Postgres that a running server has on the data folder, if there is one: for commands. */
  readonly attach: boolean;
  /** Opens the database as it stands, perhaps without tables: for a restore, which fills it. */
  readonly asItStands?: boolean;
  /** Told once if our own Postgres ends though nobody stopped it. */
  readonly onDatabaseExit?: (reason: Error) => void;
}

export const migrationsFolder = fileURLToPath(new URL("../migrations", import.meta.url));

/** @throws what keeps the city closed, in words for its operator; nothing is left running then */
export async function openCity(config: Config, options: OpenOptions): Promise<City> {
  const { log } = options;
  const keys = await loadKeys(config);
  const database = await openDatabase(config, options);
  const pool = createPool({
    connectionString: database.url,
    schema: config.databaseSchema,
    max: config.databasePoolSize,
    onConnectionLost: (error) => void (closing || log.warn({ err: error }, "a database connection was lost")),
  });
  const replica = replicaOf(config, pool, log);
  let closing = false;
  const release = async () => {
    closing = true;
    try {
      await replica?.close();
    } finally {
      await pool.end().finally(database.stop);
    }
  };
  const sequencer = createSequencer(pool, [eventLog, auditLog], log);
  const parts: ContextParts = {
    ...{ pool, replica, clock: () => new Date(), vault: keys.vault, nudge: sequencer.nudge },
    criteria: createCriteriaCache(cityCatalogue),
  };
  const makeContext = contextMaker(parts);
  const systemContext = (name: string) => makeContext({ actor: systemActor(name), requestId: uuidv7(), log });
  try {
    await pingDatabase(pool);
    if (!options.asItStands) await provideCity(pool, config, systemContext("system"));
  } catch (error) {
    await release();
    throw error;
  }
  const issuer = { name: cityName(config), audience: config.authAudience, key: keys.signing };
  const close = options.asItStands ? release : () => sequencer.stop().finally(release);
  return { parts, issuer, sequencer, systemContext, close };
}

function replicaOf(
  { databaseReadUrl, databaseReadMaxLagMs: maxLagMs, databaseSchema: schema, databasePoolSize: max }: Config,
  primary: ContextParts["pool"],
  log: Logger,
): ReadReplica | undefined {
  if (databaseReadUrl === undefined) return undefined;
  const connectTimeoutMs = 5_000;
  const replica = createPool({ connectionString: databaseReadUrl, schema, max, connectTimeoutMs });
  return createReadReplica({ primary, replica, maxLagMs, log });
}

async function provideCity(pool: ContextParts["pool"], config: Config, ctx: Context): Promise<void> {
  await migrate(pool, { schema: config.databaseSchema, migrationsFolder });
  await installQueue(pool, config.databaseSchema, ctx.log);
  await checkIdentifierKeys(ctx);
  await seedCity(ctx);
}

/** Tokens and events of one city are told from another's, even where both are signed by the same key. */
function cityName({ databaseSchema }: Config): string {
  return `urn:satu-pintu:${databaseSchema.replaceAll("_", "-")}`;
}

async function openDatabase(
  config: Config,
  { attach, log, onDatabaseExit }: OpenOptions,
): Promise<{ url: string; stop: () => Promise<void> }> {
  if (config.databaseUrl !== undefined) return { url: config.databaseUrl, stop: async () => undefined };
  const open = attach ? attachOrStartEmbedded : startWhenFree;
  const embedded = await open({ dataDir: config.dataDir, log: (line) => log.info(line) });
  if (onDatabaseExit) embedded.onExit(onDatabaseExit);
  return { url: embedded.connectionString, stop: () => embedded.stop() };
}

const patienceMs = 5_000;
const pauseMs = 200;

/** A command may be running on the data folder: it is done in a moment, another server is not. */
async function startWhenFree(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  for (const end = Date.now() + patienceMs; ; await sleep(pauseMs)) {
    try {
      return await startEmbedded(options);
    } catch (error) {
      const inUse = error instanceof EmbeddedDatabaseError && error.code === "in-use";
      if (!inUse || Date.now() > end) throw error;
    }
  }
}
