// PURE. Which families of the blocks that were read are there whole, and which are too large to be taken in.
import type { StagedBlock } from "./row-store.ts";

export type Family = readonly StagedBlock[];

/** More rows than this are no household, and the locks of so many actions are too many. */
export interface Limits {
  readonly blocks: number;
  readonly rowsOfFamily: number;
}

/**
 * @param blocks by family and line, `limits.blocks` of them where there are so many
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
  if (blocks.length === limits.blocks) families.pop();
  const tooLarge = families.findIndex((family) => rowsOf(family) >= limits.rowsOfFamily);
  return tooLarge === -1 ? families : families.slice(0, tooLarge);
}

function rowsOf(family: Family): number {
  return family.reduce((count, { lines }) => count + (lines?.length ?? 1), 0);
}
