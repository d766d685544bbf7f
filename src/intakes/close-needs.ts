// Nothing more is to be done about the needs of an intake.
import type { Context } from "../context.ts";
import type { IntakeView } from "./intake-view.ts";
import { moveNeeds, type MoveNeedsInput } from "./move-needs.ts";

/** @throws {Problem} as `moveNeeds`; `unprocessable` where it is closed unresolved without a word */
export function closeNeeds(ctx: Context, input: MoveNeedsInput): Promise<IntakeView> {
  return moveNeeds(ctx, input, { action: "close" });
}
