// Opens pools of connections that see one city's schema, speak UTC, and hand out plain JavaScript values.
import pg, { type Pool } from "pg";

export interface PoolOptions {
  connectionString: string;
  /** The city's schema; beside it only that of its jobs is on the search path, so that no other city's tables are found. */
  schema: string;
  /** Most connections open at once; 10 unless given. */
  max?: number;
  applicationName?: string;
  /** How long to wait for a connection; 10 seconds unless given. */
  connectTimeoutMs?: number;
  /** Told when an idle connection is lost; the pool replaces it by itself. */
  onConnectionLost?: (error: Error) => void;
}

/** The database does not answer, or refuses us before any statement. The message names host and port, no password. */
export class DatabaseUnreachableError extends Error {
  override name = "DatabaseUnreachableError";
  readonly code = "database-unreachable";
}

const CONNECT_TIMEOUT_MS = 10_000;
/** Of silence; then a host that is gone without a word is found out, and statements that wait for it fail. */
const KEEP_ALIVE_DELAY_MS = 10_000;

/**
 * The same of the database's side, in seconds: a machine that vanished in a transaction keeps its locks until this
 * finds out, which by the system's own settings takes two hours. It is said after connecting, since PgBouncer refuses
 * it at the start; there it is about PgBouncer's own connection, and over a Unix socket about nothing.
 */
const FIND_OUT_WHO_IS_GONE =
  "set tcp_keepalives_idle = 10; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 3";

/** Array types have no name in `pg.types.builtins`; these are their numbers in pg_type. */
const ARRAY_OF = { text: 1009, int8: 1016, date: 1182, numeric: 1231 } as const;

registerParsers();

/**
 * Opens a pool. Values arrive as: int8 and numeric → number, date → "YYYY-MM-DD", timestamptz → Date.
 * Nothing is connected yet: see `pingDatabase`.
 */
export function createPool(options: PoolOptions): Pool {
  const { connectionString, startupOptions } = withoutStartupOptions(options.connectionString);
  const pool = new pg.Pool({
    connectionString,
    max: options.max ?? 10,
    application_name: options.applicationName ?? "satu-pintu",
    options:
      `${startupOptions} -c search_path="${schemaIdentifier(options.schema)}","${jobsSchema(options.schema)}" -c timezone=UTC`.trim(),
    connectionTimeoutMillis: options.connectTimeoutMs ?? CONNECT_TIMEOUT_MS,
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_DELAY_MS,
    // The pool waits for it before it hands the connection out.
    verify: (client, done) => void client.query(FIND_OUT_WHO_IS_GONE).then(() => done(), done),
  });
  pool.on("error", (error) => options.onConnectionLost?.(error));
  // A connection that is lost while checked out emits "error" outside of any query; without a listener that ends
  // the process. The next statement on it fails and tells the caller.
  pool.on("connect", (client) => client.on("error", () => undefined));
  return pool;
}

/** Checks that the database answers. @throws {DatabaseUnreachableError} which says why */
export async function pingDatabase(pool: Pool): Promise<void> {
  try {
    await pool.query("select 1");
  } catch (error) {
    const { host, port, database } = new pg.Client({ connectionString: pool.options.connectionString });
    throw new DatabaseUnreachableError(
      `The database ${database ?? ""} at ${host}:${port} cannot be used: ${reasonOf(error)}. Check DATABASE_URL.`,
      { cause: error },
    );
  }
}

/**
 * Checks a schema's name: lower-case letters, digits and underscores, at most 63 of them.
 * @throws {RangeError} for others, and for the names that Postgres keeps for itself
 */
export function schemaIdentifier(schema: string): string {
  if (!/^[a-z_][a-z0-9_]{0,62}$/.test(schema) || /^(pg_.*|public|information_schema)$/.test(schema)) {
    throw new RangeError(
      `"${schema}" cannot be the database schema: use lower-case letters, digits and underscores, and not "public".`,
    );
  }
  return schema;
}

/** Where the jobs of a city wait: apart from its own tables, since an export leaves them out. */
export function jobsSchema(citySchema: string): string {
  return `${citySchema}_jobs`;
}

/** A connection string's own `options` would silently replace ours, so the two are joined. */
function withoutStartupOptions(connectionString: string) {
  if (!URL.canParse(connectionString)) return { connectionString, startupOptions: "" };
  const url = new URL(connectionString);
  const startupOptions = url.searchParams.get("options");
  if (startupOptions === null) return { connectionString, startupOptions: "" };
  url.searchParams.delete("options");
  return { connectionString: url.href, startupOptions };
}

/** For the whole process, since drizzle asks pg's global parsers and not those of the pool. */
function registerParsers(): void {
  const { builtins } = pg.types;
  const setParser = pg.types.setTypeParser as (oid: number, parse: (text: string) => unknown) => void;
  const parseTextArray = (pg.types.getTypeParser as (oid: number) => (text: string) => (string | null)[])(
    ARRAY_OF.text,
  );
  const parseNumberArray = (text: string) =>
    parseTextArray(text).map((item) => (item === null ? null : Number(item)));
  setParser(builtins.INT8, toSafeInteger);
  setParser(builtins.NUMERIC, Number);
  setParser(builtins.DATE, String);
  setParser(ARRAY_OF.int8, parseNumberArray);
  setParser(ARRAY_OF.numeric, parseNumberArray);
  setParser(ARRAY_OF.date, parseTextArray);
}

function toSafeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is too large for a JavaScript number.`);
  return value;
}

/** Node reports a host with several addresses as an AggregateError without a message. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return reasonOf(error.errors[0]);
  const { message, code } = error as { message?: string; code?: string };
  return message || code || String(error);
}
