// Stores an intake that its sender may not decide, as a task for the coordination team.
import type { TransactionContext } from "../context.ts";
import { uuidv7 } from "../database/ids.ts";
import type { MemberElsewhere } from "../households/undecided-members.ts";
import type { Intake, NewIntake } from "./intake.ts";
import type { Task } from "./task.ts";
import { insertTask } from "./task-store.ts";

/** What was sent, with its numbers, is sealed like them. */
export async function storeTask(
  tx: TransactionContext,
  knock: { readonly intake: Intake; readonly input: NewIntake; readonly verified: boolean },
  members: readonly MemberElsewhere[],
): Promise<Task> {
  const { intake, input, verified } = knock;
  const task: Task = {
    id: uuidv7(),
    kind: "member-elsewhere",
    status: "open",
    intakeId: intake.id,
    areaCode: intake.areaCode!,
    members,
    createdAt: tx.now,
    decision: null,
    reason: null,
    decidedBy: null,
    decidedAt: null,
  };
  const { ciphertext, keyId } = tx.vault.seal(JSON.stringify({ input, verified }));
  await insertTask(tx.db, task, { ciphertext, keyId });
  tx.journal.audit({
    action: "task.store",
    entity: { type: "task", id: task.id },
    details: { kind: task.kind, channel: intake.channel },
  });
  return task;
}
