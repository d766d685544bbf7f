// What is left undone of the work that recurs, and nobody is at: imports, and the matching that follows them.
import type { Context } from "../context.ts";
import { selectLockedNames } from "../database/locked-names.ts";
import { leftToMatch } from "../matching-runs/left-to-match.ts";
import { selectUnfinishedImports } from "./store.ts";

/**
 * By how it stands, so that what moves is told as something else.
 * @param task name of a task that recurs
 * @returns nothing for tasks that do all they have to do at once; `undefined` while somebody is at the task's work
 */
export async function leftUndone(ctx: Context, task: string): Promise<string[] | undefined> {
  if (task !== "import" && task !== "keep-current") return [];
  const imports = await selectUnfinishedImports(ctx.db);
  const nameOf = ({ source }: { readonly source: string }) => `import ${source}`;
  const locked = await selectLockedNames(ctx.db, imports.map(nameOf));
  if (task === "keep-current") return leftToMatch(ctx, { isFed: locked.size > 0 });
  const idle = imports.filter((one) => !locked.has(nameOf(one)));
  return idle.map(({ id, revision }) => `import ${id} ${revision}`);
}
