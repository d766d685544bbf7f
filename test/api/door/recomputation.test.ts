// The property of the door: after any concurrent history of every kind of write, what is stored equals a recomputation.
import { afterAll, it } from "vitest";
import { openDoor } from "../../support/histories/open-door.ts";
import { runHistory, type Tally } from "../../support/histories/run-history.ts";

const { HISTORY_SEED, HISTORY_COUNT } = process.env;
const seeds =
  HISTORY_SEED === undefined
    ? [1, 2, 3, 4, 5]
    : Array.from({ length: Number(HISTORY_COUNT ?? 1) }, (_, i) => i + Number(HISTORY_SEED));
const tally: Tally = new Map();

it.each(seeds)(
  "matches, referrals, holds and enrolments equal a recomputation throughout history %i",
  { timeout: 60_000 },
  (seed) => runHistory(seed, [openDoor, openDoor], tally),
);
afterAll(() => console.log(tally));
