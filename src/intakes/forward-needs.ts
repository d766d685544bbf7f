// What the village cannot resolve goes up: to an agency, or to the coordination team.
import { selectAgencyCodes } from "../agencies/agency-query.ts";
import type { Context } from "../context.ts";
import { text, unknownCode } from "../fault.ts";
import { Problem } from "../problem.ts";
import type { IntakeView } from "./intake-view.ts";
import { moveNeeds, type MoveNeedsInput } from "./move-needs.ts";

/**
 * @param input.agency code of the agency that is to answer; absent: the coordination team
 * @throws {Problem} as `moveNeeds`; `unprocessable` for an agency that there is not
 */
export async function forwardNeeds(
  ctx: Context,
  input: MoveNeedsInput & { readonly agency?: string },
): Promise<IntakeView> {
  const { agency } = input;
  const known = agency === undefined ? [] : await selectAgencyCodes(ctx.db);
  if (agency !== undefined && !known.includes(agency)) {
    const unknown = unknownCode("/agency", text("Instansi", "The agency"), agency, known);
    throw new Problem("unprocessable", { errors: [unknown] });
  }
  return moveNeeds(ctx, input, { action: "forward", agency });
}
