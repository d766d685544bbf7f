// PURE. What one household's referrals and holds became when it was merged into another: ids.

export interface HandedOver {
  readonly referrals: readonly string[];
  readonly holds: readonly string[];
  /** Holds of either household that ended with it. */
  readonly liftedHolds: readonly string[];
}
