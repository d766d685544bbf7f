// PgBouncer in front of the test's Postgres, in transaction mode, where one is installed.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";

/** `PGBOUNCER_PATH` names a program of 1.21 or later; the one of the system may be older. */
export const pgbouncerPath = process.env.PGBOUNCER_PATH ?? "";
export const isPgbouncerInstalled = pgbouncerPath !== "" && existsSync(pgbouncerPath);

export interface PgBouncer {
  /** The same database, through it. */
  readonly url: string;
  stop(): Promise<void>;
}

/** As the README describes it. It is not to run as root, so that it is given to another account there. */
export async function startPgbouncer(databaseUrl: string): Promise<PgBouncer> {
  const { hostname, port, username, password, pathname } = new URL(databaseUrl);
  const [folder, listenPort] = [await mkdtemp(join(tmpdir(), "pgbouncer-")), await freePort()];
  const name = pathname.slice(1);
  const users = join(folder, "users.txt");
  await writeFile(users, `"${decodeURIComponent(username)}" "${decodeURIComponent(password)}"\n`);
  const settings = join(folder, "pgbouncer.ini");
  await writeFile(
    settings,
    `[databases]
${name} = host=${hostname} port=${port} dbname=${name}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${listenPort}
unix_socket_dir =
auth_type = plain
auth_file = ${users}
pool_mode = transaction
max_prepared_statements = 200
track_extra_parameters = IntervalStyle, search_path
default_pool_size = 8
`,
  );
  await chmod(folder, 0o755);
  const account = process.getuid?.() === 0 ? ["-u", "nobody"] : [];
  const program = spawn(pgbouncerPath, [...account, settings], { stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  program.stderr.on("data", (chunk) => (said += String(chunk)));
  const url = Object.assign(new URL(databaseUrl), { hostname: "127.0.0.1", port: String(listenPort) }).href;
  const stop = async () => {
    program.kill("SIGKILL");
    await rm(folder, { recursive: true });
  };
  for (let attempt = 0; attempt < 100; attempt += 1) {
    if (await answers(url)) return { url, stop };
    if (program.exitCode !== null) break;
    await sleep(50);
  }
  await stop();
  throw new Error(`PgBouncer does not answer: ${said}`);
}

async function answers(connectionString: string): Promise<boolean> {
  const client = new pg.Client({ connectionString });
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.query("select 1");
    return true;
  } catch {
    return false;
  } finally {
    await client.end();
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}
