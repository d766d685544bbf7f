// Opens pools of connections that see one city's schema, speak UTC, and hand out plain JavaScript values.
import pg, { type Pool } from "pg";

export interface PoolOptions {
  connectionString: string;
  /** The city's schema; the only one on the search path, so that a forgotten migration cannot fall through to another. */
  schema: string;
  /** Most connections open at once; 10 unless given. */
  max?: number;
  applicationName?: string;
  /** Told when an idle connection is lost; the pool replaces it by itself. */
  onConnectionLost?: (error: Error) => void;
}

/** The database does not answer, or refuses us before any statement. The message names host and port, no password. */
export class DatabaseUnreachableError extends Error {
  override name = "DatabaseUnreachableError";
  readonly code = "database-unreachable";
}

const CONNECT_TIMEOUT_MS = 10_000;

const { builtins } = pg.types;
const getTypeParser = pg.types.getTypeParser as (oid: number, format?: string) => (text: string) => unknown;
/** Array types have no name in `builtins`; these are the numbers of pg_type. */
const ARRAY_OF = { text: 1009, int8: 1016, date: 1182, numeric: 1231 } as const;
const parseTextArray = getTypeParser(ARRAY_OF.text) as (text: string) => (string | null)[];
const parseNumberArray = (text: string) =>
  parseTextArray(text).map((item) => (item === null ? null : Number(item)));

const parsers = new Map<number, (text: string) => unknown>([
  [builtins.INT8, toSafeInteger],
  [builtins.NUMERIC, Number],
  [builtins.DATE, String],
  [ARRAY_OF.int8, parseNumberArray],
  [ARRAY_OF.numeric, parseNumberArray],
  [ARRAY_OF.date, parseTextArray],
]);

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
    options: `${startupOptions} -c search_path="${schemaIdentifier(options.schema)}" -c timezone=UTC`.trim(),
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    keepAlive: true,
    types: {
      getTypeParser: (oid: number, format?: string) =>
        (format !== "binary" && parsers.get(oid)) || getTypeParser(oid, format),
    },
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

/** Whether an error means that the database went away or takes no more connections, rather than a refused statement. */
export function isConnectionFailure(error: unknown): boolean {
  const { code, message } = error as { code?: unknown; message?: unknown };
  return (
    /^(08...|57P0.|53300|ECONN\w+|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN)$/.test(String(code)) ||
    /^Connection terminated|^timeout exceeded when trying to connect/.test(String(message))
  );
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

/** A connection string's own `options` would silently replace ours, so the two are joined. */
function withoutStartupOptions(connectionString: string) {
  if (!URL.canParse(connectionString)) return { connectionString, startupOptions: "" };
  const url = new URL(connectionString);
  const startupOptions = url.searchParams.get("options");
  if (startupOptions === null) return { connectionString, startupOptions: "" };
  url.searchParams.delete("options");
  return { connectionString: url.href, startupOptions };
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
