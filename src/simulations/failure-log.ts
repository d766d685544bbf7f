// Tells of criteria that cannot be evaluated: once each, though they may fail for everybody.
import type { Context } from "../context.ts";
import type { Match } from "../matching/match.ts";
import { simulatedCode } from "./plan-simulation.ts";

/** @param simulated stands for the simulated version among the matches */
export function failureLog(
  log: Context["log"],
  simulated: { readonly program: string },
): (matches: readonly Match[]) => void {
  const told = new Set<string>();
  return (matches) => {
    for (const { program: code, version, failures } of matches) {
      if (failures === undefined) continue;
      const program = code === simulatedCode ? simulated.program : code;
      for (const { criterion, error } of failures) {
        const key = `${program} ${version} ${criterion}`;
        if (told.has(key)) continue;
        told.add(key);
        log.error({ program, version, criterion, err: error }, "a criterion cannot be evaluated");
      }
    }
  };
}
