// Rows that are kept as one block come out of it as they were, and each family's come in its own.
import fc from "fast-check";
import { expect, it } from "vitest";
import { inBlocks, readBlock, type RowBlock, writeBlock } from "../../../src/imports/row-blocks.ts";

const cells = fc.array(fc.oneof(fc.string(), fc.constantFrom("", "0", "same")), { maxLength: 6 });
const rows = fc.array(cells, { minLength: 1, maxLength: 8 });

it("comes out as it went in", () => {
  fc.assert(
    fc.property(rows, (all) => {
      const block = all.map((one, index) => ({ line: 2 * index + 1, cells: one }));
      const lines = block.map(({ line }) => line);
      expect(readBlock(writeBlock(block), lines)).toEqual(block);
    }),
  );
});

async function blocksOf(pieces: string[][], long = ""): Promise<RowBlock[]> {
  let line = 0;
  async function* read() {
    for (const families of pieces)
      yield families.map((family) => ({ family, line: (line += 1), cells: ["", long] }));
  }
  const blocks: RowBlock[] = [];
  for await (const some of inBlocks(read())) blocks.push(...some);
  return blocks;
}

it("holds successive rows of one family, also where these were read apart", async () => {
  const blocks = await blocksOf([["a", "a", "b"], [], ["b", "a"]]);
  expect(blocks.map(({ family, rows: own }) => [family, own.map(({ line }) => line)])).toEqual([
    ["a", [1, 2]],
    ["b", [3, 4]],
    ["a", [5]],
  ]);
});

it("stays small, however many rows a family has", async () => {
  const blocks = await blocksOf([Array.from({ length: 50 }, () => "a")]);
  expect(blocks.map(({ rows: own }) => own.length)).toEqual([20, 20, 10]);
});

it("ends with the row that makes it large, though all of its rows say the same", async () => {
  const sizes = async (length: number) =>
    (
      await blocksOf(
        [
          ["a", "a", "a"],
          ["a", "b"],
        ],
        "x".repeat(length),
      )
    ).map(({ rows: own }) => own.length);
  expect(await sizes(10_000)).toEqual([4, 1]);
  expect(await sizes(40_000)).toEqual([2, 2, 1]);
  expect(await sizes(900_000)).toEqual([1, 1, 1, 1, 1]);
});
