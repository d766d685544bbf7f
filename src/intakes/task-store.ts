// The SQL of tasks.
import { and, asc, eq, sql } from "drizzle-orm";
import type { Context } from "../context.ts";
import type { IdentifierVault } from "../database/identifier-vault.ts";
import type { Database } from "../database/statement.ts";
import type { Key } from "../http/pagination.ts";
import { toIntake } from "./store.ts";
import type { Intake } from "./intake.ts";
import { intakes, tasks } from "./tables.ts";
import type { Task, TaskStatus } from "./task.ts";

export interface SealedBody {
  readonly ciphertext: Buffer;
  readonly keyId: string;
}

/** A task with the intake that waits for it. */
export interface WaitingIntake {
  readonly task: Task;
  readonly intake: Intake;
  readonly body: SealedBody;
}

export async function insertTask(db: Database, task: Task, body: SealedBody): Promise<void> {
  await db.orm.insert(tasks).values({ ...task, ...body });
}

/** The coordination team sees every task, other clients those of their own intakes. */
export async function selectTask(
  { db, actor, vault }: Pick<Context, "db" | "actor" | "vault">,
  id: string,
  lock?: "for update",
): Promise<WaitingIntake | undefined> {
  const query = db.orm
    .select({ task: tasks, intake: intakes })
    .from(tasks)
    .innerJoin(intakes, eq(intakes.id, tasks.intakeId))
    .where(and(eq(tasks.id, id), actor.role === "tkpk" ? undefined : eq(intakes.clientId, actor.clientId)));
  const [row] = lock ? await query.for("update", { of: tasks }) : await query;
  return row && waiting(row, vault);
}

/** Oldest first. */
export async function selectTasks(
  { db, vault }: Pick<Context, "db" | "vault">,
  filter: { readonly status?: TaskStatus },
  after: Key | undefined,
  limit: number,
): Promise<WaitingIntake[]> {
  const rows = await db.orm
    .select({ task: tasks, intake: intakes })
    .from(tasks)
    .innerJoin(intakes, eq(intakes.id, tasks.intakeId))
    .where(
      and(
        filter.status === undefined ? undefined : eq(tasks.status, filter.status),
        after && sql`(${tasks.createdAt}, ${tasks.id}) > (${after[0]}::timestamptz, ${after[1]}::uuid)`,
      ),
    )
    .orderBy(asc(tasks.createdAt), asc(tasks.id))
    .limit(limit);
  return rows.map((row) => waiting(row, vault));
}

export async function updateDecided(db: Database, task: Task): Promise<void> {
  const { status, decision, reason, decidedBy, decidedAt } = task;
  await db.orm
    .update(tasks)
    .set({ status, decision, reason, decidedBy, decidedAt })
    .where(eq(tasks.id, task.id));
}

function waiting(
  row: { task: typeof tasks.$inferSelect; intake: typeof intakes.$inferSelect },
  vault: IdentifierVault,
): WaitingIntake {
  const { ciphertext, keyId, ...task } = row.task;
  return { task, intake: toIntake(row.intake, vault), body: { ciphertext, keyId } };
}
