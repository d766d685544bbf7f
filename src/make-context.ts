// Makes the context of a verb: for a request, a command, a seed, a job, a test.
import type { Pool } from "pg";
import type { Actor } from "./actor.ts";
import { copyAudits, writeAudits } from "./audit/write-audits.ts";
import type { Context, TransactionContext, Transactions } from "./context.ts";
import type { IdentifierVault } from "./database/identifier-vault.ts";
import { withSnapshot } from "./database/hold-snapshot.ts";
import { withLockedName } from "./database/lock-name.ts";
import type { ReadReplica } from "./database/read-replica.ts";
import { manyRows } from "./database/row-copy.ts";
import { poolDatabase, together, withTransaction } from "./database/statement.ts";
import { rematchTouched } from "./door/rematch-touched.ts";
import { copyEvents, writeEvents } from "./events/write-events.ts";
import type { CriteriaCache } from "./programs/criteria-in-force.ts";

export interface ContextParts {
  readonly pool: Pool;
  /** Takes what is read in bulk off the primary. */
  readonly replica?: ReadReplica;
  readonly clock: () => Date;
  readonly vault: IdentifierVault;
  readonly criteria: CriteriaCache;
  /** Tells the sequencer, after a commit, that there may be entries to number. */
  readonly nudge: () => void;
}

export interface Caller {
  readonly actor: Actor;
  readonly requestId: string;
  readonly log: Context["log"];
}

export type MakeContext = (caller: Caller) => Context;

/** All contexts of a process share its pool, clock and keys. */
export function contextMaker({ pool, replica, clock, vault, criteria, nudge }: ContextParts): MakeContext {
  const db = poolDatabase(pool);
  const transactions: Transactions = {
    open: (work) => withTransaction(pool, work),
    readSnapshot: (read) =>
      replica ? replica.read((from) => withSnapshot(from, read)) : withSnapshot(pool, read),
    alone: (name, work) => withLockedName(pool, name, work),
    async beforeCommit(tx, { isPart } = { isPart: false }) {
      // Matching writes into the journal too, so the journal comes last.
      await rematchTouched(tx, criteria);
      const { audits, events } = tx.journal;
      // Few are sent together; what is copied in is apart from other statements.
      if (audits.length + events.length < manyRows) await together([writeAudits(tx), writeEvents(tx)]);
      else await writeMany(tx, { isPart });
    },
    afterCommit: nudge,
  };
  return ({ actor, requestId, log }) => ({ db, actor, now: clock(), requestId, log, vault, transactions });
}

async function writeMany(tx: TransactionContext, { isPart }: { readonly isPart: boolean }): Promise<void> {
  const isLast = !isPart;
  await copyAudits(tx, { isLast });
  await copyEvents(tx, { isLast });
}
