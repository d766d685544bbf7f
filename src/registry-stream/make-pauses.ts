// Lets others of the process have their turn during long work.
import { setImmediate as others } from "node:timers/promises";

const longestMs = 8;

/** Makes a function to await between pieces of work: it lets others go first where the work has gone on for a while. */
export function createPauses(): () => Promise<void> | undefined {
  let since = performance.now();
  return () => {
    if (performance.now() - since < longestMs) return undefined;
    return others().then(() => void (since = performance.now()));
  };
}
