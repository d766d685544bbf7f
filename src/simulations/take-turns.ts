// Lets one simulation run at a time in a process: each holds a connection and most of a core while it goes on.
import { text } from "../fault.ts";
import { Problem } from "../problem.ts";

/** As many wait at most; they are answered one after the other. */
const mostWaiting = 5;

/** Makes a function that runs work in turn. @throws {Problem} `unavailable` when too many wait already */
export function createTurns(): <T>(work: () => Promise<T>) => Promise<T> {
  let waiting = 0;
  let last: Promise<unknown> = Promise.resolve();
  return async (work) => {
    if (waiting > mostWaiting) throw tooMany();
    waiting += 1;
    // What became of the one before is told to whoever asked for it.
    const mine = last.catch(() => undefined).then(work);
    last = mine;
    try {
      return await mine;
    } finally {
      waiting -= 1;
    }
  };
}

function tooMany(): Problem {
  return new Problem("unavailable", {
    detail: text(
      "Terlalu banyak simulasi sedang menunggu; coba lagi sebentar lagi.",
      "Too many simulations wait already; try again in a moment.",
    ),
  });
}
