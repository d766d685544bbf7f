// Matches everybody in some RT: the same as if all had been touched, read in bulk. Nothing is opened.
import { selectEditionsOf } from "../areas/rt-query.ts";
import type { TransactionContext } from "../context.ts";
import { together } from "../database/statement.ts";
import { jakartaDate } from "../jakarta-date.ts";
import { createFailureLog } from "../matching/failure-log.ts";
import type { Review, StoredMatch } from "../matching/match.ts";
import { readStored } from "../matching/stored-text.ts";
import { writeDifference } from "../matching/write-difference.ts";
import type { CriteriaCache } from "../programs/criteria-in-force.ts";
import { createPauses } from "../registry-stream/make-pauses.ts";
import { type MatchedRt, type OnFailures, type RtMatcher, rtMatcher } from "../registry-stream/match-rt.ts";
import { type ReadAhead, stillHolds } from "../registry-stream/read-ahead.ts";
import { readColumns } from "../registry-stream/read-columns.ts";
import type { RtColumns } from "../registry-stream/rt-columns.ts";
import { type OnFile, selectOfferedPersons, selectOnFile } from "./on-file-query.ts";
import { settleAreas, settleHouseholds } from "./settle-rts.ts";

/** Households with all their facts in memory at a time. */
const settledAtOnce = 400;

export interface RematchOptions {
  /** What was read of these RT before they were locked; it is read anew where they have changed since. */
  readonly ahead?: ReadAhead | undefined;
  /** Whether everybody is settled as if touched, also where there seems to be nothing to settle: what is off is mended. */
  readonly thoroughly?: boolean;
}

/**
 * Who is offered and held nothing needs no more than a look at the stored matches: only what differs is written.
 * @param codes of RT that there are, sorted; their rows are locked by the caller: whoever changes a household holds its
 * RT's row, so that all of them stand still
 * @returns how many households were matched
 */
export async function rematchRts(
  tx: TransactionContext,
  cache: CriteriaCache,
  codes: readonly string[],
  { ahead, thoroughly = false }: RematchOptions = {},
): Promise<number> {
  const criteria = await cache.load(tx.db);
  const today = jakartaDate(tx.now);
  const matcher = rtMatcher(criteria, today);
  const match = (rts: readonly RtColumns[]) => matchAll(matcher, rts, createFailureLog(tx.log));
  // The database looks while they are matched, as if nothing had changed: mostly nothing has.
  const [editions, onFile, offeredAhead, matchedAhead] = await together([
    selectEditionsOf(tx.db, codes),
    selectOnFile(tx.db, codes),
    selectOfferedPersons(tx.db, membersOf(ahead?.rts ?? [])),
    ahead?.matcher === matcher ? match(ahead.rts) : Promise.resolve([]),
  ]);
  // One may have become a former RT before it was locked.
  const standing = codes.filter((code) => editions.has(code));
  const read = () =>
    readColumns(tx.db, { codes: standing, layout: matcher.layout, since: today, withIds: true });
  const isMatched = ahead !== undefined && stillHolds(ahead, matcher, editions);
  const rts = isMatched ? ahead.rts : await read();
  const offered = isMatched ? offeredAhead : await selectOfferedPersons(tx.db, membersOf(rts));
  const matched = isMatched ? matchedAhead : await match(rts);
  const homes = homesOf(offered, rts);
  const isSettled = (id: string) => thoroughly || onFile.get(id)!.isOffered || homes.has(id);
  const sorted = sortOut(matched, onFile, isSettled);
  await writeDifference(tx, sorted);
  await settleAreas(
    tx,
    { criteria, today },
    matched.map(({ area }) => area),
  );
  for (let from = 0; from < sorted.toSettle.length; from += settledAtOnce) {
    const ids = sorted.toSettle.slice(from, from + settledAtOnce);
    await settleHouseholds(tx, { criteria, today }, standing, ids);
  }
  return matched.reduce((sum, { households }) => sum + households.length, 0);
}

async function matchAll(
  matcher: RtMatcher,
  rts: readonly RtColumns[],
  logFailures: OnFailures,
): Promise<MatchedRt[]> {
  const pause = createPauses();
  const matched: MatchedRt[] = [];
  for (const rt of rts) {
    matched.push(matcher.match(rt, logFailures));
    await pause();
  }
  return matched;
}

const membersOf = (rts: readonly RtColumns[]) => rts.flatMap(({ ids }) => ids!.members);

/** The households that these persons are in now. */
function homesOf(persons: ReadonlySet<string>, rts: readonly RtColumns[]): ReadonlySet<string> {
  const homes = new Set<string>();
  if (persons.size === 0) return homes;
  for (const { ids, starts } of rts) {
    for (const [place, household] of ids!.households.entries()) {
      const members = ids!.members.slice(starts[place], starts[place + 1]);
      if (members.some((member) => persons.has(member))) homes.add(household);
    }
  }
  return homes;
}

/** What is to be written of whom, and who has to be looked at as a whole. */
function sortOut(
  rts: readonly MatchedRt[],
  onFile: ReadonlyMap<string, OnFile>,
  isSettled: (id: string) => boolean,
) {
  const evaluated: StoredMatch[] = [];
  const stored: StoredMatch[] = [];
  const reviews: Review[] = [];
  const toSettle: string[] = [];
  const areaOf = new Map<string | null, string>();
  for (const { area, households } of rts) {
    for (const { id, matches, dueOn } of households) {
      const known = onFile.get(id)!;
      if (isSettled(id)) {
        toSettle.push(id);
        continue;
      }
      if (known.reviewOn !== dueOn)
        reviews.push({ subjectType: "household", subjectId: id, reviewOn: dueOn });
      if ((known.matches ?? "") === matches) continue;
      areaOf.set(id, area.code);
      for (const match of readStored(matches, id)) evaluated.push(match);
      for (const match of readStored(known.matches, id)) stored.push(match);
    }
  }
  const placeOf = ({ householdId }: StoredMatch) => ({ householdId, areaCode: areaOf.get(householdId) });
  return { evaluated, stored, reviews, placeOf, toSettle };
}
