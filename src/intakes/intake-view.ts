// PURE. What one caller is to an intake, and what it sees of it.
import { type Actor, withinArea } from "../actor.ts";
import type { Intake } from "./intake.ts";
import { legalNeedActions, type NeedAction, type NeedParty } from "./needs-lifecycle.ts";
import type { NeedStatus } from "./need-states.ts";

/** An intake, and the code of its RT as it is now: another one since, where RT were renumbered. */
export interface SeenIntake extends Intake {
  readonly rtInUse: string | null;
}

/** One step of what was done about the needs. */
export interface IntakeStep {
  readonly at: Date;
  readonly action: string;
  readonly from: NeedStatus;
  readonly to: NeedStatus;
  readonly forwardedTo: string | null;
  /** The agency that acted; null: the village, the coordination team or the door. */
  readonly agency: string | null;
  readonly actor: string;
  readonly text: string | null;
}

export interface IntakeView extends Intake {
  readonly steps: readonly IntakeStep[];
  readonly legalActions: readonly NeedAction[];
}

type Viewer = Pick<Actor, "role" | "clientId" | "agency" | "area">;

/** Who is several things is the one that may do more. */
export function partyTo(intake: SeenIntake, viewer: Viewer): NeedParty {
  const { role, agency, area } = viewer;
  if (role === "tkpk") return "tkpk";
  if (role === "agency" && agency !== undefined && agency === intake.forwardedTo) return "addressee";
  if (role === "field" && intake.rtInUse !== null && withinArea(area, intake.rtInUse)) return "village";
  return intake.clientId === viewer.clientId ? "sender" : "reader";
}

/** An agency that is to answer learns what was said and by whom; which household it is, its referrals tell. */
export function seenBy(viewer: Viewer, intake: SeenIntake): SeenIntake {
  const hides = viewer.role === "agency" && intake.clientId !== viewer.clientId;
  return hides ? { ...intake, householdId: null } : intake;
}

export function viewOfIntake(viewer: Viewer, intake: SeenIntake, steps: readonly IntakeStep[]): IntakeView {
  const legalActions = legalNeedActions(intake, partyTo(intake, viewer));
  return { ...seenBy(viewer, intake), steps, legalActions };
}
