// Settles households and RT that were matched in bulk as if they had been touched: who is offered or held something.
import type { TransactionContext } from "../context.ts";
import { createFailureLog } from "../matching/failure-log.ts";
import { evaluateArea, evaluateHousehold, type Evaluated } from "../matching/evaluated-subject.ts";
import { createMatcher } from "../matching/match-subjects.ts";
import type { AreaSubject, HouseholdSubject } from "../matching/subject-record.ts";
import type { Criteria } from "../programs/criteria.ts";
import { askedFacts } from "../registry-stream/asked-facts.ts";
import { readRts } from "../registry-stream/read-rts.ts";
import type { Subject } from "../subject.ts";
import { settleMatches } from "./settle-matches.ts";
import { selectStanding } from "./standing-query.ts";

interface By {
  readonly criteria: Criteria;
  /** Date in Jakarta. */
  readonly today: string;
}

/** Nothing is opened. */
export async function settleAreas(
  tx: TransactionContext,
  by: By,
  areas: readonly AreaSubject[],
): Promise<void> {
  const matcher = createMatcher(by.criteria, by.today);
  await settle(
    tx,
    by,
    [],
    areas.map((area) => evaluateArea(matcher, area)),
  );
}

/**
 * Nothing is opened. Reads of them what any version asks: what stands keeps the one that it was decided by.
 * @param codes of the RT that they live in, sorted
 * @param ids of households, not very many
 */
export async function settleHouseholds(
  tx: TransactionContext,
  by: By,
  codes: readonly string[],
  ids: readonly string[],
): Promise<void> {
  const matcher = createMatcher(by.criteria, by.today);
  const asked = askedFacts(by.criteria.programs.flatMap(({ versions }) => versions));
  const rts = await readRts(tx.db, { codes, households: ids, asked, asOf: by.today });
  const households = [...rts].flatMap((rt) => rt.households.map((one) => evaluateHousehold(matcher, one)));
  await settle(tx, by, households, []);
}

async function settle(
  tx: TransactionContext,
  { criteria, today }: By,
  households: readonly Evaluated<HouseholdSubject>[],
  areas: readonly Evaluated<AreaSubject>[],
): Promise<void> {
  if (households.length + areas.length === 0) return;
  const { matches } = await settleMatches(tx, {
    ...{ criteria, today, households, areas },
    ended: [],
    gone: new Map(),
    verified: new Set(),
    standing: await selectStanding(tx.db, subjectsOf(households, areas), today),
    opens: () => false,
  });
  createFailureLog(tx.log)(matches);
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
