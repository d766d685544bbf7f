// Checks what types cannot say of an intake: its household or RT, and the programs that its needs name.
import type { Context } from "../context.ts";
import { type Fault, text, unknownCode } from "../fault.ts";
import { checkPlace, checkSentHousehold } from "../households/check-sent.ts";
import { Problem } from "../problem.ts";
import type { CriteriaCache } from "../programs/criteria-in-force.ts";
import type { Need, NewIntake } from "./intake.ts";

/**
 * Code of the RT that the intake is about; null where it is about needs alone.
 * @throws {Problem} `unprocessable` with every fault of all its parts; `forbidden` outside the caller's area
 */
export async function checkIntake(
  ctx: Context,
  cache: CriteriaCache,
  input: NewIntake,
): Promise<string | null> {
  const ofNeeds = await needFaults(ctx, cache, input.needs);
  if (input.household) return checkSentHousehold(ctx, input.household, "/household", {}, ofNeeds);
  if (input.area) return checkPlace(ctx, input.area, "/area", ofNeeds);
  if (ofNeeds.length > 0) throw new Problem("unprocessable", { errors: ofNeeds });
  return null;
}

async function needFaults(ctx: Context, cache: CriteriaCache, needs: readonly Need[]): Promise<Fault[]> {
  if (!needs.some((need) => need.program !== undefined)) return [];
  const codes = (await cache.load(ctx.db)).programs.map((program) => program.code);
  return needs.flatMap(({ program }, index) =>
    program === undefined || codes.includes(program)
      ? []
      : [unknownCode(`/needs/${index}/program`, text("Program", "The program"), program, codes)],
  );
}
