// Takes any of the actions on a referral, as its own verb does: for who learns only from a file which one it is.
import type { z } from "zod";
import type { Context } from "../context.ts";
import { zodFaults } from "../http/zod-faults.ts";
import { Problem } from "../problem.ts";
import { acceptReferral } from "./accept-referral.ts";
import { cancelReferral } from "./cancel-referral.ts";
import { completeReferral } from "./complete-referral.ts";
import { declineReferral } from "./decline-referral.ts";
import { failReferral } from "./fail-referral.ts";
import { holdReferral } from "./hold-referral.ts";
import type { TakenAction } from "./lifecycle.ts";
import { reassignReferral } from "./reassign-referral.ts";
import { recallReferral } from "./recall-referral.ts";
import { releaseReferral } from "./release-referral.ts";
import { reopenReferral } from "./reopen-referral.ts";
import { resumeReferral } from "./resume-referral.ts";
import { completion, holding, plainAction, reasonedAction, reassignment } from "./schemas.ts";
import { startReferral } from "./start-referral.ts";
import type { ReferralView } from "./view.ts";

type Taker = (ctx: Context, id: string, body: unknown) => Promise<ReferralView>;

function taker<Body extends z.ZodType<object>>(
  body: Body,
  verb: (ctx: Context, input: z.infer<Body> & { id: string }) => Promise<ReferralView>,
): Taker {
  return async (ctx, id, sent) => {
    const parsed = body.safeParse(sent, { reportInput: true });
    if (parsed.success) return verb(ctx, { ...parsed.data, id });
    throw new Problem("invalid-request", { errors: zodFaults(parsed.error.issues, "") });
  };
}

const reasoned = reasonedAction("client-refused");

const takers: Readonly<Record<TakenAction, Taker>> = {
  accept: taker(plainAction, acceptReferral),
  decline: taker(reasoned, declineReferral),
  start: taker(plainAction, startReferral),
  hold: taker(holding, holdReferral),
  resume: taker(plainAction, resumeReferral),
  release: taker(reasoned, releaseReferral),
  complete: taker(completion, completeReferral),
  fail: taker(reasoned, failReferral),
  recall: taker(reasoned, recallReferral),
  reassign: taker(reassignment, reassignReferral),
  cancel: taker(reasoned, cancelReferral),
  reopen: taker(reasoned, reopenReferral),
};

/**
 * @param body what the action's own route takes, not yet checked
 * @throws {Problem} what the verb of the action throws; `invalid-request` for a body that is not its
 */
export function takeAction(
  ctx: Context,
  action: TakenAction,
  id: string,
  body: unknown,
): Promise<ReferralView> {
  return takers[action](ctx, id, body);
}
