// Records the statements of a verb and takes them back, so that a bare client can send the very same ones as new.
import type { Pool, PoolClient } from "pg";
import type { Context } from "../../src/context.ts";
import {
  type Database,
  observeStatements,
  type StatementObserver,
  withTransaction,
} from "../../src/database/statement.ts";

interface Sent {
  readonly name: string;
  readonly text: string;
  readonly values: readonly unknown[];
}

/** What is sent together, and awaited before what follows. */
type Step = "begin" | "commit" | readonly Sent[];
export type Recording = readonly Step[];

class TakenBack extends Error {}

/** Runs the work in a transaction that is rolled back; its own transaction stands in the recording where it began. */
export async function record(
  pool: Pool,
  ctx: Context,
  work: (ctx: Context) => Promise<unknown>,
): Promise<Recording> {
  const steps: Step[] = [];
  let together: Sent[] | undefined;
  let underWay = 0;
  const observer: StatementObserver = (name, text, values) => {
    if (name === "begin" || name === "rollback") return;
    if (underWay > 1 && together) together.push({ name, text, values });
    else steps.push((together = [{ name, text, values }]));
  };
  const counting = async <T>(work: () => Promise<T>): Promise<T> => {
    underWay += 1;
    try {
      return await work();
    } finally {
      underWay -= 1;
    }
  };
  const counted = (db: Database): Database => ({
    run: (statement, values) => counting(() => db.run(statement, values)),
    rows: (text, values) => counting(() => db.rows(text, values)),
    get orm() {
      return db.orm;
    },
  });
  await withTransaction(pool, async (bare) => {
    const db = counted(bare);
    observeStatements(observer);
    const open = async <T>(part: (db: Database) => Promise<T>) => {
      steps.push("begin");
      const result = await part(db);
      steps.push("commit");
      return result;
    };
    const transactions = { ...ctx.transactions, open, afterCommit: () => undefined };
    await work({ ...ctx, db, transactions });
    throw new TakenBack();
  }).catch((error: unknown) => {
    if (!(error instanceof TakenBack)) throw error;
  });
  observeStatements(undefined);
  return steps;
}

/** Sends them as they were sent: outside of the transaction by any connection, in it by one. */
export async function repeat(pool: Pool, recording: Recording): Promise<void> {
  let client: PoolClient | undefined;
  try {
    for (const step of recording) {
      if (step === "begin") {
        client = await pool.connect();
        pipeline(client, true);
        await client.query("begin");
      } else if (step === "commit") {
        await client!.query("commit");
        pipeline(client!, false);
        client!.release();
        client = undefined;
      } else {
        const to = client ?? pool;
        await Promise.all(step.map((sent) => to.query(toQuery(sent))));
      }
    }
  } catch (error) {
    client?.release(true);
    throw error;
  }
}

/** As `withTransaction` does: what is sent together goes out at once. */
function pipeline(client: PoolClient, on: boolean): void {
  Object.assign(client, { pipeline: on });
}

/** Drizzle's are not prepared. */
function toQuery({ name, text, values }: Sent) {
  return name === "orm" ? { text, values: [...values] } : { name, text, values: [...values] };
}

export function namesOf(recording: Recording): string[] {
  return recording.flatMap((step) =>
    typeof step === "string" ? [step] : [step.map(({ name }) => name).join(" + ")],
  );
}
