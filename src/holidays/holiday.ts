// PURE. What a holiday is: a date on which nobody works, because a decree says so.

export interface Holiday {
  /** In Jakarta, `YYYY-MM-DD`. */
  readonly date: string;
  readonly name: string;
  /** The decree that says so. */
  readonly source: string;
  readonly updatedAt: Date;
}
