// PURE. The one table that decides what may be done about the needs of an intake, by whom, and when it may not.
import { type NeedStatus, needStates } from "./need-states.ts";

/** What somebody may do. */
export const takenNeedActions = ["handle", "forward", "answer", "close"] as const;
export type TakenNeedAction = (typeof takenNeedActions)[number];

/** And what comes of time alone: a village that has not handled it in time is not asked any longer. */
export const needActions = [...takenNeedActions, "expire"] as const;
export type NeedAction = (typeof needActions)[number];

/**
 * What somebody is to the needs. `village`: field officers whose area they come from; `addressee`: the agency that is
 * to answer; `sender`: the client that sent the intake; a `reader` may see it and no more.
 */
export const needParties = ["tkpk", "addressee", "village", "sender", "door", "reader"] as const;
export type NeedParty = (typeof needParties)[number];

type Table = Readonly<Record<NeedAction, Partial<Record<NeedParty, readonly NeedStatus[]>>>>;

const unclosed = needStates.filter((status) => status !== "closed");
const settled: readonly NeedStatus[] = ["handled-at-village", "answered"];

/** From which states each party may do what; whoever is not named may not. */
const table: Table = {
  handle: { village: ["open"], tkpk: ["open"] },
  // The addressee may give it back; the coordination team may ask another one, also after an answer that does not do.
  forward: { village: ["open"], addressee: ["forwarded"], tkpk: unclosed },
  answer: { addressee: ["forwarded"], tkpk: ["forwarded"] },
  close: { village: settled, addressee: ["answered"], sender: settled, tkpk: unclosed },
  expire: { door: ["open"] },
};

/** The needs of an intake, as far as it is decided by them. */
export interface StandingNeeds {
  readonly status: NeedStatus | null;
  /** Code of the agency that is to answer; null: the coordination team. */
  readonly forwardedTo: string | null;
}

export interface NeedMove {
  readonly action: NeedAction;
  /** Of `forward`: the agency that is to answer; absent: the coordination team. */
  readonly agency?: string;
}

export type NeedDecision =
  | { readonly ok: true; readonly next: { readonly status: NeedStatus; readonly forwardedTo: string | null } }
  | {
      readonly ok: false;
      /** `forbidden`: no party to such a move; `illegal-transition`: a party, but not now. */
      readonly problem: "forbidden" | "illegal-transition";
      readonly legalActions: readonly NeedAction[];
    };

/** What the party may do at this moment, in the order of the table; an intake without needs has nothing to be done. */
export function legalNeedActions({ status }: Pick<StandingNeeds, "status">, party: NeedParty): NeedAction[] {
  return needActions.filter((action) => status !== null && table[action][party]?.includes(status));
}

/** Decides one move. Whoever is no party to it is refused whatever the state. */
export function decideNeeds(needs: StandingNeeds, move: NeedMove, party: NeedParty): NeedDecision {
  const { action, agency = null } = move;
  const legalActions = legalNeedActions(needs, party);
  // An agency gives back what is not its own matter; whose it is the coordination team knows.
  const passesOn = action === "forward" && party === "addressee" && agency !== null;
  if (!(party in table[action]) || passesOn) return { ok: false, problem: "forbidden", legalActions };
  // Asking the same one again would only give it another due time.
  const isSame = action === "forward" && needs.status === "forwarded" && agency === needs.forwardedTo;
  if (!legalActions.includes(action) || isSame) {
    return { ok: false, problem: "illegal-transition", legalActions };
  }
  return { ok: true, next: nextOf(needs, action, agency) };
}

const statusAfter: Readonly<Record<NeedAction, NeedStatus>> = {
  handle: "handled-at-village",
  forward: "forwarded",
  answer: "answered",
  close: "closed",
  expire: "forwarded",
};

/** Who answered stays with the answer. */
function nextOf({ forwardedTo }: StandingNeeds, action: NeedAction, agency: string | null) {
  const status = statusAfter[action];
  return { status, forwardedTo: status === "forwarded" ? agency : forwardedTo };
}

/** Whether it has to be said what was done: an unresolved need is not closed without a word. */
export function asksForWords(action: NeedAction, status: NeedStatus | null): boolean {
  if (action === "close") return status === "open" || status === "forwarded";
  return action === "handle" || action === "answer";
}
