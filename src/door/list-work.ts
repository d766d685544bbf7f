// The referrals that the caller can act on, as a table to be filled in and sent back.
import { requireScope } from "../actor.ts";
import type { Context } from "../context.ts";
import { csvLine } from "../csv-cell.ts";
import { type HouseholdAnswer, toHouseholdAnswer } from "../households/household-answer.ts";
import { jakartaDate } from "../jakarta-date.ts";
import type { CriteriaCache } from "../programs/criteria-in-force.ts";
import { listReferrals } from "../referrals/list-referrals.ts";
import { unfinishedStates } from "../referrals/referral.ts";
import type { ReferralView } from "../referrals/view.ts";
import { selectShownHouseholds } from "./household-query.ts";
import { viewHouseholds } from "./view-households.ts";
import { workListAnswers, workListShown } from "./work-list-columns.ts";

export interface WorkFilter {
  readonly program?: string;
  readonly area?: string;
  readonly overdue?: boolean;
}

const referralsOfOnePage = 100;

/** Unfinished ones with an action that the caller may take now; numbers as wherever it sees the household. */
export function listWork(ctx: Context, cache: CriteriaCache, filter: WorkFilter): AsyncGenerator<string> {
  requireScope(ctx.actor, "referrals:read");
  requireScope(ctx.actor, "households:read");
  return lines(ctx, cache, filter);
}

async function* lines(ctx: Context, cache: CriteriaCache, filter: WorkFilter): AsyncGenerator<string> {
  yield csvLine(["referral_id", ...workListShown, ...workListAnswers]);
  let cursor: string | null | undefined;
  do {
    const asked = { ...filter, status: unfinishedStates, limit: referralsOfOnePage };
    const page = await listReferrals(ctx, { ...asked, cursor: cursor ?? undefined });
    const open = page.items.filter(({ legalActions }) => legalActions.length > 0);
    const households = await householdsOf(ctx, cache, open);
    for (const referral of open) {
      const shown = shownOf(referral, households.get(referral.householdId ?? ""));
      yield csvLine([
        referral.id,
        ...workListShown.map((name) => shown[name] ?? ""),
        ...workListAnswers.map(() => ""),
      ]);
    }
    cursor = page.nextCursor;
  } while (cursor !== null);
}

async function householdsOf(
  ctx: Context,
  cache: CriteriaCache,
  referrals: readonly ReferralView[],
): Promise<ReadonlyMap<string, HouseholdAnswer>> {
  const ids = [...new Set(referrals.flatMap(({ householdId }) => householdId ?? []))];
  const views = await viewHouseholds(ctx, cache, await selectShownHouseholds(ctx, ids));
  return new Map(views.map((view) => [view.registered.household.id, toHouseholdAnswer(view)]));
}

function shownOf(
  referral: ReferralView,
  household: HouseholdAnswer | undefined,
): Partial<Record<(typeof workListShown)[number], string | null>> {
  const person = household?.members.find(({ personId }) => personId === referral.subjectId);
  const head = household?.members.find(({ relation }) => relation === "head");
  return {
    program: referral.program,
    status: referral.status,
    opened_on: jakartaDate(referral.openedAt),
    due_on: referral.dueAt && jakartaDate(referral.dueAt),
    overdue: referral.missed > 0 ? "true" : "",
    subject_type: referral.subjectType,
    subject: referral.subjectLabel,
    birth_date: person?.birthDate ?? (person?.birthYear ? String(person.birthYear) : ""),
    family_card_number: household?.familyCardNumber ?? household?.familyCardNumberMasked,
    national_id: person?.nationalId ?? person?.nationalIdMasked,
    head: head?.name,
    area: household ? `${household.areaCode}.${household.rt}` : referral.areaCode,
    address: household?.address,
    phone: household?.phone,
    possible_actions: referral.legalActions.join("|"),
  };
}
