// Tells of criteria that cannot be evaluated: one program's fault stops no other, but somebody has to mend it.
import type { Context } from "../context.ts";
import type { Match } from "./match.ts";

type Evaluated = Pick<Match, "program" | "version"> & Partial<Pick<Match, "failures">>;

/** Each criterion is told of once, though it may fail for everybody. */
export function createFailureLog(
  log: Pick<Context["log"], "error">,
): (matches: readonly Evaluated[]) => void {
  const told = new Set<string>();
  return (matches) => {
    for (const { program, version, failures } of matches) {
      if (failures === undefined) continue;
      for (const { criterion, error } of failures) {
        const key = `${program} ${version} ${criterion}`;
        if (told.has(key)) continue;
        told.add(key);
        log.error({ program, version, criterion, err: error }, "a criterion cannot be evaluated");
      }
    }
  };
}
