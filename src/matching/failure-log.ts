// Tells of criteria that cannot be evaluated: one program's fault stops no other, but somebody has to mend it.
import type { Context } from "../context.ts";
import type { Match } from "./match.ts";

/**
 * Each criterion is told of once, though it may fail for everybody.
 * @param nameOf the program of a match, where it goes by another code
 */
export function createFailureLog(
  log: Pick<Context["log"], "error">,
  nameOf: (program: string) => string = (program) => program,
): (matches: readonly Match[]) => void {
  const told = new Set<string>();
  return (matches) => {
    for (const { program: code, version, failures } of matches) {
      if (failures === undefined) continue;
      const program = nameOf(code);
      for (const { criterion, error } of failures) {
        const key = `${program} ${version} ${criterion}`;
        if (told.has(key)) continue;
        told.add(key);
        log.error({ program, version, criterion, err: error }, "a criterion cannot be evaluated");
      }
    }
  };
}
