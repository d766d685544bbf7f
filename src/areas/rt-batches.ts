// PURE. Which RT are read or locked together: as many as hold a number of households.
import type { RtSize } from "./rt-query.ts";

/**
 * @param sizes by code
 * @param most households of a batch; an RT that has more is one by itself
 * @param mostRts in a batch
 * @returns the codes of each batch
 */
export function rtBatches(sizes: readonly RtSize[], most: number, mostRts = Infinity): string[][] {
  const batches: string[][] = [];
  let room = 0;
  for (const { code, households } of sizes) {
    if (batches.length === 0 || households > room || batches.at(-1)!.length === mostRts) {
      batches.push([]);
      room = most;
    }
    batches.at(-1)!.push(code);
    room -= households;
  }
  return batches;
}
