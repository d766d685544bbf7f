// Asks for everybody in some areas, or in the whole city, to be matched again.
import { requireScope } from "../actor.ts";
import { namedAreas } from "../areas/resolve-area.ts";
import { type Context, inTransaction } from "../context.ts";
import { lockName } from "../database/lock-name.ts";
import { text, unknownCode } from "../fault.ts";
import { Problem } from "../problem.ts";
import { selectProgramCodes } from "../programs/programs-query.ts";
import type { CriteriaCache } from "../programs/criteria-in-force.ts";
import { changedLaws } from "./begin-due-run.ts";
import { beginRun } from "./begin-run.ts";
import { type RunView, viewRun } from "./get-matching-run.ts";
import { selectQueuedTwin } from "./store.ts";

export interface RunRequest {
  readonly programs?: readonly string[];
  /** Codes or aliases. */
  readonly areas?: readonly string[];
}

/**
 * Runs are done one after the other. Who asks for what waits already, from its first RT on, gets that one. One of the
 * whole city matches everybody by the laws of today, so that none is begun for these after it.
 * @throws {Problem} `unprocessable` for unknown programs and areas
 */
export async function requestMatchingRun(
  ctx: Context,
  cache: CriteriaCache,
  request: RunRequest,
): Promise<RunView> {
  requireScope(ctx.actor, "matching:run");
  return inTransaction(ctx, async (tx) => {
    const known = await selectProgramCodes(tx.db);
    const programs = sorted(request.programs);
    const named = (request.areas ?? []).map((code, index) => ({ pointer: `/areas/${index}`, code }));
    const { codes, faults } = await namedAreas(tx.db, named);
    const errors = [
      ...(request.programs ?? []).flatMap((code, index) =>
        known.includes(code)
          ? []
          : [unknownCode(`/programs/${index}`, text("Program", "The program"), code, known)],
      ),
      ...faults,
    ];
    if (errors.length > 0) throw new Problem("unprocessable", { errors });
    const areas = sorted(request.areas && codes);
    await lockName(tx.db, "request matching run");
    const twin = await selectQueuedTwin(tx.db, { programs, areas });
    if (twin) return viewRun(tx, twin);
    const laws = areas === null ? Object.fromEntries(await changedLaws(tx, cache)) : {};
    return viewRun(tx, await beginRun(tx, { cause: "request", programs, areas, laws }));
  });
}

function sorted(codes: readonly string[] | undefined): string[] | null {
  return codes === undefined ? null : [...new Set(codes)].sort();
}
