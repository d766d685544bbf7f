// What is kept stays within its limit, and goes in the order in which it was used.
import { expect, test } from "vitest";
import type { AskedFacts } from "../../../src/registry-stream/asked-facts.ts";
import type { ColumnsLayout } from "../../../src/registry-stream/columns-layout.ts";
import { bytesOf, type RtColumns } from "../../../src/registry-stream/rt-columns.ts";
import { createRegistryMemory } from "../../../src/simulations/registry-memory.ts";

const asked: AskedFacts = { household: ["tenure"], member: [], documents: false, areaCounts: false };
const asOf = "2026-07-01";
const rows = { count: 0, bytes: new Uint8Array(), codes: new Uint32Array(), numbers: new Float64Array() };

function rt(code: string, layout: ColumnsLayout): RtColumns {
  return {
    ...{ code, layout, indicators: {}, households: rows, members: rows, starts: new Uint32Array(1) },
    documents: new Map(),
    received: { since: asOf, area: [], households: new Map(), members: new Map() },
  };
}

const one = bytesOf(rt("a", createRegistryMemory(0).begin(asked).layout));

function keepAll(memory: ReturnType<typeof createRegistryMemory>, codes: string) {
  const turn = memory.begin(asked);
  for (const code of codes) if (!turn.find(code, "1", asOf)) turn.keep("1", rt(code, turn.layout));
}

function kept(memory: ReturnType<typeof createRegistryMemory>, codes = "abcdef"): string {
  const turn = memory.begin(asked);
  return [...codes].filter((code) => turn.find(code, "1", asOf)).join("");
}

test("what fits is found again, by its edition alone", () => {
  const memory = createRegistryMemory(3 * one);
  keepAll(memory, "abc");
  expect(kept(memory)).toBe("abc");
  expect(memory.begin(asked).find("a", "2", asOf)).toBeUndefined();
});

test("what was used longest ago goes first", () => {
  const memory = createRegistryMemory(3 * one);
  keepAll(memory, "abc");
  expect(kept(memory, "a")).toBe("a");
  keepAll(memory, "d");
  expect(kept(memory)).toBe("acd");
});

test("a city that does not fit keeps what came first, and does not drive itself out", () => {
  const memory = createRegistryMemory(2 * one);
  keepAll(memory, "abcdef");
  expect(kept(memory)).toBe("ab");
  keepAll(memory, "abcdef");
  expect(kept(memory)).toBe("ab");
});

test("a new edition takes the place of the old one", () => {
  const memory = createRegistryMemory(2 * one);
  keepAll(memory, "ab");
  const turn = memory.begin(asked);
  turn.keep("2", rt("a", turn.layout));
  expect(turn.find("a", "2", asOf)?.code).toBe("a");
  expect(turn.find("b", "1", asOf)?.code).toBe("b");
});

test("what was read for a later day does not tell what was received before", () => {
  const memory = createRegistryMemory(one);
  keepAll(memory, "a");
  expect(memory.begin(asked).find("a", "1", "2026-06-30")).toBeUndefined();
  expect(memory.begin(asked).find("a", "1", "2027-01-01")?.code).toBe("a");
});

test("a fact that was not asked before is not in what is kept; afterwards both are told", () => {
  const memory = createRegistryMemory(2 * one);
  keepAll(memory, "a");
  const more = memory.begin({ ...asked, household: ["ownsCar"], documents: true });
  expect(more.find("a", "1", asOf)).toBeUndefined();
  more.keep("1", rt("a", more.layout));
  expect(memory.begin(asked).find("a", "1", asOf)?.code).toBe("a");
  expect(memory.begin(asked).layout.asked).toMatchObject({
    household: ["ownsCar", "tenure"],
    documents: true,
  });
});

test("without room nothing is kept", () => {
  const memory = createRegistryMemory(0);
  keepAll(memory, "a");
  expect(kept(memory)).toBe("");
});
