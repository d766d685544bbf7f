// COPY inside a transaction: it cannot be among statements that are sent together.
import type { PoolClient } from "pg";
import { type Database, setPipeline } from "./statement.ts";

/**
 * Runs `copy` on the transaction's connection, on which nothing else is under way. Where it fails, so does the
 * transaction, one statement after the other.
 */
export async function withCopy<T>(db: Database, copy: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = db.orm.$client as PoolClient & { readonly pipeline: boolean };
  const { pipeline } = client;
  setPipeline(client, false);
  const result = await copy(client);
  setPipeline(client, pipeline);
  return result;
}
