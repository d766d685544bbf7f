// The seam between stores and Postgres: statements that each connection prepares once, and transactions.
import { setTimeout as sleep } from "node:timers/promises";
import { drizzle, type NodePgDatabase } from "drizzle-orm/node-postgres";
import type { Pool, PoolClient } from "pg";
import { lostToAnother } from "./passing-failure.ts";

/** One SQL text under one name, with the type of the rows it yields. */
export interface Statement<Row> {
  readonly name: string;
  readonly text: string;
  /** Never there at run time: carries the row's type to `run`. */
  readonly row?: Row;
}

/** Where stores send their statements: a pool, or the one connection of a transaction. */
export interface Database {
  /**
   * Runs a statement, prepared on first use of each connection. Values: JSON as a string made by the caller,
   * lists as arrays (they become Postgres arrays), times as `Date`, dates as "YYYY-MM-DD".
   */
  run<Row>(statement: Statement<Row>, values: readonly unknown[]): Promise<Row[]>;
  /**
   * For many rows: each is an array of its columns, which takes less time than an object. The text is not prepared, so
   * it may name what is asked.
   */
  rows<Row extends readonly unknown[]>(
    text: { readonly name: string; readonly text: string },
    values: readonly unknown[],
  ): Promise<Row[]>;
  /**
   * Drizzle on the same connection; its raw `execute` leaves times as text. `orm.$client` is the connection itself,
   * for COPY.
   */
  readonly orm: NodePgDatabase & { $client: Pool | PoolClient };
}

/** Postgres cuts longer names, so that two of them could meet. */
const MAX_NAME_LENGTH = 63;
const MAX_ATTEMPTS = 4;
const BACKOFF_MS = 20;

const texts = new Map<string, string>();
let observer: StatementObserver | undefined;

/** Told of a round trip before it is made. */
export type StatementObserver = (name: string, text: string, values: readonly unknown[]) => void;

/**
 * Declares a statement. Name its columns: after a migration that adds one, a prepared `select *` fails.
 * Throws when the name is longer than 63 bytes or stands for another text already.
 */
export function statement<Row>(name: string, text: string): Statement<Row> {
  if (Buffer.byteLength(name) > MAX_NAME_LENGTH) {
    throw new Error(`The statement name "${name}" is longer than ${MAX_NAME_LENGTH} bytes.`);
  }
  const known = texts.get(name);
  if (known !== undefined && known !== text) {
    throw new Error(`The statement name "${name}" stands for two different texts.`);
  }
  texts.set(name, text);
  return { name, text };
}

/**
 * Tells every round trip to the database to one observer, so that a benchmark can count and repeat them: statements by
 * name, "orm" for drizzle's, and "begin", "commit", "rollback". `undefined` ends it.
 */
export function observeStatements(next: StatementObserver | undefined): void {
  observer = next;
}

/** A database whose statements each take any free connection of the pool. */
export function poolDatabase(pool: Pool): Database {
  return databaseOn(pool);
}

/**
 * Runs `work` in one transaction on one connection: committed when it resolves, rolled back when it throws.
 * After a deadlock or a serialization failure the work is repeated, up to three times with a random pause; pass
 * `repeatable: false` for work with effects outside the database, such as reading from a stream, or fewer `attempts`.
 * Statements that do not depend on one another are sent `together`.
 */
export async function withTransaction<T>(
  pool: Pool,
  work: (db: Database) => Promise<T>,
  options: { repeatable?: boolean; attempts?: number } = {},
): Promise<T> {
  const repeatable = options.repeatable !== false;
  const attempts = repeatable ? (options.attempts ?? MAX_ATTEMPTS) : 1;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await attemptTransaction(pool, work, repeatable);
    } catch (error) {
      if (attempt >= attempts || !lostToAnother(error)) throw error;
      await sleep(BACKOFF_MS * 2 ** attempt * Math.random());
    }
  }
}

async function attemptTransaction<T>(
  pool: Pool,
  work: (db: Database) => Promise<T>,
  pipelined: boolean,
): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    setPipeline(client, pipelined);
    const begun = control(client, "begin");
    // Else the first statement follows at once; where the beginning fails, so do they all.
    if (!pipelined) await begun;
    const [, result] = await together([begun, work(databaseOn(client))]);
    const { command } = await control(client, "commit");
    // Postgres answers the commit of a failed transaction with a rollback and no error.
    if (command !== "COMMIT")
      throw new Error("A statement failed in the transaction and its error was swallowed.");
    return result;
  } catch (error) {
    broken = await control(client, "rollback").then(
      () => undefined,
      (failure: Error) => failure,
    );
    throw error;
  } finally {
    setPipeline(client, false);
    // A connection that could not be rolled back is closed, not handed to the next caller.
    client.release(broken);
  }
}

/**
 * Statements that are sent before others have answered go out at once, and are done in the order in which they were
 * sent. COPY cannot be among them: see `withCopy`.
 */
export function setPipeline(client: PoolClient, pipeline: boolean): void {
  Object.assign(client, { pipeline });
}

/**
 * Waits for statements that were sent together, so that none is under way when the caller goes on or ends.
 * @throws the first failure in their order: in a transaction it is the cause of those that follow it
 */
export async function together<const T extends readonly Promise<unknown>[]>(
  sent: T,
): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  const settled = await Promise.allSettled(sent);
  return settled.map((one) => {
    if (one.status === "rejected") throw one.reason;
    return one.value;
  }) as { -readonly [K in keyof T]: Awaited<T[K]> };
}

function control(client: PoolClient, command: "begin" | "commit" | "rollback") {
  observer?.(command, command, []);
  return client.query(command);
}

function databaseOn(target: Pool | PoolClient): Database {
  let orm: Database["orm"] | undefined;
  return {
    async run<Row>({ name, text }: Statement<Row>, values: readonly unknown[]): Promise<Row[]> {
      observer?.(name, text, values);
      const { rows } = await target.query({ name, text, values: values as unknown[] });
      return rows as Row[];
    },
    async rows<Row extends readonly unknown[]>(
      { name, text }: { readonly name: string; readonly text: string },
      values: readonly unknown[],
    ): Promise<Row[]> {
      observer?.(name, text, values);
      const { rows } = await target.query({ text, values: values as unknown[], rowMode: "array" });
      return rows as unknown as Row[];
    },
    get orm() {
      orm ??= drizzle(target, {
        casing: "snake_case",
        logger: { logQuery: (text, values) => observer?.("orm", text, values) },
      });
      return orm;
    },
  };
}
