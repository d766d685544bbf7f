// The door's hook: matches what a transaction touched, writes the differences, opens and cancels referrals.
import type { TransactionContext } from "../context.ts";
import type { RegisteredHousehold } from "../households/household.ts";
import { jakartaDate } from "../jakarta-date.ts";
import { evaluateArea, evaluateHousehold } from "../matching/evaluated-subject.ts";
import { createFailureLog } from "../matching/failure-log.ts";
import type { Match } from "../matching/match.ts";
import { createMatcher } from "../matching/match-subjects.ts";
import type { Criteria } from "../programs/criteria.ts";
import type { CriteriaCache } from "../programs/criteria-in-force.ts";
import type { Subject, Touched } from "../subject.ts";
import { type LoadedSubjects, loadSubjects } from "./load-subjects.ts";
import { type Settled, settleMatches } from "./settle-matches.ts";
import type { Standing } from "./standing.ts";

/** What was matched, for who goes on to tell of it: it stays so until the transaction ends. */
export interface Rematched extends Settled {
  readonly criteria: Criteria;
  readonly loaded: LoadedSubjects;
}

/**
 * Takes the touched subjects and answers for them; `undefined` where there are none. Their households and RT are
 * locked by whoever touched them.
 * @param options.mayOpen false where the caller wants nothing opened, whatever was touched how
 * @param options.known see `loadSubjects`
 * @param options.released what is opened, in place of what was touched for it
 */
export async function rematchTouched(
  tx: TransactionContext,
  cache: CriteriaCache,
  options: {
    readonly mayOpen?: boolean;
    readonly known?: RegisteredHousehold;
    readonly released?: (match: Match) => boolean;
  } = {},
): Promise<Rematched | undefined> {
  const touched = tx.takeTouched();
  if (touched.length === 0) return undefined;
  const criteria = await cache.load(tx.db);
  const today = jakartaDate(tx.now);
  const { known, released } = options;
  const mayOpen = options.mayOpen !== false && !released;
  const loaded = await loadSubjects(tx, touched, criteria, today, { neighbours: true, known });
  const { gone, verified } = loaded;
  const matcher = createMatcher(criteria, today);
  const matched = new Set([
    ...loaded.households.map(({ id }) => id),
    ...loaded.areas.map(({ code }) => code),
  ]);
  const opening = new Set(mayOpen ? touched.filter((one) => one.opens).map((one) => one.id) : []);
  const settled = await settleMatches(tx, {
    ...{ criteria, today, gone, verified },
    households: loaded.households.map((one) => evaluateHousehold(matcher, one)),
    areas: loaded.areas.map((one) => evaluateArea(matcher, one)),
    ended: touched.flatMap(({ type, id }) =>
      type === "person" || matched.has(id) ? [] : { subjectType: type, subjectId: id },
    ),
    standing: inScope(loaded, touched),
    opens: (match: Match) => opening.has(match.householdId ?? match.subject.id),
    released,
  });
  createFailureLog(tx.log)(settled.matches);
  return { ...settled, criteria, loaded };
}

/** RT that only serve as facts of their households keep their matches, referrals and holds. */
function inScope({ standing, areas, gone }: LoadedSubjects, touched: readonly Touched[]): Standing {
  const matched = new Set(areas.map(({ code }) => code));
  const asked = new Set([...matched, ...touched.map(({ id }) => id)]);
  const settled = new Set([...asked].filter((id) => matched.has(id) || gone.has(`area ${id}`)));
  const within = <Row extends { subject: Subject }>(rows: readonly Row[], codes: ReadonlySet<string>) =>
    rows.filter(({ subject }) => subject.type !== "area" || codes.has(subject.id));
  return {
    ...standing,
    matches: within(standing.matches, asked),
    referrals: within(standing.referrals, settled),
    holds: within(standing.holds, matched),
  };
}
