// The agency that is asked, or the coordination team, says what becomes of the needs.
import type { Context } from "../context.ts";
import type { IntakeView } from "./intake-view.ts";
import { moveNeeds, type MoveNeedsInput } from "./move-needs.ts";

/** @throws {Problem} as `moveNeeds` */
export function answerNeeds(
  ctx: Context,
  input: MoveNeedsInput & { readonly text: string },
): Promise<IntakeView> {
  return moveNeeds(ctx, input, { action: "answer" });
}
