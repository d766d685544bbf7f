// PURE. What the door does with referrals once subjects are matched: open, cancel, flag, lift holds.
import type { Subject } from "../subject.ts";
import type { ProgramCriteria } from "../programs/criteria.ts";
import { type Match, matchKey } from "../matching/match.ts";
import type { DoorReason } from "../referrals/lifecycle.ts";
import type { RefreshedFacts } from "../referrals/refresh-facts.ts";
import type { Relocation } from "../referrals/relocate-referrals.ts";
import type { Standing, StandingHold, StandingReferral } from "./standing.ts";

export interface DoorInput {
  readonly matches: readonly Match[];
  readonly standing: Standing;
  readonly programs: ReadonlyMap<string, ProgramCriteria>;
  /** Subjects that can be matched no more, and why: `deceased`, `member-left`, `household-inactive`, `area-succeeded`. */
  readonly gone: ReadonlyMap<string, DoorReason>;
  /** Ids of households of which a program may ask that somebody verified them. */
  readonly verified: ReadonlySet<string>;
  /** Date in Jakarta. */
  readonly today: string;
  /** The hash of a match's subject as a version refers to it; `undefined` for a version that is not known. */
  readonly hashUnder: (version: number, match: Match) => string | undefined;
  /** Whether a subject that is eligible is offered the program now. */
  readonly opens: (match: Match) => boolean;
  /** Whether the coordination team releases it, however its program refers. */
  readonly released?: (match: Match) => boolean;
}

export interface DoorDecision {
  /** Subjects of unfinished referrals that receive the program already. */
  readonly complete: readonly Subject[];
  readonly open: readonly Match[];
  readonly cancel: readonly { readonly id: string; readonly reason: DoorReason }[];
  /** Ids of held referrals whose subject became ineligible. */
  readonly flag: readonly string[];
  /** Ids of flagged referrals whose subject is eligible again. */
  readonly unflag: readonly string[];
  readonly liftHolds: readonly string[];
  /** Unfinished referrals whose facts have changed since they were last looked at, or the priority by which they wait. */
  readonly refresh: readonly RefreshedFacts[];
  /** Unfinished referrals whose subject has moved to another household or RT. */
  readonly relocate: readonly Relocation[];
}

/**
 * Missing data never decides: an undetermined match opens nothing and cancels nothing. A referral that somebody
 * asked for stands whatever the engine says.
 */
export function decideReferrals(input: DoorInput): DoorDecision {
  const { standing } = input;
  const matches = new Map(input.matches.map((match) => [matchKey(match.program, match.subject), match]));
  const homes = standing.referrals.length > 0 ? homesOf(input.matches) : new Map<string, Match>();
  const lifted = standing.holds.filter((hold) => isOver(hold, matches, input)).map((hold) => hold.id);
  const held = new Set(
    standing.holds
      .filter((hold) => !lifted.includes(hold.id))
      .map((hold) => matchKey(hold.program, hold.subject)),
  );
  const unfinished = new Set(standing.referrals.map((one) => matchKey(one.program, one.subject)));
  const enrolled = new Set(standing.enrolments.map((one) => matchKey(one.program, one.subject)));
  const isSettled = (referral: StandingReferral) =>
    enrolled.has(matchKey(referral.program, referral.subject));
  const outcomes = standing.referrals
    .filter((referral) => !isSettled(referral))
    .map((referral) => [referral, outcomeOf(referral, matches, input)] as const);
  return {
    complete: standing.referrals.filter(isSettled).map((referral) => referral.subject),
    open: input.matches.filter(
      (match) => isOffered(match, input) && isOpening(match, input, held, unfinished),
    ),
    cancel: outcomes.flatMap(([referral, { reason }]) => (reason ? cancelled(referral, reason) : [])),
    flag: outcomes
      .filter(([one, { changed }]) => changed && canFlag(one) && !one.eligibilityChanged)
      .map(idOf),
    unflag: outcomes.filter(([one, { changed }]) => !changed && one.eligibilityChanged).map(idOf),
    liftHolds: lifted,
    refresh: standing.referrals.flatMap((referral) => refreshed(referral, matches, input)),
    relocate: standing.referrals.flatMap((referral) => relocated(referral, homes)),
  };
}

function isOffered(match: Match, { programs, opens, released }: DoorInput): boolean {
  if (released?.(match)) return true;
  return programs.get(match.program)?.referrals === "automatic" && opens(match);
}

function isOpening(
  match: Match,
  input: DoorInput,
  held: ReadonlySet<string>,
  unfinished: ReadonlySet<string>,
): boolean {
  const program = input.programs.get(match.program);
  const key = matchKey(match.program, match.subject);
  if (match.outcome !== "eligible" || !program) return false;
  if (held.has(key) || unfinished.has(key)) return false;
  if (program.needsVerification && match.householdId !== null && !input.verified.has(match.householdId)) {
    return false;
  }
  const received = receivedBy(match, input.standing);
  return !received.own.has(match.program) && !program.excludes.some((code) => received.all.has(code));
}

/** What the subject receives itself, and with what its household receives. */
function receivedBy(
  match: Match,
  standing: Standing,
): { own: ReadonlySet<string>; all: ReadonlySet<string> } {
  const own = new Set<string>();
  const all = new Set<string>();
  for (const { program, subject } of standing.enrolments) {
    const isOwn = isSameSubject(subject, match.subject);
    if (isOwn) own.add(program);
    if (isOwn || subject.id === match.householdId) all.add(program);
  }
  return { own, all };
}

interface ReferralOutcome {
  /** Why an unheld referral is cancelled. */
  readonly reason?: DoorReason;
  /** Whether the subject of a held referral is no longer eligible. */
  readonly changed: boolean;
}

function outcomeOf(
  referral: StandingReferral,
  matches: ReadonlyMap<string, Match>,
  input: DoorInput,
): ReferralOutcome {
  const gone = input.gone.get(`${referral.subject.type} ${referral.subject.id}`);
  if (gone) return { reason: gone, changed: true };
  const match = matches.get(matchKey(referral.program, referral.subject));
  if (referral.basis === "request") return { changed: false };
  if (!match) return { reason: "program-ended", changed: true };
  if (match.outcome !== "ineligible") return { changed: false };
  const reason = referral.version === match.version ? "no-longer-eligible" : "criteria-changed";
  return { reason, changed: true };
}

/** A death cancels what is held too; otherwise what an agency holds is only flagged. */
function cancelled(referral: StandingReferral, reason: DoorReason): { id: string; reason: DoorReason }[] {
  return referral.holder === null || reason === "deceased" ? [{ id: referral.id, reason }] : [];
}

function canFlag(referral: StandingReferral): boolean {
  return referral.holder !== null;
}

function idOf([referral]: readonly [StandingReferral, unknown]): string {
  return referral.id;
}

function isOver(hold: StandingHold, matches: ReadonlyMap<string, Match>, input: DoorInput): boolean {
  if (hold.untilDate !== null) return hold.untilDate <= input.today;
  const match = matches.get(matchKey(hold.program, hold.subject));
  if (!match || hold.version === null) return false;
  const hash = input.hashUnder(hold.version, match);
  return hash !== undefined && hash !== hold.factsHash;
}

/** Who waits stands in line by the priority of the version in force, as everybody else there; others keep theirs. */
function refreshed(
  { id, program, subject, version, factsHash, status, priority }: StandingReferral,
  matches: ReadonlyMap<string, Match>,
  input: DoorInput,
): RefreshedFacts[] {
  const match = matches.get(matchKey(program, subject));
  if (!match) return [];
  const hash = input.hashUnder(version, match) ?? factsHash;
  const isMoved = status === "waitlisted" && match.priority !== priority;
  if (hash === factsHash && !isMoved) return [];
  return [{ id, factsHash: hash, ...(isMoved ? { priority: match.priority } : {}) }];
}

/** Where a subject lives its matches say, of whatever program: this one's may have ended. */
function homesOf(matches: readonly Match[]): ReadonlyMap<string, Match> {
  return new Map(matches.map((match) => [match.subject.id, match]));
}

function relocated(referral: StandingReferral, homes: ReadonlyMap<string, Match>): Relocation[] {
  const home = homes.get(referral.subject.id);
  if (!home) return [];
  const { householdId, areaCode } = home;
  if (householdId === referral.householdId && areaCode === referral.areaCode) return [];
  return [{ id: referral.id, householdId, areaCode }];
}

function isSameSubject(a: Subject, b: Subject): boolean {
  return a.type === b.type && a.id === b.id;
}
