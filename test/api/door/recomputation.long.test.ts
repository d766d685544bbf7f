// The property of the door, on two servers in processes of their own; other histories each time, told by their seeds.
import { afterAll, describe, expect, it } from "vitest";
import { names } from "../../support/histories/batch.ts";
import { forkDoor } from "../../support/histories/fork-door.ts";
import { runHistory, type Tally } from "../../support/histories/run-history.ts";
import { chosenSeeds, neverAccepted } from "../../support/histories/seeds.ts";

const histories = 200;
const first = Date.now() % 1_000_000_000;
const seeds = chosenSeeds(Array.from({ length: histories }, (_, place) => first + place));

const servers = [forkDoor(), forkDoor()];
afterAll(() => Promise.all(servers.map((server) => server.end())));

describe("after every batch of concurrent writes", () => {
  const tally: Tally = new Map();

  it.each(seeds)("what is stored equals a recomputation: history %i", { timeout: 120_000 }, (seed) =>
    runHistory(
      seed,
      servers.map(({ open }) => open),
      tally,
    ),
  );

  it.runIf(seeds.length > 1)("every kind of write was among them, and accepted", () => {
    expect(neverAccepted(tally, names)).toEqual([]);
  });
});
