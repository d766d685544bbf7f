// PURE. The plan's table of what leads a referral from where to where, written down once more for the checks.
import type { Row } from "./read-register.ts";

const unheld = "waitlisted requested returned";
const held = "accepted in-progress on-hold";
const unfinished = `${unheld} ${held}`;

const table: Readonly<Record<string, readonly [from: string, to: string]>> = {
  request: ["-", unheld],
  open: ["-", unheld],
  accept: ["requested", "accepted"],
  decline: ["requested", "requested returned cancelled"],
  start: ["accepted", "in-progress"],
  hold: ["accepted in-progress", "on-hold"],
  resume: ["on-hold", "accepted in-progress"],
  release: [held, "requested"],
  complete: ["accepted in-progress", "completed"],
  fail: [held, "failed"],
  recall: [`requested returned ${held}`, "returned"],
  reassign: [`requested returned ${held}`, "requested"],
  cancel: [unfinished, "cancelled"],
  reopen: ["completed failed cancelled", "returned"],
  "door open": ["-", unheld],
  "door promote": ["waitlisted", "requested returned"],
  "door complete": [unfinished, "completed"],
  "door cancel": [unfinished, "cancelled"],
  "door expire": [`requested ${held}`, "returned"],
  "door overdue": [`requested ${held}`, `requested ${held}`],
};

/** Everything that is a step of a referral's life; other entries about it are not. */
export const stepActions: ReadonlySet<string> = new Set(
  Object.keys(table).map((action) => action.replace("door ", "")),
);

/** Whether a stored transition is one that somebody, or the door, may make. */
export function isLegalStep({ action, actor, fromStatus, toStatus, reason }: Row): boolean {
  const [from, to] = table[actor === "door" ? `door ${action}` : (action as string)] ?? ["", ""];
  const mayTake =
    action !== "cancel" || actor !== "door" || ["deceased", "household-merged"].includes(reason as string);
  return (
    (mayTake ? from : unheld).split(" ").includes((fromStatus as string | null) ?? "-") &&
    to.split(" ").includes(toStatus as string)
  );
}
