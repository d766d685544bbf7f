// Reads RT before they are locked: what was read counts where they are still the same when they are.
import { selectEditionsOf } from "../areas/rt-query.ts";
import { type Context, inReadSnapshot } from "../context.ts";
import { jakartaDate } from "../jakarta-date.ts";
import type { CriteriaCache } from "../programs/criteria-in-force.ts";
import { type RtMatcher, rtMatcher } from "./match-rt.ts";
import { readColumns } from "./read-columns.ts";
import type { RtColumns } from "./rt-columns.ts";

export interface ReadAhead {
  /** By whose layout they were read. */
  readonly matcher: RtMatcher;
  readonly editions: ReadonlyMap<string, string>;
  readonly rts: readonly RtColumns[];
}

/** On a connection of its own, or of a replica. @param codes of RT that there are, sorted */
export function readAhead(ctx: Context, cache: CriteriaCache, codes: readonly string[]): Promise<ReadAhead> {
  return inReadSnapshot(ctx, async ({ db, now }) => {
    const asOf = jakartaDate(now);
    const matcher = rtMatcher(await cache.load(db), asOf);
    const editions = await selectEditionsOf(db, codes);
    const rts = await readColumns(db, { codes, layout: matcher.layout, since: asOf, withIds: true });
    return { matcher, editions, rts };
  });
}

/** Whether the RT are as they were read. @param editions that they have now, under their locks */
export function stillHolds(
  ahead: ReadAhead,
  matcher: RtMatcher,
  editions: ReadonlyMap<string, string>,
): boolean {
  return (
    ahead.matcher === matcher &&
    ahead.editions.size === editions.size &&
    [...editions].every(([code, edition]) => ahead.editions.get(code) === edition)
  );
}
