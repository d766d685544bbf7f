// PURE. The file of a city's data: one JSON line, then each table's rows in Postgres' own text form, then one JSON line.

export const formatName = "satu-pintu-export";
export const formatVersion = 1;

/** The line that ends a table's rows; Postgres writes a value that looks like it with two backslashes. */
export const endOfRows = "\\.";

export interface AppliedMigration {
  readonly name: string;
  /** SHA-256 of its SQL. */
  readonly hash: string;
}

/** The first line: what the rows belong to. */
export interface ExportHeader {
  readonly format: typeof formatName;
  readonly formatVersion: number;
  /** Of the package that wrote it, for people. */
  readonly version: string;
  readonly exportedAt: string;
  readonly migrations: readonly AppliedMigration[];
}

/** The line before a table's rows. */
export interface TableLine {
  readonly table: string;
  readonly columns: readonly string[];
}

/** The last line: without it, or with other counts, the file is not whole. */
export interface ExportTrailer {
  readonly rows: Readonly<Record<string, number>>;
}

/** A file that cannot be restored, or a database that it cannot be restored into; the message says what to do. */
export class RestoreError extends Error {
  override name = "RestoreError";
}

/** @throws {RestoreError} for a file of another kind, or of a later version of the format */
export function readHeader(line: string | undefined): ExportHeader {
  const header = parseLine(line) as Partial<ExportHeader> | undefined;
  if (header?.format !== formatName || !Array.isArray(header.migrations)) {
    throw new RestoreError("This is not a file that satu-pintu export has written.");
  }
  if (header.formatVersion !== formatVersion) {
    throw new RestoreError(
      `The file was written by version ${header.version} in a form that this version does not read.`,
    );
  }
  return header as ExportHeader;
}

/** @throws {RestoreError} for a file that was cut off or changed */
export function readBlockLine(line: string | undefined): TableLine | ExportTrailer {
  const block = parseLine(line) as Partial<TableLine & ExportTrailer> | undefined;
  const { table, columns, rows } = block ?? {};
  if (typeof table === "string" && Array.isArray(columns)) return { table, columns };
  if (typeof rows === "object") return { rows };
  throw notWhole();
}

export function notWhole(): RestoreError {
  return new RestoreError("The file is not whole: nothing of it was restored.");
}

/** What a line of JSON says; undefined where it says nothing. */
function parseLine(line: string | undefined): object | undefined {
  try {
    const value: unknown = JSON.parse(line ?? "");
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
