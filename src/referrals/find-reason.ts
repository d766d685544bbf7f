// Finds the reason that a caller names, and whether it may be given for the action.
import type { Database } from "../database/statement.ts";
import { type Fault, fault, text, unknownCode } from "../fault.ts";
import { Problem } from "../problem.ts";
import type { Reason } from "./reason.ts";
import { selectReason, selectReasonCodes } from "./reason-store.ts";

/** @throws {Problem} `unprocessable` for an unknown reason, or one of other actions */
export async function requireReason(db: Database, action: string, code: string): Promise<Reason> {
  const reason = await findReason(db, action, code);
  if (isFault(reason)) throw new Problem("unprocessable", { errors: [reason] });
  return reason;
}

/** The reason, or the fault of naming it here: for verbs that report several faults at once. */
export async function findReason(db: Database, action: string, code: string): Promise<Reason | Fault> {
  const reason = await selectReason(db, code);
  const at = "/reason/code";
  if (!reason) return unknownCode(at, text("Alasan", "The reason"), code, await selectReasonCodes(db));
  if (reason.actions.includes(action)) return reason;
  const list = reason.actions.join(", ");
  return fault(
    at,
    "reason-of-other-action",
    `Alasan "${code}" hanya untuk: ${list}.`,
    `The reason "${code}" is given for: ${list}.`,
  );
}

/** What is wrong with naming it here: for what lies below referrals. */
export async function reasonFault(db: Database, action: string, code: string): Promise<Fault | undefined> {
  const found = await findReason(db, action, code);
  return isFault(found) ? found : undefined;
}

export function isFault(found: Reason | Fault): found is Fault {
  return "pointer" in found;
}
