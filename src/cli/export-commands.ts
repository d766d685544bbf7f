// `satu-pintu export FILE` and `satu-pintu restore FILE`: all data of a city, from one database to another.
import { createReadStream, createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import type { Command } from "commander";
import { checkKeyProbe } from "../auth/check-identifier-keys.ts";
import { type Context, inTransaction } from "../context.ts";
import { type ExportTrailer, RestoreError } from "../database/export-format.ts";
import { exportSchema } from "../database/export-schema.ts";
import { restoreSchema } from "../database/restore-schema.ts";
import { readConfig } from "../config.ts";
import { migrationsFolder } from "../open-city.ts";
import { packageVersion } from "../package-version.ts";
import { withCity } from "./with-city.ts";

export function addExportCommands(program: Command): void {
  const pipe = "a file, or - for";
  program
    .command("export")
    .description("write all data of the city as of this moment; numbers of people stay sealed by its keys")
    .argument("<file>", `${pipe} standard output`)
    .action(exportCity);
  program
    .command("restore")
    .description("fill an empty database with an export; needs the identifier keys of that city")
    .argument("<file>", `${pipe} standard input`)
    .action(restoreCity);
}

async function exportCity(file: string): Promise<void> {
  await withCity(async (ctx, { parts }) => {
    // Before the data, so that the export tells of itself.
    await audit(ctx, "city.export");
    const about = { version: packageVersion, exportedAt: ctx.now.toISOString() };
    let rows: ExportTrailer["rows"] = {};
    const { pool, replica } = parts;
    const bytesOf = (from: typeof pool) =>
      Readable.from(exportSchema(from, about, (counts) => (rows = counts)));
    const toFile = (from: typeof pool) => writeNewFile(file, bytesOf(from));
    // What stands on stdout cannot be taken back, so that a replica which breaks off would leave half an export there.
    if (file === "-") await pipeline(bytesOf(pool), createGzip(), process.stdout, { end: false });
    else await (replica ? replica.read(toFile) : toFile(pool));
    // Apart from the data, which may stand on stdout.
    process.stderr.write(`Exported ${sum(rows)} rows. Keep the identifier keys as well, in another place.\n`);
  });
}

/** Never over another file, and whole or not at all; names and addresses stand in it as they are. */
async function writeNewFile(file: string, bytes: Readable): Promise<void> {
  const target = createWriteStream(file, { flags: "wx", mode: 0o600, flush: true });
  let made = false;
  target.once("open", () => (made = true));
  await pipeline(bytes, createGzip(), target).catch(async (error: unknown) => {
    if (made) await rm(file, { force: true });
    throw error;
  });
}

async function restoreCity(file: string): Promise<void> {
  const { databaseSchema: schema } = readConfig();
  await withCity(
    async (ctx, { parts, sequencer }) => {
      const { pool, vault } = parts;
      const check = async (db: Context["db"]) => void (await checkKeyProbe(db, vault));
      const restoring = { schema, migrationsFolder, check };
      const packed = file === "-" ? process.stdin : createReadStream(file);
      const { header, rows } = await unpacked(packed, (bytes) => restoreSchema(pool, bytes, restoring));
      await audit(ctx, "city.restore");
      await sequencer.stop();
      process.stderr.write(`Restored ${sum(rows)} rows as of ${header.exportedAt}.\n`);
    },
    { asItStands: true },
  );
}

/** @throws {RestoreError} for what is not compressed as an export is, or was cut off */
async function unpacked<T>(packed: Readable, read: (bytes: AsyncIterable<Buffer>) => Promise<T>): Promise<T> {
  const bytes = createGunzip();
  packed.once("error", (error) => bytes.destroy(error));
  try {
    return await read(packed.pipe(bytes));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (!/^Z_/.test(code ?? "")) throw error;
    throw new RestoreError("The file is no export, or was cut off or changed: nothing of it was restored.");
  } finally {
    packed.destroy();
  }
}

function audit(ctx: Context, action: string): Promise<void> {
  return inTransaction(ctx, async (tx) => tx.journal.audit({ action, entity: { type: "city", id: "city" } }));
}

const sum = (rows: ExportTrailer["rows"]) => Object.values(rows).reduce((total, count) => total + count, 0);
