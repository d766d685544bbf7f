// A chunk holds whole families alone, and no more of them than there is room for.
import fc from "fast-check";
import { expect, it } from "vitest";
import type { StagedBlock } from "../../../src/imports/row-store.ts";
import { wholeFamilies } from "../../../src/imports/whole-families.ts";

const family = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 });

/** Blocks as they wait, of these many bytes, and of those the first ones that there is room for. */
function readOf(families: readonly number[][], room: { blocks: number; bytes: number }) {
  const staged = families.flatMap((sizes, key) =>
    sizes.map((size, line): StagedBlock => {
      return { line, lines: null, family: Buffer.of(key), ciphertext: Buffer.alloc(size), keyId: "k" };
    }),
  );
  let before = 0;
  const read = staged.slice(0, room.blocks).filter(({ ciphertext }) => {
    before += ciphertext.length;
    return before - ciphertext.length < room.bytes;
  });
  return { staged, read };
}

it("has each family whole, and is empty only where the first one is too large", () => {
  const room = fc.record({ blocks: fc.integer({ min: 1, max: 9 }), bytes: fc.integer({ min: 1, max: 40 }) });
  fc.assert(
    fc.property(fc.array(family, { minLength: 1, maxLength: 5 }), room, (families, limits) => {
      const { staged, read } = readOf(families, limits);
      const whole = wholeFamilies(read, { ...limits, rowsOfFamily: limits.blocks });
      expect(whole.flat()).toEqual(staged.slice(0, whole.flat().length));
      expect(whole.map((blocks) => blocks.length)).toEqual(
        families.slice(0, whole.length).map((sizes) => sizes.length),
      );
      const [first] = families;
      const bytes = first!.reduce((sum, size) => sum + size, 0);
      expect(whole.length === 0).toBe(bytes >= limits.bytes || first!.length >= limits.blocks);
    }),
  );
});
