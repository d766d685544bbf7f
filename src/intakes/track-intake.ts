// What became of an intake, to whoever has its tracking code: states and days, and nothing about anybody.
import type { IdentifierVault } from "../database/identifier-vault.ts";
import type { Database } from "../database/statement.ts";
import { jakartaDate } from "../jakarta-date.ts";
import { Problem } from "../problem.ts";
import type { ReferralState } from "../referrals/referral.ts";
import { countReferrals } from "../referrals/referral-count-query.ts";
import type { NeedKind } from "./intake.ts";
import type { NeedStatus } from "./need-states.ts";
import { trackingHashOf } from "./tracking-code.ts";
import { selectTracked } from "./tracking-store.ts";

/** Dates are Jakarta's. */
export interface Tracking {
  readonly status: NeedStatus | null;
  readonly kinds: readonly NeedKind[];
  readonly receivedOn: string;
  readonly updatedOn: string;
  readonly dueOn: string | null;
  readonly steps: readonly { readonly status: NeedStatus; readonly on: string }[];
  readonly referrals: readonly { readonly status: ReferralState; readonly count: number }[];
}

export interface TrackingParts {
  readonly db: Database;
  readonly vault: IdentifierVault;
}

/**
 * Which programs its referrals are for would tell of illness and need, so they are counted alone. A code that is none
 * is looked for like any other: neither answer nor time tells how near it comes.
 * @throws {Problem} `not-found`
 */
export async function trackIntake({ db, vault }: TrackingParts, code: string): Promise<Tracking> {
  const intake = await selectTracked(db, trackingHashOf(vault, code));
  if (!intake) throw new Problem("not-found");
  const referrals = await countReferrals(db, intake.opened);
  const moments = [intake.updatedAt, ...referrals.map(({ updatedAt }) => updatedAt)];
  return {
    status: intake.status,
    kinds: intake.kinds,
    receivedOn: jakartaDate(intake.receivedAt),
    updatedOn: moments.map(jakartaDate).sort().at(-1)!,
    dueOn: intake.dueAt && jakartaDate(intake.dueAt),
    steps: intake.steps.map(({ status, at }) => ({ status, on: jakartaDate(new Date(at)) })),
    referrals: referrals.map(({ status, count }) => ({ status, count })),
  };
}
