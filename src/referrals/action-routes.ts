// The URLs of what agencies and TKPK do with one referral: an action each, all answered alike.
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import type { Scope } from "../actor.ts";
import type { Context } from "../context.ts";
import { etagOf, givenRevision } from "../http/etag.ts";
import { uuid } from "../http/wire.ts";
import { acceptReferral } from "./accept-referral.ts";
import { cancelReferral } from "./cancel-referral.ts";
import { completeReferral } from "./complete-referral.ts";
import { declineReferral } from "./decline-referral.ts";
import { failReferral } from "./fail-referral.ts";
import { holdReferral } from "./hold-referral.ts";
import type { Action } from "./lifecycle.ts";
import { reassignReferral } from "./reassign-referral.ts";
import { recallReferral } from "./recall-referral.ts";
import { referralDetail, toReferralDetail } from "./referral-answer.ts";
import { releaseReferral } from "./release-referral.ts";
import { reopenReferral } from "./reopen-referral.ts";
import { resumeReferral } from "./resume-referral.ts";
import { completion, holding, plainAction, reasonedAction, reassignment } from "./schemas.ts";
import { startReferral } from "./start-referral.ts";
import type { ReferralView } from "./view.ts";

interface ActionRoute<Body extends z.ZodType> {
  readonly action: Action;
  readonly scope: Scope;
  readonly summary: string;
  readonly description: string;
  readonly body: Body;
  readonly verb: (
    ctx: Context,
    input: z.infer<Body> & { id: string; revision?: number },
  ) => Promise<ReferralView>;
}

export const actionRoutes: FastifyPluginAsyncZod = async (app) => {
  route({
    action: "accept",
    scope: "referrals:work",
    summary: "Pick up a referral",
    description: "By a candidate, while `requested`: the first to accept holds it, the others get a 409.",
    body: plainAction,
    verb: acceptReferral,
  });
  route({
    action: "decline",
    scope: "referrals:work",
    summary: "Decline a referral",
    description:
      "By a candidate, while `requested`. By the reason it stays on offer to the others, returns to the " +
      "coordination team, or is cancelled and held off.",
    body: reasonedAction("client-refused"),
    verb: declineReferral,
  });
  route({
    action: "start",
    scope: "referrals:work",
    summary: "Start the work",
    description: "By the holder, once accepted.",
    body: plainAction,
    verb: startReferral,
  });
  route({
    action: "hold",
    scope: "referrals:work",
    summary: "Put a referral on hold",
    description: "By the holder, while it waits for something outside its hands.",
    body: holding,
    verb: holdReferral,
  });
  route({
    action: "resume",
    scope: "referrals:work",
    summary: "Resume the work",
    description: "By the holder: back to the state before the hold.",
    body: plainAction,
    verb: resumeReferral,
  });
  route({
    action: "release",
    scope: "referrals:work",
    summary: "Give a referral back",
    description:
      "By the holder: it is on offer again, also to the one that gives it back, unless the reason sends it to " +
      "the next candidate and there is one.",
    body: reasonedAction("no-capacity"),
    verb: releaseReferral,
  });
  route({
    action: "complete",
    scope: "referrals:work",
    summary: "Complete a referral",
    description: "By the holder, with a result; `enrolled` and `already-receiving` record an enrolment.",
    body: completion,
    verb: completeReferral,
  });
  route({
    action: "fail",
    scope: "referrals:work",
    summary: "Fail a referral",
    description: "By the holder, without a result; the reason decides how long it is not offered again.",
    body: reasonedAction("cannot-be-reached"),
    verb: failReferral,
  });
  route({
    action: "recall",
    scope: "referrals:manage",
    summary: "Recall a referral",
    description: "By the coordination team: `returned`, without holder and candidates.",
    body: reasonedAction("new-information"),
    verb: recallReferral,
  });
  route({
    action: "reassign",
    scope: "referrals:manage",
    summary: "Reassign a referral",
    description: "By the coordination team: `requested`, offered to the named agency alone.",
    body: reassignment,
    verb: reassignReferral,
  });
  route({
    action: "cancel",
    scope: "referrals:manage",
    summary: "Cancel a referral",
    description: "By the coordination team; the reason decides how long it is not offered again.",
    body: reasonedAction("moved-away"),
    verb: cancelReferral,
  });
  route({
    action: "reopen",
    scope: "referrals:manage",
    summary: "Reopen a referral",
    description:
      "By the coordination team, within 30 days of the end: `returned`; its enrolment is voided, its hold lifted.",
    body: reasonedAction("complaint-upheld"),
    verb: reopenReferral,
  });

  function route<Body extends z.ZodType<object>>(given: ActionRoute<Body>): void {
    app.post(
      `/v1/referrals/:id/${given.action}`,
      {
        config: { scope: given.scope },
        schema: {
          operationId: `${given.action}Referral`,
          tags: ["referrals"],
          summary: given.summary,
          description: `${given.description} With \`If-Match\`, only if the referral is as last read.`,
          params: z.strictObject({ id: uuid }),
          headers: z.object({ "if-match": z.string().optional() }),
          body: given.body,
          response: { 200: referralDetail },
        },
      },
      async (request, reply) => {
        const revision = givenRevision(request.headers["if-match"]);
        const body = request.body as z.infer<Body>;
        const view = await given.verb(request.ctx, { ...body, id: request.params.id, revision });
        reply.header("etag", etagOf(view.revision));
        return toReferralDetail(view);
      },
    );
  }
};
