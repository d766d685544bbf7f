// Measuring two ways in turn, so that their ratio holds when the machine's speed drifts.

const warmUpMs = 1_500;

/** Runs until the compiler has had the time to optimise, which a busy machine delays. */
export function warmUp(work: () => unknown): void {
  for (const end = performance.now() + warmUpMs; performance.now() < end;) work();
}

/** Milliseconds of each pair of runs, after both were warmed up. */
export function inTurn(rounds: number, a: () => unknown, b: () => unknown): [number, number][] {
  warmUp(a);
  warmUp(b);
  return Array.from({ length: rounds }, () => [timed(a), timed(b)]);
}

function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
