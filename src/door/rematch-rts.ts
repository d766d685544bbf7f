// Matches everybody in some RT: the same as if all had been touched, read in bulk. Nothing is opened.
import { rtBatches } from "../areas/rt-batches.ts";
import { selectRtSizes } from "../areas/rt-query.ts";
import type { TransactionContext } from "../context.ts";
import { together } from "../database/statement.ts";
import { jakartaDate } from "../jakarta-date.ts";
import { createFailureLog } from "../matching/failure-log.ts";
import { evaluateArea, evaluateHousehold, type Evaluated } from "../matching/evaluated-subject.ts";
import { createMatcher } from "../matching/match-subjects.ts";
import type { AreaSubject, HouseholdSubject } from "../matching/subject-record.ts";
import type { CriteriaCache } from "../programs/criteria-in-force.ts";
import { type AskedFacts, askedFacts } from "../registry-stream/asked-facts.ts";
import { readRts } from "../registry-stream/read-rts.ts";
import type { RtSubjects } from "../registry-stream/rt-subjects.ts";
import type { Subject } from "../subject.ts";
import { isSettled } from "./is-settled.ts";
import { type OnFile, selectOnFile } from "./on-file-query.ts";
import { settleMatches } from "./settle-matches.ts";
import { selectStanding } from "./standing-query.ts";

/** Households that are read while those before are evaluated; a single RT may have more. */
const readAtOnce = 400;

interface ReadPart {
  readonly rts: Iterable<RtSubjects>;
  readonly onFile: ReadonlyMap<string, OnFile>;
}

/**
 * @param codes of RT that there are, sorted; their rows are locked by the caller: whoever changes a household holds its
 * RT's row, so that all of them stand still
 * @returns how many households were matched
 */
export async function rematchRts(
  tx: TransactionContext,
  cache: CriteriaCache,
  codes: readonly string[],
): Promise<number> {
  const criteria = await cache.load(tx.db);
  const today = jakartaDate(tx.now);
  const matcher = createMatcher(criteria, today);
  // Of every version: what stands keeps the one that it was decided by.
  const asked = askedFacts(criteria.programs.flatMap(({ versions }) => versions));
  const logFailures = createFailureLog(tx.log);
  let households = 0;

  const settle = async ({ rts, onFile }: ReadPart) => {
    const unsettled: Evaluated<HouseholdSubject>[] = [];
    const areas: Evaluated<AreaSubject>[] = [];
    for (const rt of rts) {
      const area = evaluateArea(matcher, rt.area);
      logFailures(area.matches);
      areas.push(area);
      households += rt.households.length;
      for (const household of rt.households) {
        const evaluated = evaluateHousehold(matcher, household);
        logFailures(evaluated.matches);
        if (!isSettled(evaluated, onFile.get(household.id)!)) unsettled.push(evaluated);
      }
    }
    await settleMatches(tx, {
      ...{ criteria, today, households: unsettled, areas },
      ended: [],
      gone: new Map(),
      verified: new Set(),
      standing: await selectStanding(tx.db, subjectsOf(unsettled, areas), today),
      opens: () => false,
    });
  };

  const parts = rtBatches(await selectRtSizes(tx.db, codes), readAtOnce);
  let part = parts.length > 0 ? await readPart(tx, parts[0]!, asked, today) : undefined;
  for (let next = 1; part !== undefined; next += 1) {
    const ahead: Promise<ReadPart | undefined> =
      next < parts.length ? readPart(tx, parts[next]!, asked, today) : Promise.resolve(undefined);
    [part] = await together([ahead, settle(part)]);
  }
  return households;
}

async function readPart(
  { db }: TransactionContext,
  codes: readonly string[],
  asked: AskedFacts,
  asOf: string,
): Promise<ReadPart> {
  const [rts, onFile] = await together([readRts(db, { codes, asked, asOf }), selectOnFile(db, codes)]);
  return { rts, onFile };
}

function subjectsOf(
  households: readonly Evaluated<HouseholdSubject>[],
  areas: readonly Evaluated<AreaSubject>[],
): Subject[] {
  return [
    ...households.flatMap(({ subject: { id, record } }): Subject[] => [
      { type: "household", id },
      ...record.members.map(({ personId }) => ({ type: "person" as const, id: personId! })),
    ]),
    ...areas.map(({ subject }): Subject => ({ type: "area", id: subject.code })),
  ];
}
