// PURE. Which families of the blocks that were read are there whole, and which are too large to be taken in.
import type { Room, StagedBlock } from "./row-store.ts";

export type Family = readonly StagedBlock[];

export interface Limits extends Room {
  /** More than these are no household, and the locks of so many actions are too many. */
  readonly rowsOfFamily: number;
}

/**
 * @param blocks by family and line, as many as the limits have room for
 * @returns those that come before the first one that is too large; none where that one is the first
 */
export function wholeFamilies(blocks: readonly StagedBlock[], limits: Limits): Family[] {
  const families: StagedBlock[][] = [];
  for (const block of blocks) {
    const family = families.at(-1);
    if (family?.[0]!.family.equals(block.family)) family.push(block);
    else families.push([block]);
  }
  // It may go on beyond what was read.
  if (blocks.length === limits.blocks || bytesOf(blocks) >= limits.bytes) families.pop();
  const tooLarge = families.findIndex((family) => rowsOf(family) >= limits.rowsOfFamily);
  return tooLarge === -1 ? families : families.slice(0, tooLarge);
}

function bytesOf(blocks: readonly StagedBlock[]): number {
  return blocks.reduce((bytes, { ciphertext }) => bytes + ciphertext.length, 0);
}

function rowsOf(family: Family): number {
  return family.reduce((count, { lines }) => count + (lines?.length ?? 1), 0);
}
