// PURE. What registering a household takes and answers.
import type { Fault } from "../fault.ts";
import type { RegisteredHousehold, Resolution, SentHousehold } from "./household.ts";
import type { Observed } from "./observed.ts";
import type { Trace } from "./trace.ts";

export interface RegisterInput {
  readonly sent: SentHousehold;
  /** Code of the RT that is meant by what was sent. */
  readonly areaCode: string;
  readonly observed: Observed;
  /** A replacement names its household; an intake finds it by its numbers. */
  readonly householdId?: string;
  /** The entity tag's revision that the caller saw, for a replacement. */
  readonly checkRevision?: (current: number) => void;
}

export interface Registration {
  readonly householdId: string;
  /** Code of the RT that it was sent with; what is on file may be newer, and another. */
  readonly areaCode: string;
  readonly created: boolean;
  /** As it stands on file, where nothing of it changed. */
  readonly unchanged?: RegisteredHousehold;
  readonly warnings: readonly Fault[];
  /** Where the sent `resolution` settled something. */
  readonly resolved?: Resolved;
}

export interface Resolved {
  readonly kind: Resolution;
  /** The household first, then those that members have left. */
  readonly householdIds: readonly string[];
  readonly trace: Trace;
}
