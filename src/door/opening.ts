// PURE. What a referral is opened with: the match that grounds it, the facts as they stand, who is asked.
import type { Match } from "../matching/match.ts";
import type { ProgramCriteria } from "../programs/criteria.ts";
import { candidatesFor } from "../referrals/candidates.ts";
import type { NewReferral, ReferralBasis } from "../referrals/referral.ts";
import { snapshotOf } from "./snapshot.ts";

/** `basis` says whether the door opens it or somebody asks for it; `note` why. */
export function openingOf(
  match: Match,
  program: ProgramCriteria,
  basis: ReferralBasis,
  note?: string,
): NewReferral {
  const version = program.versions.find((one) => one.version === match.version)!;
  return {
    program: match.program,
    version: match.version,
    basis,
    subjectType: match.subject.type,
    subjectId: match.subject.id,
    subjectLabel: match.label,
    householdId: match.householdId,
    areaCode: match.areaCode,
    candidates: candidatesFor(program.agencies, match.areaCode),
    priority: match.priority,
    snapshot: snapshotOf(version, match.facts),
    factsHash: match.factsHash,
    ...(note === undefined ? {} : { note }),
  };
}
