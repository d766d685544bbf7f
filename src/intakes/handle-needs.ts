// The village has handled what was asked: it goes no further up.
import type { Context } from "../context.ts";
import type { IntakeView } from "./intake-view.ts";
import { moveNeeds, type MoveNeedsInput } from "./move-needs.ts";

/** @throws {Problem} as `moveNeeds` */
export function handleNeeds(
  ctx: Context,
  input: MoveNeedsInput & { readonly text: string },
): Promise<IntakeView> {
  return moveNeeds(ctx, input, { action: "handle" });
}
