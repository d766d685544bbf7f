// The door's hook: matches what a transaction touched, writes the differences, opens and cancels referrals.
import type { TransactionContext } from "../context.ts";
import type { Subject, Touched } from "../subject.ts";
import { jakartaDate } from "../jakarta-date.ts";
import type { Match, Review } from "../matching/match.ts";
import { hashOf } from "../matching/evaluated-match.ts";
import { createFailureLog } from "../matching/failure-log.ts";
import { createMatcher } from "../matching/match-subjects.ts";
import { writeDifference } from "../matching/write-difference.ts";
import type { Criteria, ProgramCriteria } from "../programs/criteria.ts";
import type { CriteriaCache } from "../programs/criteria-in-force.ts";
import type { RegisteredHousehold } from "../households/household.ts";
import { cancelReferrals } from "../referrals/cancel-referrals.ts";
import { completeReferralsByEnrolment } from "../referrals/complete-referrals-by-enrolment.ts";
import { flagEligibilityChanged } from "../referrals/flag-eligibility-changed.ts";
import { liftHolds } from "../referrals/lift-holds.ts";
import { refreshFacts } from "../referrals/refresh-facts.ts";
import { relocateReferrals } from "../referrals/relocate-referrals.ts";
import { openReferrals } from "../referrals/open-referrals.ts";
import { decideReferrals, type DoorDecision } from "./decide-referrals.ts";
import { type LoadedSubjects, loadSubjects } from "./load-subjects.ts";
import { openingOf } from "./opening.ts";

/** What was matched, for who goes on to tell of it: it stays so until the transaction ends. */
export interface Rematched {
  readonly criteria: Criteria;
  readonly loaded: LoadedSubjects;
  readonly matches: readonly Match[];
  /** Whether referrals or holds are not as they were loaded. */
  readonly moved: boolean;
}

/**
 * Takes the touched subjects and answers for them; `undefined` where there are none. Their households and RT are
 * locked by whoever touched them.
 * @param options.mayOpen false where the caller wants nothing opened, whatever was touched how
 * @param options.known see `loadSubjects`
 */
export async function rematchTouched(
  tx: TransactionContext,
  cache: CriteriaCache,
  options: { readonly mayOpen?: boolean; readonly known?: RegisteredHousehold } = {},
): Promise<Rematched | undefined> {
  const touched = tx.takeTouched();
  if (touched.length === 0) return undefined;
  const criteria = await cache.load(tx.db);
  const today = jakartaDate(tx.now);
  const { mayOpen = true, known } = options;
  const loaded = await loadSubjects(tx, touched, criteria, today, { neighbours: true, known });
  const matcher = createMatcher(criteria, today);
  const households = loaded.households.map((subject) => ({ subject, matches: matcher.household(subject) }));
  const areas = loaded.areas.map((subject) => ({ subject, matches: matcher.area(subject) }));
  const matches = [...households, ...areas].flatMap((one) => one.matches);

  createFailureLog(tx.log)(matches);

  const matched = new Set(households.map((one) => one.subject.id));
  const inactive = touched.filter(({ type, id }) => type === "household" && !matched.has(id));
  const reviews = [
    ...households.map((one) =>
      reviewOf("household", one.subject.id, matcher.householdDueOn(one.subject, one.matches)),
    ),
    ...inactive.map(({ id }) => reviewOf("household", id, null)),
    ...areas.map((one) => reviewOf("area", one.subject.code, matcher.areaDueOn(one.subject, one.matches))),
  ].filter(
    (one) => one.reviewOn !== (loaded.standing.reviews.get(`${one.subjectType} ${one.subjectId}`) ?? null),
  );
  await writeDifference(tx, matches, matchesInScope(loaded, touched), reviews);
  const opening = new Set(mayOpen ? touched.filter((one) => one.opens).map((one) => one.id) : []);
  const opens = (match: Match) => opening.has(match.householdId ?? match.subject.id);
  const decision = decide(criteria, loaded, matches, today, opens);
  await apply(tx, criteria, decision);
  const moved = Object.values(decision).some((part: readonly unknown[]) => part.length > 0);
  return { criteria, loaded, matches, moved };
}

/** RT that only serve as facts of their households keep their matches. */
function matchesInScope({ standing, areas }: LoadedSubjects, touched: readonly Touched[]) {
  const matched = new Set([...areas.map((area) => area.code), ...touched.map((one) => one.id)]);
  return standing.matches.filter(({ subject }) => subject.type !== "area" || matched.has(subject.id));
}

function reviewOf(subjectType: Review["subjectType"], subjectId: string, reviewOn: string | null): Review {
  return { subjectType, subjectId, reviewOn };
}

function decide(
  criteria: Criteria,
  loaded: LoadedSubjects,
  matches: readonly Match[],
  today: string,
  opens: (match: Match) => boolean,
): DoorDecision {
  const programs = new Map(criteria.programs.map((program) => [program.code, program]));
  const areaCodes = new Set(loaded.areas.map((area) => area.code));
  const inScope = <Row extends { subject: Subject }>(rows: readonly Row[]) =>
    rows.filter(({ subject }) => subject.type !== "area" || areaCodes.has(subject.id));
  const { standing } = loaded;
  return decideReferrals({
    matches,
    standing: { ...standing, referrals: inScope(standing.referrals), holds: inScope(standing.holds) },
    programs,
    gone: loaded.gone,
    verified: loaded.verified,
    today,
    opens,
    hashUnder: (version, match) => hashUnder(version, match, programs.get(match.program), loaded),
  });
}

/** Not only of the version in force: a hold or a referral keeps the version that it was decided by. */
function hashUnder(
  number: number,
  match: Match,
  program: ProgramCriteria | undefined,
  loaded: LoadedSubjects,
): string | undefined {
  if (number === match.version) return match.factsHash;
  const version = program?.versions.find((one) => one.version === number);
  const household = loaded.households.find((one) => one.id === match.householdId);
  const area = household?.area ?? loaded.areas.find((one) => one.code === match.areaCode);
  if (!version || !area) return undefined;
  const place = household?.record.members.findIndex((one) => one.personId === match.subject.id);
  const member = match.subject.type === "person" ? place : undefined;
  return hashOf(version, { household: household?.record, area: area.record, member });
}

async function apply(tx: TransactionContext, criteria: Criteria, decision: DoorDecision): Promise<void> {
  const programs = new Map(criteria.programs.map((program) => [program.code, program]));
  // First, so that what follows is told where the subject is now.
  await relocateReferrals(tx, decision.relocate);
  await completeReferralsByEnrolment(tx, decision.complete);
  await cancelReferrals(tx, decision.cancel);
  await flagEligibilityChanged(tx, decision.flag, true);
  await flagEligibilityChanged(tx, decision.unflag, false);
  await liftHolds(tx, decision.liftHolds);
  await refreshFacts(tx, decision.refresh);
  await openReferrals(
    tx,
    decision.open.map((match) => openingOf(match, programs.get(match.program)!, "automatic")),
  );
}
