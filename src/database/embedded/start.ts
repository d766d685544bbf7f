// Starts the Postgres that npm installed on a data folder, or attaches to the one that runs there; stops it with us.
import { createServer, type AddressInfo } from "node:net";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { provideBinaries } from "./binaries.ts";
import { lastLines, provideCluster } from "./cluster.ts";
import { EmbeddedDatabaseError } from "./error.ts";
import { provideLocation, readLocation, type Location } from "./location.ts";
import {
  findPostmaster,
  identityArguments,
  isAlive,
  POLL_MS,
  removeForeignPidFile,
  stopPostmaster,
  type Postmaster,
} from "./postmaster.ts";
import { startWatched, type Watchdog } from "./watchdog.ts";

export interface EmbeddedDatabase {
  /** Holds the password. */
  connectionString: string;
  /** The folder of Postgres' own files, which may be outside the data folder that was asked for. */
  dataDir: string;
  startedByUs: boolean;
  /** Stops Postgres if we started it; resolves when it has ended. May be called again. */
  stop(): Promise<void>;
  /** Calls back once if Postgres ends though nobody stopped it. */
  onExit(listener: (reason: Error) => void): void;
}

export interface EmbeddedOptions {
  /** Made if it is absent. */
  dataDir: string;
  log: (line: string) => void;
  /** False leaves writes to the operating system: for tests, whose data nobody misses. True unless given. */
  durable?: boolean;
}

const PORT_ATTEMPTS = 5;
const ATTACH_TIMEOUT_MS = 60_000;
const PATIENCE_MS = 10_000;

const VOLATILE = ["fsync=off", "full_page_writes=off"];

/** Starts Postgres on a data folder. @throws {EmbeddedDatabaseError} */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const { log, durable = true } = options;
  const { account, ...location } = await provideLocation(options.dataDir, log);
  await clearTheWay(options.dataDir, location.cluster, log);
  const folder = dirname(location.cluster);
  const binaries = await provideBinaries(folder, account, log);
  await provideCluster(location, binaries, account, durable);
  await removeForeignPidFile(location.cluster);

  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort();
    const settings = [
      `port=${port}`,
      "listen_addresses=127.0.0.1",
      "unix_socket_directories=",
      ...(durable ? [] : VOLATILE),
    ];
    const command = [
      binaries.postgres,
      ...identityArguments(location.cluster),
      ...settings.flatMap((setting) => ["-c", setting]),
    ];
    const watchdog = await startWatched(command, account, join(folder, "postgres.log"));
    if (await becomesReady(location.cluster, watchdog, log)) return ownDatabase(location, port, watchdog);
    const output = await watchdog.output();
    if (/could not bind|could not create any TCP/.test(output) && attempt < PORT_ATTEMPTS) continue;
    await clearTheWay(options.dataDir, location.cluster, log);
    throw new EmbeddedDatabaseError("start-failed", `Postgres ended while it started: ${lastLines(output)}`);
  }
}

/** For the command line: uses the Postgres that runs on the data folder, else starts it. @throws {EmbeddedDatabaseError} */
export async function attachOrStartEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  for (const end = Date.now() + ATTACH_TIMEOUT_MS; ; await sleep(POLL_MS)) {
    const location = await readLocation(options.dataDir);
    const running = location && (await findPostmaster(location.cluster));
    if (location && running?.ready && isOwned(running)) return foreignDatabase(location, running.port);
    try {
      return await startEmbedded(options);
    } catch (error) {
      // In use and not ready: a server starts or stops at this moment.
      const inUse = error instanceof EmbeddedDatabaseError && error.code === "in-use";
      if (!inUse || Date.now() > end) throw error;
    }
  }
}

/** Refuses a cluster that a living process runs; ends what a dead one left behind, which its watchdog may be doing. */
async function clearTheWay(dataDir: string, cluster: string, log: (line: string) => void): Promise<void> {
  const running = await findPostmaster(cluster);
  if (running === undefined) return;
  const holder = isOwned(running) ? (running.ownerPid ?? running.pid) : undefined;
  if (holder === undefined) {
    log(`Stopping Postgres ${running.pid}, whose server has ended`);
    if (await stopPostmaster(cluster, running)) return;
  }
  throw new EmbeddedDatabaseError(
    "in-use",
    `The data folder ${dataDir} is in use by process ${holder ?? running.pid}: stop that process, or set DATA_DIR to another folder.`,
  );
}

/** A postmaster that another launcher started is its own owner. */
const isOwned = ({ ownerPid }: Postmaster) => ownerPid === undefined || isAlive(ownerPid);

/** Waits until our postmaster takes connections; false when it ended before. A recovery may take minutes. */
async function becomesReady(
  cluster: string,
  watchdog: Watchdog,
  log: (line: string) => void,
): Promise<boolean> {
  let ended = false;
  void watchdog.exited.then(() => (ended = true));
  const patience = setTimeout(
    () => log("Postgres is still starting, perhaps recovering from a crash"),
    PATIENCE_MS,
  );
  try {
    for (; !ended; await sleep(POLL_MS)) {
      const running = await findPostmaster(cluster);
      if (running?.ready && running.ownerPid === process.pid) return true;
    }
    return false;
  } finally {
    clearTimeout(patience);
  }
}

function ownDatabase(location: Location, port: number, watchdog: Watchdog): EmbeddedDatabase {
  const listeners: ((reason: Error) => void)[] = [];
  let stopping = false;
  const ended = watchdog.exited.then(async (exitCode) => {
    // Where the watchdog was ended and not Postgres, nobody else is left to stop it.
    const orphan = await findPostmaster(location.cluster);
    if (orphan?.ownerPid === process.pid) await stopPostmaster(location.cluster, orphan);
    if (stopping) return;
    const last = lastLines(await watchdog.output().catch(() => ""));
    const reason = new Error(`Postgres ended by itself (exit code ${exitCode ?? "unknown"}): ${last}`);
    for (const listener of listeners) listener(reason);
  });
  return {
    connectionString: connectionString(location, port),
    dataDir: location.cluster,
    startedByUs: true,
    async stop() {
      stopping = true;
      await watchdog.stop();
      await ended;
    },
    onExit: (listener) => void listeners.push(listener),
  };
}

function foreignDatabase(location: Location, port: number): EmbeddedDatabase {
  return {
    connectionString: connectionString(location, port),
    dataDir: location.cluster,
    startedByUs: false,
    stop: async () => undefined,
    onExit: () => undefined,
  };
}

const connectionString = ({ password }: Location, port: number) =>
  `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;

/** A port that is free now; Postgres may still lose it to another program, and then another one is tried. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
