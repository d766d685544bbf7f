// Tasks of the coordination team, oldest first.
import { requireScope } from "../actor.ts";
import type { Context } from "../context.ts";
import { decodeCursor, keyOfChange, listOf, type Page, type PageAsked, toPage } from "../http/pagination.ts";
import { selectTasks, type WaitingIntake } from "./task-store.ts";
import type { TaskStatus } from "./task.ts";

/** @throws {Problem} `forbidden`, `invalid-cursor` */
export async function listTasks(
  ctx: Context,
  input: PageAsked & { readonly status?: TaskStatus },
): Promise<Page<WaitingIntake>> {
  requireScope(ctx.actor, "households:transfer");
  const { limit, cursor, status } = input;
  const list = listOf("tasks", { status });
  const rows = await selectTasks(ctx, { status }, decodeCursor(list, cursor, keyOfChange), limit + 1);
  return toPage(
    list,
    rows,
    limit,
    ({ task }) => [task.createdAt.toISOString(), task.id],
    (row) => row,
  );
}
