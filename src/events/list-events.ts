// The events after a number, in their order, as far as the caller may see them.
import { requireScope } from "../actor.ts";
import type { Context } from "../context.ts";
import { text } from "../fault.ts";
import { Problem } from "../problem.ts";
import { eventViewOf, type NumberedEvent } from "./event.ts";
import { selectEvents } from "./store.ts";

/**
 * `nextAfter` is where to read on. It passes over what the caller may not see, so that a caller with few events
 * does not search the same stretch each time. @throws {Problem} `forbidden` for roles that see no events
 */
export async function listEvents(
  ctx: Context,
  input: { after: number; type?: string; limit: number },
): Promise<{ events: readonly NumberedEvent[]; nextAfter: number }> {
  requireScope(ctx.actor, "events:read");
  const view = eventViewOf(ctx.actor);
  if (view.kind === "none") {
    throw new Problem("forbidden", {
      detail: text("Peran ini tidak melihat peristiwa.", "This role sees no events."),
    });
  }
  const { after, type, limit } = input;
  const { events, newest } = await selectEvents(ctx.db, { after, type, limit }, view);
  const full = events.length === limit;
  return { events, nextAfter: full ? events.at(-1)!.sequence : Math.max(after, newest) };
}
