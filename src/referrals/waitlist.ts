// PURE. Where a referral stands that waits for a place.
import type { WaitReason } from "../quotas/quota.ts";

export interface Waitlist {
  /** 1 is the next one. */
  readonly position: number;
  readonly reason: WaitReason;
}
