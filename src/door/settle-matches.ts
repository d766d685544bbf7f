// Brings what is stored to what was evaluated: writes the differences, opens, cancels and flags referrals, lifts holds.
import type { TransactionContext } from "../context.ts";
import { hashOf } from "../matching/evaluated-match.ts";
import type { Evaluated } from "../matching/evaluated-subject.ts";
import type { Match, Review } from "../matching/match.ts";
import type { AreaSubject, HouseholdSubject } from "../matching/subject-record.ts";
import { writeDifference } from "../matching/write-difference.ts";
import type { Criteria, ProgramCriteria } from "../programs/criteria.ts";
import { cancelReferrals } from "../referrals/cancel-referrals.ts";
import { completeReferralsByEnrolment } from "../referrals/complete-referrals-by-enrolment.ts";
import { flagEligibilityChanged } from "../referrals/flag-eligibility-changed.ts";
import type { DoorReason } from "../referrals/lifecycle.ts";
import { liftHolds } from "../referrals/lift-holds.ts";
import { openReferrals } from "../referrals/open-referrals.ts";
import { promoteWaiting } from "../referrals/promote-waiting.ts";
import { refreshFacts } from "../referrals/refresh-facts.ts";
import { relocateReferrals } from "../referrals/relocate-referrals.ts";
import { decideReferrals, type DoorDecision } from "./decide-referrals.ts";
import { openingOf } from "./opening.ts";
import type { Standing } from "./standing.ts";

/** Who was evaluated, and what stands about them alone. Whoever calls holds their locks. */
export interface Settling {
  readonly criteria: Criteria;
  /** Date in Jakarta. */
  readonly today: string;
  readonly households: readonly Evaluated<HouseholdSubject>[];
  readonly areas: readonly Evaluated<AreaSubject>[];
  /** Households and RT that are matched no more. */
  readonly ended: readonly Pick<Review, "subjectType" | "subjectId">[];
  /** Subjects that can be matched no more, by `type id`. */
  readonly gone: ReadonlyMap<string, DoorReason>;
  /** Ids of households of which a program may ask that somebody verified them. */
  readonly verified: ReadonlySet<string>;
  readonly standing: Standing;
  /** Whether a subject that is eligible is offered the program now. */
  readonly opens: (match: Match) => boolean;
  /** Whether the coordination team releases it; then it opens only where there is a place. */
  readonly released?: (match: Match) => boolean;
}

export interface Settled {
  readonly matches: readonly Match[];
  /** Ids of referrals. */
  readonly opened: readonly string[];
  /** Whether referrals or holds are not as they stood. */
  readonly moved: boolean;
}

export async function settleMatches(tx: TransactionContext, settling: Settling): Promise<Settled> {
  const { households, areas, ended, standing } = settling;
  const matches = [...households, ...areas].flatMap((one) => one.matches);
  const reviews = [
    ...households.map(({ subject, dueOn }) => reviewOf("household", subject.id, dueOn)),
    ...ended.map(({ subjectType, subjectId }) => reviewOf(subjectType, subjectId, null)),
    ...areas.map(({ subject, dueOn }) => reviewOf("area", subject.code, dueOn)),
  ].filter((one) => one.reviewOn !== (standing.reviews.get(`${one.subjectType} ${one.subjectId}`) ?? null));
  const places = new Map(matches.map((match) => [match.subject.id, match]));
  await writeDifference(tx, {
    ...{ evaluated: matches, stored: standing.matches, reviews },
    placeOf: ({ subject, householdId }) => places.get(subject.id) ?? { householdId, areaCode: undefined },
  });
  const decision = decide(settling, matches);
  const opened = await apply(tx, settling, decision);
  const moved = Object.values(decision).some((part: readonly unknown[]) => part.length > 0);
  return { matches, opened, moved };
}

function reviewOf(subjectType: Review["subjectType"], subjectId: string, reviewOn: string | null): Review {
  return { subjectType, subjectId, reviewOn };
}

function decide(settling: Settling, matches: readonly Match[]): DoorDecision {
  const { criteria, standing, gone, verified, today, opens, released } = settling;
  const programs = new Map(criteria.programs.map((program) => [program.code, program]));
  const households = new Map(settling.households.map(({ subject }) => [subject.id, subject]));
  const areas = new Map(settling.areas.map(({ subject }) => [subject.code, subject]));
  return decideReferrals({
    ...{ matches, standing, programs, gone, verified, today, opens, released },
    hashUnder(number, match) {
      const household = households.get(match.householdId ?? "");
      const area = household?.area ?? areas.get(match.areaCode);
      return hashUnder(number, match, programs.get(match.program), household, area);
    },
  });
}

/** Not only of the version in force: a hold or a referral keeps the version that it was decided by. */
function hashUnder(
  number: number,
  match: Match,
  program: ProgramCriteria | undefined,
  household: HouseholdSubject | undefined,
  area: AreaSubject | undefined,
): string | undefined {
  if (number === match.version) return match.factsHash;
  const version = program?.versions.find((one) => one.version === number);
  if (!version || !area) return undefined;
  const place = household?.record.members.findIndex((one) => one.personId === match.subject.id);
  const member = match.subject.type === "person" ? place : undefined;
  return hashOf(version, { household: household?.record, area: area.record, member });
}

async function apply(
  tx: TransactionContext,
  { criteria, released }: Settling,
  decision: DoorDecision,
): Promise<string[]> {
  const programs = new Map(criteria.programs.map((program) => [program.code, program]));
  // First, so that what follows is told where the subject is now.
  const waitedFor = await relocateReferrals(tx, decision.relocate);
  await completeReferralsByEnrolment(tx, decision.complete);
  await cancelReferrals(tx, decision.cancel);
  await flagEligibilityChanged(tx, decision.flag, true);
  await flagEligibilityChanged(tx, decision.unflag, false);
  await liftHolds(tx, decision.liftHolds);
  await refreshFacts(tx, decision.refresh);
  await promoteWaiting(tx, waitedFor);
  const basis = released ? "release" : "automatic";
  return openReferrals(
    tx,
    decision.open.map((match) => openingOf(match, programs.get(match.program)!, basis)),
    { mayWait: !released },
  );
}
