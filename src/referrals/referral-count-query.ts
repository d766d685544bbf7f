// Counts referrals for other features, without telling which they are.
import { type Database, statement } from "../database/statement.ts";
import type { ReferralState } from "./referral.ts";

export interface ReferralCount {
  readonly status: ReferralState;
  readonly count: number;
  /** When the last of them changed. */
  readonly updatedAt: Date;
}

const counts = statement<ReferralCount>(
  "referrals.counts-by-status",
  `select status, count(*)::integer as count, max(updated_at) as "updatedAt" from referrals
   where id = any($1::uuid[]) group by status order by status`,
);

/** Those of the ids, by state; states in which there are none are left out. */
export async function countReferrals(db: Database, ids: readonly string[]): Promise<ReferralCount[]> {
  return ids.length === 0 ? [] : db.run(counts, [ids]);
}
