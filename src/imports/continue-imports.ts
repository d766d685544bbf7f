// Goes on with the imports that have not ended: after an upload, each minute, and after whatever stopped them.
import { scopesOfRole } from "../auth/roles.ts";
import type { Context } from "../context.ts";
import { tryEach } from "../jobs/try-each.ts";
import { keepCurrent } from "../matching-runs/keep-current.ts";
import type { CriteriaCache } from "../programs/criteria-in-force.ts";
import { advanceImport } from "./advance-import.ts";
import type { Import } from "./import.ts";
import { readAhead } from "./read-ahead.ts";
import { selectUnfinishedImport, selectUnfinishedSources } from "./store.ts";

export interface Continuing {
  /** A context of the present moment, for each step: an import may last beyond midnight. */
  readonly open: () => Context;
  readonly criteria: CriteriaCache;
  readonly signal?: AbortSignal;
  /** Told of each step. */
  readonly report?: (record: Import) => void;
}

/**
 * Asks the data what is to be done, so that it may be called at any time and broken off at any moment. The imports of
 * one source follow each other in the order in which they came; one process of a city is at them.
 * @param source this one alone
 * @throws AggregateError with what keeps some sources where they are, when all others are through
 */
export async function continueImports(continuing: Continuing, source?: string): Promise<void> {
  if (source !== undefined) return continueSource(continuing, source);
  const { db, log } = continuing.open();
  const errors = await tryEach(
    await selectUnfinishedSources(db),
    (one) => continueSource(continuing, one),
    (error, one) => log.error({ err: error, source: one }, "the imports of a source cannot go on"),
  );
  if (errors.length > 0) throw new AggregateError(errors, "the imports of some sources cannot go on");
}

async function continueSource(continuing: Continuing, source: string): Promise<void> {
  const { open, criteria, signal } = continuing;
  const isLeft = async () =>
    signal?.aborted !== true && (await selectUnfinishedImport(open().db, source)) !== undefined;
  // What came while the last one ended is seen by whoever was at it.
  while (await isLeft()) {
    const isMine = await open().transactions.alone(`import ${source}`, () => takeAll(continuing, source));
    if (!isMine) return;
    // What the files told of is matched when they are through, all of an RT together.
    await keepCurrent(open, criteria, signal);
  }
}

async function takeAll({ open, criteria, signal, report }: Continuing, source: string): Promise<void> {
  const ahead = readAhead();
  try {
    while (signal?.aborted !== true) {
      const next = await selectUnfinishedImport(open().db, source);
      if (!next) return;
      const record = await advanceImport(onBehalfOf(open(), next), criteria, next.id, ahead);
      if (record) report?.(record);
    }
  } finally {
    await ahead.settle();
  }
}

/**
 * What it changes is put on record as its sender's; the house itself may do all that an import does. An agency may
 * not: what it sent is done as by itself.
 */
function onBehalfOf(ctx: Context, { clientId, createdBy, agency }: Import): Context {
  const sender = { clientId, name: createdBy };
  if (agency === null) return { ...ctx, actor: { ...ctx.actor, ...sender } };
  const scopes = new Set(scopesOfRole.agency);
  return { ...ctx, actor: { ...sender, role: "agency", agency, scopes } };
}
