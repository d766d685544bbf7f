// The property of the door, on two servers in this process; `HISTORY_SEED=7` runs one history.
import { it } from "vitest";
import { openDoor } from "../../support/histories/open-door.ts";
import { runHistory } from "../../support/histories/run-history.ts";
import { chosenSeeds } from "../../support/histories/seeds.ts";

it.each(chosenSeeds([1, 2, 3, 4, 5]))(
  "what is stored equals a recomputation after every batch of concurrent writes: history %i",
  { timeout: 120_000 },
  (seed) => runHistory(seed, [openDoor, openDoor]),
);
