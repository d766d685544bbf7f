// What every verb receives: who calls, when, on which connection; and the one transaction a verb runs in.
import type { Logger } from "pino";
import type { Actor } from "./actor.ts";
import type { Beside } from "./database/hold-snapshot.ts";
import type { IdentifierVault } from "./database/identifier-vault.ts";
import type { Database } from "./database/statement.ts";
import { withSavepoint } from "./database/with-savepoint.ts";
import { createJournal, type Journal } from "./journal.ts";
import { inLockOrder, type Subject, type Touched } from "./subject.ts";

export interface Context {
  readonly db: Database;
  readonly actor: Actor;
  readonly now: Date;
  readonly requestId: string;
  readonly log: Pick<Logger, "info" | "warn" | "error">;
  readonly vault: IdentifierVault;
  readonly transactions: Transactions;
}

/** How a context opens a transaction, and what runs once at its end. */
export interface Transactions {
  open<T>(work: (db: Database) => Promise<T>): Promise<T>;
  /** Runs `read` on one state of the city, which it cannot change: on a replica where one follows. */
  readSnapshot<T>(read: (db: Database, beside: Beside) => Promise<T>): Promise<T>;
  /**
   * Runs `work`, which opens transactions of its own, unless another process of the city is at what bears this name:
   * then answers false at once. A process that dies gives the name back.
   */
  alone(name: string, work: () => Promise<void>): Promise<boolean>;
  /**
   * Matches the touched subjects again and writes the journal. Registered by `app`, so that nothing below has
   * to call up.
   * @param options.isPart of a transaction that goes on: what has to wait for its end is left undone
   */
  beforeCommit(ctx: TransactionContext, options?: { readonly isPart: boolean }): Promise<void>;
  /** Tells the sequencer that there are entries to number. */
  afterCommit(): void;
}

export interface TransactionContext extends Context {
  readonly journal: Journal;
  /**
   * Says that facts of a subject changed: it is matched again before the transaction commits. With `opens`, what
   * it is eligible for is offered as well: when somebody has told of it, not when its referrals move.
   */
  touch(subject: Subject, options?: { readonly opens: boolean }): void;
  /** The touched subjects in lock order, and forgets them: whoever takes them answers for them. */
  takeTouched(): readonly Touched[];
}

/**
 * Runs `work` in one transaction, or in the caller's when there is one. Subjects touched by the work are
 * matched again before the commit, so that stored matches always equal a recomputation. The work may run
 * more than once (serialization failures and deadlocks are tried again), so it changes nothing but the database.
 */
export async function inTransaction<T>(
  ctx: Context,
  work: (ctx: TransactionContext) => Promise<T>,
): Promise<T> {
  if (isTransaction(ctx)) return work(ctx);
  const result = await ctx.transactions.open(async (db) => {
    const inner = transactionContext(ctx, db);
    const answer = await work(inner);
    await ctx.transactions.beforeCommit(inner);
    return answer;
  });
  ctx.transactions.afterCommit();
  return result;
}

/**
 * Runs `work` in one transaction of which every transaction of the context that it gets is a part: each is matched
 * and journalled at its own end, and they commit together with what the work reads of them.
 */
export async function inOneTransaction<T>(ctx: Context, work: (ctx: Context) => Promise<T>): Promise<T> {
  const { transactions } = ctx;
  const result = await transactions.open((db) => {
    const joined: Transactions = {
      ...transactions,
      open: (part) => withSavepoint(db, part),
      beforeCommit: (tx) => transactions.beforeCommit(tx, { isPart: true }),
      afterCommit: () => undefined,
    };
    return work({ ...ctx, db, transactions: joined });
  });
  transactions.afterCommit();
  return result;
}

/**
 * Runs `work` as a part of the transaction: when it throws, what it wrote is taken back, and neither journal nor
 * matching hear of it.
 */
export async function inSavepoint<T>(
  tx: TransactionContext,
  work: (part: TransactionContext) => Promise<T>,
): Promise<T> {
  const part = transactionContext(tx, tx.db);
  const result = await withSavepoint(tx.db, () => work(part));
  for (const entry of part.journal.audits) tx.journal.audit(entry);
  for (const entry of part.journal.events) tx.journal.event(entry);
  for (const { opens, ...subject } of part.takeTouched()) tx.touch(subject, { opens });
  return result;
}

/**
 * Runs `work`, and takes back what it has written: for saying what would be done.
 * @param run opens the transaction, or the part of one, that is taken back
 */
export async function inTrial<T>(
  run: (work: (tx: TransactionContext) => Promise<never>) => Promise<never>,
  work: (tx: TransactionContext) => Promise<T>,
): Promise<T> {
  let answer: { readonly value: T } | undefined;
  const tried = new Error("tried");
  try {
    return await run(async (tx) => {
      answer = { value: await work(tx) };
      throw tried;
    });
  } catch (error) {
    if (error === tried && answer) return answer.value;
    throw error;
  }
}

/**
 * Runs `read` on one state of the city, with everything that was committed before the call and nothing of the caller's
 * own transaction: for what reads much and decides no write by itself. It may run more than once, and can write nothing.
 * @param read is also told how to read on another connection what the snapshot sees
 */
export async function inReadSnapshot<T>(
  ctx: Context,
  read: (ctx: Context, beside: Beside) => Promise<T>,
): Promise<T> {
  return ctx.transactions.readSnapshot((db, beside) => read({ ...ctx, db }, beside));
}

function isTransaction(ctx: Context): ctx is TransactionContext {
  return "takeTouched" in ctx;
}

function transactionContext(ctx: Context, db: Database): TransactionContext {
  const touched = new Map<string, Touched>();
  return {
    ...ctx,
    db,
    journal: createJournal(),
    touch({ type, id }, { opens } = { opens: false }) {
      const key = `${type} ${id}`;
      touched.set(key, { type, id, opens: opens || touched.get(key)?.opens === true });
    },
    takeTouched() {
      const subjects = [...touched.values()].sort(inLockOrder);
      touched.clear();
      return subjects;
    },
  };
}
