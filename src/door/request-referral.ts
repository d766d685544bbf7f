// Opens a referral because somebody asks for it, also where the engine says no: a match is advice, not a verdict.
import { type Actor, requireScope, withinArea } from "../actor.ts";
import { subjectInUse } from "../areas/resolve-area.ts";
import { type Context, inTransaction, type TransactionContext } from "../context.ts";
import type { Subject } from "../subject.ts";
import { lockSubject } from "../enrolments/lock-subject.ts";
import type { Place } from "../enrolments/subject-query.ts";
import { fault, text, unknownCode } from "../fault.ts";
import { jakartaDate } from "../jakarta-date.ts";
import type { Match } from "../matching/match.ts";
import { createMatcher } from "../matching/match-subjects.ts";
import { Problem } from "../problem.ts";
import type { Criteria, ProgramCriteria } from "../programs/criteria.ts";
import type { CriteriaCache } from "../programs/criteria-in-force.ts";
import { liftHolds } from "../referrals/lift-holds.ts";
import { listReferralsOfSubjects } from "../referrals/list-referrals-of-subjects.ts";
import { openReferrals } from "../referrals/open-referrals.ts";
import type { ReferralView } from "../referrals/view.ts";
import { selectSeenHousehold } from "./household-query.ts";
import { showsSubject } from "./limit-view.ts";
import { type LoadedSubjects, loadSubjects } from "./load-subjects.ts";
import { openingOf } from "./opening.ts";

export interface ReferralRequest {
  /** Code of the program. */
  readonly program: string;
  readonly subject: Subject;
  readonly note?: string;
}

/**
 * @throws {Problem} `unprocessable` for an unknown program or subject, `referral-open`, `conflict` when the subject
 *   receives the program already, or its household is still to be verified for it
 */
export async function requestReferral(
  ctx: Context,
  cache: CriteriaCache,
  asked: ReferralRequest,
): Promise<ReferralView> {
  requireScope(ctx.actor, "referrals:request");
  return inTransaction(ctx, async (tx) => {
    const request = { ...asked, subject: await subjectInUse(tx.db, asked.subject) };
    const criteria = await cache.load(tx.db);
    const program = programOf(criteria, request);
    const place = await lockSubject(tx, request.subject);
    if (!place || !(await mayAskFor(tx, request.subject, place))) throw unknownSubject();
    const today = jakartaDate(tx.now);
    const loaded = await loadSubjects(tx, [request.subject], criteria, today);
    const match = matchOf(loaded, criteria, today, program, request.subject);
    refuseRunning(loaded, request);
    refuseUnverified(loaded, program, match);
    const held = loaded.standing.holds.filter((hold) => isAbout(hold, request));
    await liftHolds(
      tx,
      held.map((hold) => hold.id),
    );
    const [opened] = await openReferrals(tx, [openingOf(match, program, "request", request.note)]);
    if (!opened) throw referralOpen();
    const views = await listReferralsOfSubjects(tx, [request.subject], { unfinishedOnly: true });
    return views.find((view) => view.id === opened)!;
  });
}

function programOf(criteria: Criteria, { program, subject }: ReferralRequest): ProgramCriteria {
  const codes = criteria.programs.map((one) => one.code);
  const found = criteria.programs.find((one) => one.code === program);
  if (!found) {
    throw new Problem("unprocessable", {
      errors: [unknownCode("/program", text("Program", "The program"), program, codes)],
    });
  }
  if (found.unit === subject.type) return found;
  throw new Problem("unprocessable", {
    errors: [
      fault(
        "/subject/type",
        "wrong-unit",
        `Program ini untuk ${found.unit}, bukan ${subject.type}.`,
        `This program is for a ${found.unit}, not a ${subject.type}.`,
      ),
    ],
  });
}

/** A subject that the caller may not see is as unknown as one that does not exist. */
async function mayAskFor(
  tx: TransactionContext,
  subject: Subject,
  { householdId, areaCode }: Place,
): Promise<boolean> {
  if (householdId === null) return areaCode !== null && mayAskForArea(tx.actor, areaCode);
  const seen = await selectSeenHousehold(tx, householdId);
  return seen !== undefined && (!seen.through || showsSubject(seen.through, subject));
}

function mayAskForArea(actor: Actor, areaCode: string): boolean {
  return actor.role !== "field" || withinArea(actor.area, areaCode);
}

function matchOf(
  loaded: LoadedSubjects,
  criteria: Criteria,
  today: string,
  program: ProgramCriteria,
  subject: Subject,
): Match {
  const matcher = createMatcher(criteria, today);
  const matches = [
    ...loaded.households.flatMap((household) => matcher.household(household)),
    ...loaded.areas.flatMap((area) => matcher.area(area)),
  ];
  const match = matches.find(
    (one) =>
      one.program === program.code && one.subject.id === subject.id && one.subject.type === subject.type,
  );
  if (match) return match;
  throw new Problem("unprocessable", {
    errors: [
      fault(
        "/program",
        "not-in-force",
        "Tidak ada versi program yang berlaku hari ini, atau subjeknya tidak aktif.",
        "No version of the program is in force today, or the subject is not active.",
      ),
    ],
  });
}

function refuseRunning({ standing }: LoadedSubjects, request: ReferralRequest): void {
  if (standing.enrolments.some((enrolment) => isAbout(enrolment, request))) {
    throw new Problem("conflict", {
      detail: text("Subjek sudah menerima program ini.", "The subject receives this program already."),
    });
  }
  if (standing.referrals.some((referral) => isAbout(referral, request))) throw referralOpen();
}

/** A rule of the program's, and no match: whoever is to verify the household can, and then it opens. */
function refuseUnverified({ verified }: LoadedSubjects, program: ProgramCriteria, match: Match): void {
  const { householdId } = match;
  if (!program.needsVerification || householdId === null || verified.has(householdId)) return;
  throw new Problem("conflict", {
    detail: text(
      "Program ini memerlukan keluarga yang sudah diverifikasi.",
      "This program asks for a household that is verified.",
    ),
  });
}

function referralOpen(): Problem {
  return new Problem("referral-open", {
    detail: text(
      "Rujukan subjek ini ke program ini belum selesai.",
      "A referral of this subject to this program is not finished.",
    ),
  });
}

function unknownSubject(): Problem {
  return new Problem("unprocessable", {
    errors: [fault("/subject/id", "unknown-subject", "Subjek tidak dikenal.", "The subject is not known.")],
  });
}

function isAbout(row: { program: string; subject: Subject }, { program, subject }: ReferralRequest): boolean {
  return row.program === program && row.subject.id === subject.id && row.subject.type === subject.type;
}
