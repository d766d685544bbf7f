// The coordination team decides an intake that its sender could not: it is taken in as decided, or turned away.
import { requireScope } from "../actor.ts";
import { type Context, inTransaction, type TransactionContext } from "../context.ts";
import { text } from "../fault.ts";
import { checkSentHousehold } from "../households/check-sent.ts";
import type { Resolution } from "../households/household.ts";
import { Problem } from "../problem.ts";
import type { CriteriaCache } from "../programs/criteria-in-force.ts";
import type { NewIntake } from "./intake.ts";
import { type ReceivedIntake, takeIn } from "./receive-intake.ts";
import type { Task } from "./task.ts";
import { selectTask, updateDecided, type WaitingIntake } from "./task-store.ts";

export interface TaskDecision {
  readonly id: string;
  readonly decision: Resolution | "reject";
  readonly reason?: string;
}

/**
 * Facts count as they did when they came in: as of that day, and verified only if the sender was to be believed.
 * @throws {Problem} `not-found`; `conflict` for a task that is decided; what an intake can meet, and the task stays
 */
export async function decideTask(
  ctx: Context,
  cache: CriteriaCache,
  input: TaskDecision,
): Promise<ReceivedIntake & { readonly task: Task }> {
  requireScope(ctx.actor, "households:transfer");
  return inTransaction(ctx, async (tx) => {
    const waiting = await selectTask(tx, input.id, "for update");
    if (!waiting) throw new Problem("not-found");
    if (waiting.task.status !== "open") throw alreadyDecided(waiting.task);
    const { decision, reason } = input;
    const task: Task = {
      ...waiting.task,
      status: decision === "reject" ? "rejected" : "done",
      decision,
      reason: reason ?? null,
      decidedBy: tx.actor.name,
      decidedAt: tx.now,
    };
    const received =
      decision === "reject"
        ? { intake: waiting.intake, warnings: [] }
        : await takeInAs(tx, cache, waiting, decision);
    await updateDecided(tx.db, task);
    tx.journal.audit({
      action: "task.decide",
      entity: { type: "task", id: task.id },
      householdId: received.intake.householdId ?? undefined,
      details: { kind: task.kind, decision },
    });
    return { ...received, task };
  });
}

async function takeInAs(
  tx: TransactionContext,
  cache: CriteriaCache,
  { intake, body }: WaitingIntake,
  resolution: Resolution,
): Promise<ReceivedIntake> {
  const sent = JSON.parse(tx.vault.open(body)) as { input: NewIntake; verified: boolean };
  const household = { ...sent.input.household!, resolution };
  const areaCode = await checkSentHousehold(tx, household, "/household");
  return takeIn(tx, cache, {
    intake,
    input: { ...sent.input, household },
    areaCode,
    verified: sent.verified,
  });
}

function alreadyDecided({ decision }: Task): Problem {
  return new Problem("conflict", {
    detail: text(`Tugas ini sudah diputuskan: ${decision}.`, `This task is decided already: ${decision}.`),
  });
}
