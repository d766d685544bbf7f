// Decides once where a data folder's cluster lives, and keeps that and its password beside it.
import { createHash, randomBytes } from "node:crypto";
import { chmod, chown, link, mkdir, readFile, realpath, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { accountFor, canEnter, type Account } from "./account.ts";
import { EmbeddedDatabaseError } from "./error.ts";

export interface Location {
  /** The folder of Postgres' own files, as `-D` has it. */
  cluster: string;
  /** Of the cluster's superuser. */
  password: string;
}

/** Where clusters go whose data folder the account cannot enter. */
const ELSEWHERE = "/var/lib/satu-pintu";

/**
 * Finds or makes the location of a data folder, and sees to it that the account can enter the folder around it.
 * @throws {EmbeddedDatabaseError} `unreachable`, `no-account`
 */
export async function provideLocation(
  dataDir: string,
  log: (line: string) => void,
): Promise<Location & { account: Account | undefined }> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 }).catch((error: Error) => {
    const advice = "set DATA_DIR to a folder that this account can write";
    throw new EmbeddedDatabaseError(
      "unreachable",
      `The data folder cannot be made (${error.message}): ${advice}.`,
      {
        cause: error,
      },
    );
  });
  const location = (await readLocation(dataDir)) ?? (await createLocation(await realpath(dataDir), log));
  const account = await accountFor(location.cluster);
  if (!(await letIn(account, dirname(location.cluster)))) {
    throw new EmbeddedDatabaseError(
      "unreachable",
      `The account that runs Postgres (${account?.uid}) cannot enter ${dirname(location.cluster)}: allow it to (chmod o+x on the folders above).`,
    );
  }
  return { ...location, account };
}

/**
 * The location that a data folder has already.
 * @throws {EmbeddedDatabaseError} `unreachable`, where it belongs to another account
 */
export async function readLocation(dataDir: string): Promise<Location | undefined> {
  const file = join(dataDir, "postgres.json");
  try {
    const location = JSON.parse(await readFile(file, "utf8")) as Location;
    // Kept relative where it is inside, so that the data folder can be moved.
    return { ...location, cluster: resolve(await realpath(dataDir), location.cluster) };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw new EmbeddedDatabaseError(
      "unreachable",
      `${file} cannot be read (${(error as Error).message}): use the account that runs the server.`,
      { cause: error },
    );
  }
}

async function createLocation(dataDir: string, log: (line: string) => void): Promise<Location> {
  const account = await accountFor(join(dataDir, "postgres"));
  const inside = await letIn(account, dataDir);
  const cluster = inside ? "postgres" : join(ELSEWHERE, fingerprint(dataDir), "postgres");
  if (!inside) {
    log(`Account ${account?.uid}, which runs Postgres, cannot enter ${dataDir}: the data go to ${cluster}`);
    await mkdir(dirname(cluster), { recursive: true });
    await chmod(ELSEWHERE, 0o755);
  }
  const draft = join(dataDir, `postgres.json.${process.pid}`);
  const location: Location = { cluster, password: randomBytes(24).toString("hex") };
  await writeFile(draft, `${JSON.stringify(location, undefined, 2)}\n`, { mode: 0o600 });
  // A link never replaces: of two servers that start at once, the second takes the first one's location.
  await link(draft, join(dataDir, "postgres.json")).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EEXIST") throw error;
  });
  await rm(draft);
  return (await readLocation(dataDir)) as Location;
}

/**
 * Whether the account can enter a folder. Where only the folder itself shuts it out and it is root's, its group may
 * pass through it (0710): nobody else gains anything.
 */
async function letIn(account: Account | undefined, folder: string): Promise<boolean> {
  if (account === undefined || (await canEnter(account, folder))) return true;
  const { uid, mode } = await stat(folder);
  if (uid !== 0 || !(await canEnter(account, dirname(folder)))) return false;
  await chown(folder, 0, account.gid);
  await chmod(folder, (mode & 0o707) | 0o010);
  return canEnter(account, folder);
}

/** Short and the same for the same data folder. */
const fingerprint = (dataDir: string) => createHash("sha256").update(dataDir).digest("hex").slice(0, 16);
