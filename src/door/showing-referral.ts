// PURE. A referral that shows a household to an agency.
import type { Subject } from "../subject.ts";

export interface ShowingReferral {
  readonly program: string;
  readonly version: number;
  readonly subject: Subject;
  /** The agency holds it, and it is not finished. */
  readonly isHolder: boolean;
}
