// PURE. The one table that decides what may happen to a referral, by whom, and when it may not.
import { type Change, changeOf, type Move } from "./change.ts";
import {
  type Referral,
  type ReferralState,
  finishedStates,
  heldStates,
  unfinishedStates,
  unheldStates,
} from "./referral.ts";

/** What somebody may take. */
export const takenActions = [
  "accept",
  "decline",
  "start",
  "hold",
  "resume",
  "release",
  "complete",
  "fail",
  "recall",
  "reassign",
  "cancel",
  "reopen",
] as const;
export type TakenAction = (typeof takenActions)[number];

/** And what comes of time alone. */
export const actions = [...takenActions, "expire"] as const;
export type Action = (typeof actions)[number];

/** What somebody is to a referral; a `reader` may see it and no more. */
export const parties = ["candidate", "holder", "former", "supporting", "tkpk", "door", "reader"] as const;
export type Party = (typeof parties)[number];

const placedStates = unfinishedStates.filter((state) => state !== "waitlisted");

type Table = Readonly<Record<Action, Partial<Record<Party, readonly ReferralState[]>>>>;

/** From which states each party may do what; whoever is not named may not. */
const table: Table = {
  accept: { candidate: ["requested"] },
  decline: { candidate: ["requested"] },
  start: { holder: ["accepted"] },
  hold: { holder: ["accepted", "in-progress"] },
  resume: { holder: ["on-hold"] },
  release: { holder: heldStates },
  // The door completes what an enrolment recorded elsewhere has settled, whoever holds it.
  complete: { holder: ["accepted", "in-progress"], door: unfinishedStates },
  fail: { holder: heldStates },
  // Not who waits: it holds no place that it could be worked in.
  recall: { tkpk: placedStates },
  reassign: { tkpk: placedStates },
  cancel: { tkpk: unfinishedStates, door: unheldStates },
  reopen: { tkpk: finishedStates },
  // At a due time that was missed a second time: nobody works it, and somebody else can be asked.
  expire: { door: ["requested", ...heldStates] },
};

const reopenDays = 30;
const dayMs = 86_400_000;

/** Who acts in a transition that no person has made; the audit trail names whose call led to it. */
export const doorActor = "door";

/** Why the door cancels a referral by itself; nobody is held off by it. */
export type DoorReason =
  | "no-longer-eligible"
  | "criteria-changed"
  | "program-ended"
  | "household-inactive"
  | "area-succeeded"
  | "household-merged"
  | "member-left"
  | "deceased";

/** What ends a referral whoever holds it: nobody is left to work it for, or another referral stands for it. */
const endsHeld: ReadonlySet<DoorReason> = new Set(["deceased", "household-merged"]);

/** Out of which states the door cancels: what nobody holds, and sometimes what is held too. */
export function doorCancelsFrom(reason: DoorReason): readonly ReferralState[] {
  return endsHeld.has(reason) ? unfinishedStates : (table.cancel.door ?? []);
}

export type Decision =
  | { readonly ok: true; readonly change: Change }
  | {
      readonly ok: false;
      /** `forbidden`: no party to such a move; `illegal-transition`: a party, but not now. */
      readonly problem: "forbidden" | "illegal-transition";
      readonly legalActions: readonly Action[];
    };

/** What the party may do at this moment, in the order of the table. TKPK may reopen within 30 days of the end. */
export function legalActions(
  referral: Pick<Referral, "status" | "finishedAt">,
  party: Party,
  now: Date,
): Action[] {
  return actions.filter((action) => {
    if (!table[action][party]?.includes(referral.status)) return false;
    return action !== "reopen" || endedWithin(referral.finishedAt, reopenDays, now);
  });
}

/**
 * Decides one move. Candidates and holder learn of each other's moves that the moment is wrong, as after a lost
 * race; whoever is no party to a move is refused whatever the state.
 * @param mover what the caller is to the referral, and the code of its agency if it has one
 */
export function decideTransition(
  referral: Referral,
  move: Move,
  mover: { readonly party: Party; readonly agency: string | null },
  now: Date,
): Decision {
  const legal = legalActions(referral, mover.party, now);
  if (legal.includes(move.action)) {
    return { ok: true, change: changeOf(referral, move, mover.agency, now) };
  }
  const problem = isPartyTo(move.action, mover.party) ? "illegal-transition" : "forbidden";
  return { ok: false, problem, legalActions: legal };
}

function isPartyTo(action: Action, party: Party): boolean {
  const named = table[action];
  const asked = party === "candidate" || party === "holder";
  return asked ? "candidate" in named || "holder" in named : party in named;
}

function endedWithin(at: Date | null, days: number, now: Date): boolean {
  return at !== null && now.getTime() - at.getTime() <= days * dayMs;
}
