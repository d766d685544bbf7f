// PURE. From the matches of an RT and its households to what a simulation counts of each subject.
import type { ReceivedProgram } from "../eligibility/indicators/records.ts";
import type { Match } from "../matching/match.ts";
import type { Matcher } from "../matching/match-subjects.ts";
import type { HouseholdSubject } from "../matching/subject-record.ts";
import type { RtSubjects } from "../registry-stream/rt-subjects.ts";
import { type SimulationPlan, simulatedCode } from "./plan-simulation.ts";
import type { Judged } from "./tally.ts";

/** What bears on a subject: of itself, of what it is part of, and of its own parts. Few are eligible and need it. */
interface Surroundings {
  readonly areaCode: string;
  readonly decile: number | null | undefined;
  readonly matches: readonly (readonly Match[])[];
  readonly receives: readonly (readonly ReceivedProgram[])[];
}

/**
 * The subjects of the simulated program in one RT. Programs of other units coincide through the household and its
 * members, and through the RT: a person with the household, a household with any of its members.
 * @param onMatches told of all matches, such as to log what could not be evaluated
 */
export function judgeRt(
  plan: SimulationPlan,
  matcher: Matcher,
  { area, households }: RtSubjects,
  onMatches: (matches: readonly Match[]) => void,
): Judged[] {
  const matched = households.map((household) => ({ household, matches: matcher.household(household) }));
  const ofArea = matcher.area(area);
  onMatches(ofArea);
  for (const { matches } of matched) onMatches(matches);
  if (plan.unit === "area") {
    const matches = [ofArea, ...matched.map((one) => one.matches)];
    const receives = [area.record.receives, ...households.flatMap(receivedBy)];
    return judge(plan, ofArea, { areaCode: area.code, decile: undefined, matches, receives });
  }
  return matched.flatMap(({ household, matches }) => {
    const place = { areaCode: area.code, decile: household.record.decile ?? null };
    if (plan.unit === "household") {
      const receives = [area.record.receives, ...receivedBy(household)];
      return judge(plan, matches, { ...place, matches: [matches, ofArea], receives });
    }
    const byPerson = matchesByPerson(matches);
    const ofHousehold = matches.filter(({ subject }) => subject.type === "household");
    return household.record.members.flatMap((member) => {
      const own = byPerson.get(member.personId!) ?? [];
      const receives = [area.record.receives, household.record.receives, member.receives];
      return judge(plan, own, { ...place, matches: [own, ofHousehold, ofArea], receives });
    });
  });
}

function matchesByPerson(matches: readonly Match[]): ReadonlyMap<string, Match[]> {
  const byPerson = new Map<string, Match[]>();
  for (const match of matches) {
    if (match.subject.type !== "person") continue;
    const own = byPerson.get(match.subject.id);
    if (own) own.push(match);
    else byPerson.set(match.subject.id, [match]);
  }
  return byPerson;
}

function receivedBy({ record }: HouseholdSubject): (readonly ReceivedProgram[])[] {
  return [record.receives, ...record.members.map((member) => member.receives)];
}

function judge(plan: SimulationPlan, own: readonly Match[], around: Surroundings): Judged[] {
  const simulated = own.find(({ program }) => program === simulatedCode);
  if (!simulated) return [];
  const { outcome, missing, facts } = simulated;
  const isEligible = outcome === "eligible";
  return [
    {
      areaCode: around.areaCode,
      decile: around.decile,
      outcome,
      missing,
      before: own.find(({ program, unit }) => program === plan.program && unit === plan.unit)?.outcome,
      soleRefusal: outcome === "ineligible" ? plan.simulated.soleRefusal(facts) : undefined,
      eligibleFor: isEligible ? eligibleAmong(around.matches) : none,
      receives: isEligible ? receivedAmong(around.receives, plan.asOf) : none,
    },
  ];
}

const none: ReadonlySet<string> = new Set();

function eligibleAmong(matches: Surroundings["matches"]): ReadonlySet<string> {
  const eligible = matches.flatMap((some) => some.filter(({ outcome }) => outcome === "eligible"));
  return new Set(eligible.map(({ program }) => program));
}

function receivedAmong(receives: Surroundings["receives"], asOf: string): ReadonlySet<string> {
  const received = receives.flatMap((some) => some.filter((one) => isReceived(one, asOf)));
  return new Set(received.map(({ program }) => program));
}

function isReceived({ from, to }: ReceivedProgram, asOf: string): boolean {
  return from <= asOf && (to === null || to === undefined || asOf <= to);
}
