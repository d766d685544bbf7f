// Takes what an agency filled in on its work list: each row by the verb of its action, as if the agency had called it.
import { z } from "zod";
import { inSavepoint, inTrial, type TransactionContext } from "../context.ts";
import { type Fault, fault } from "../fault.ts";
import { uuid } from "../http/wire.ts";
import { zodFaults } from "../http/zod-faults.ts";
import { Problem } from "../problem.ts";
import { getReferral } from "../referrals/get-referral.ts";
import { takenActions } from "../referrals/lifecycle.ts";
import { takeAction } from "../referrals/take-action.ts";
import { wereTaken } from "../referrals/taken-before.ts";
import type { ReferralView } from "../referrals/view.ts";
import type { Candidate } from "./assemble-family.ts";
import type { Result } from "./chunk.ts";
import { faultsOf } from "./faults-of.ts";
import type { Import } from "./import.ts";

/** What an action needs beside its name is checked by the action. */
const sentAction = z.looseObject({
  referralId: uuid,
  action: z.enum(takenActions).optional(),
  reason: z.looseObject({ code: z.unknown() }).optional(),
  result: z.looseObject({ code: z.unknown() }).optional(),
});

interface Asked {
  readonly candidate: Candidate;
  readonly id: string;
  readonly action: (typeof takenActions)[number];
  readonly reason?: string;
  readonly result?: string;
  readonly body: object;
}

/** @param candidates all of one referral, in the order of their lines: each may follow from the one before it */
export async function takeReferralActions(
  tx: TransactionContext,
  record: Import,
  candidates: readonly Candidate[],
): Promise<Result[]> {
  const results: Result[] = [];
  const asked: Asked[] = [];
  for (const candidate of candidates) {
    const one = check(candidate);
    if ("outcome" in one) results.push(one);
    else asked.push(one);
  }
  if (asked.length === 0) return results;
  const view = await seen(tx, asked[0]!.id);
  if (!view) return [...results, ...asked.map(({ candidate }) => rejected(candidate, [unknownReferral]))];
  if (wereTaken(view, asked, tx.actor))
    return [...results, ...asked.map(({ candidate: { rows } }): Result => ({ rows, outcome: "unchanged" }))];
  return [...results, ...(await takeAll(tx, asked, record.options.dryRun))];
}

/** A row whose action nobody filled in asks for nothing. */
function check(candidate: Candidate): Asked | Result {
  const { rows, faults, sent = {} } = candidate;
  const parsed = sentAction.safeParse(sent, { reportInput: true });
  const found = parsed.success ? [] : zodFaults(parsed.error.issues, "");
  if (!parsed.success || faults.length > 0) return rejected(candidate, found);
  const { referralId: id, action, ...body } = parsed.data;
  if (action === undefined && Object.keys(body).length > 0) return rejected(candidate, [missingAction]);
  if (action === undefined) return { rows, outcome: "unchanged" };
  const [reason, result] = [body.reason?.code, body.result?.code].map((code) =>
    typeof code === "string" ? code : undefined,
  );
  return { candidate, id, action, reason, result, body };
}

async function seen(tx: TransactionContext, id: string): Promise<ReferralView | undefined> {
  try {
    return await getReferral(tx, id);
  } catch (error) {
    if (error instanceof Problem && error.code === "not-found") return undefined;
    throw error;
  }
}

/** A dry run takes all of it back, once each row has been tried on what the ones before it made. */
async function takeAll(tx: TransactionContext, asked: readonly Asked[], dryRun: boolean): Promise<Result[]> {
  const apart = <T>(work: (part: TransactionContext) => Promise<T>) => inSavepoint(tx, work);
  const each = async (part: TransactionContext) => {
    const results: Result[] = [];
    for (const one of asked) results.push(await take(part, one));
    return results;
  };
  return dryRun ? inTrial(apart, each) : apart(each);
}

async function take(tx: TransactionContext, { candidate, id, action, body }: Asked): Promise<Result> {
  try {
    await inSavepoint(tx, (part) => takeAction(part, action, id, body));
    return { rows: candidate.rows, outcome: "updated" };
  } catch (error) {
    return rejected(candidate, faultsOf(error));
  }
}

function rejected(candidate: Candidate, found: readonly Fault[]): Result {
  // Where the code of a reason or result stands, the whole of it is asked for.
  const asked = found.map((one) => ({
    ...one,
    pointer: one.pointer.replace(/^\/(reason|result)$/, "$&/code"),
  }));
  const faults = [...candidate.faults, ...candidate.place(asked)];
  return { rows: candidate.rows, outcome: "rejected", faults };
}

const unknownReferral = fault(
  "/referralId",
  "not-found",
  "Tidak ada rujukan dengan id ini untuk instansi Anda.",
  "There is no referral of this id for your agency.",
);
const missingAction = fault("/action", "missing", "Isi tindakannya.", "Fill in the action.");
