// PURE. Whether actions that somebody asks for are the ones that it took last.
import type { Actor } from "../actor.ts";
import { type Action, doorActor } from "./lifecycle.ts";
import type { ReferralView } from "./view.ts";

export interface AskedAction {
  readonly action: Action;
  /** Code of the reason; absent: none. */
  readonly reason?: string;
  readonly result?: string;
}

/**
 * An action that may be taken now has a meaning of its own, though it was taken before: what was given back may be
 * picked up again.
 */
export function wereTaken(
  view: Pick<ReferralView, "transitions" | "legalActions" | "result">,
  asked: readonly AskedAction[],
  { agency }: Pick<Actor, "agency">,
): boolean {
  const last = asked.at(-1);
  if (!last || view.legalActions.includes(last.action)) return false;
  const own = view.transitions.filter((one) => one.agency === (agency ?? null) && one.actor !== doorActor);
  const taken = own.slice(-asked.length);
  const isSame = ({ action, reason }: AskedAction, index: number) =>
    taken[index]?.action === action && taken[index].reason === (reason ?? null);
  return asked.every(isSame) && (last.action !== "complete" || view.result?.code === last.result);
}
