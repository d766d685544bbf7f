// The URLs of what agencies and TKPK do with one referral: an action each, all answered alike.
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import type { z } from "zod";
import { type Action, actionRoutesOf } from "../http/action-route.ts";
import { acceptReferral } from "./accept-referral.ts";
import { cancelReferral } from "./cancel-referral.ts";
import { completeReferral } from "./complete-referral.ts";
import { declineReferral } from "./decline-referral.ts";
import { failReferral } from "./fail-referral.ts";
import { holdReferral } from "./hold-referral.ts";
import type { TakenAction } from "./lifecycle.ts";
import { reassignReferral } from "./reassign-referral.ts";
import { recallReferral } from "./recall-referral.ts";
import { referralDetail, toReferralDetail } from "./referral-answer.ts";
import { releaseReferral } from "./release-referral.ts";
import { reopenReferral } from "./reopen-referral.ts";
import { resumeReferral } from "./resume-referral.ts";
import { completion, holding, plainAction, reasonedAction, reassignment } from "./schemas.ts";
import { startReferral } from "./start-referral.ts";
import type { ReferralView } from "./view.ts";

export const actionRoutes: FastifyPluginAsyncZod = async (app) => {
  const actionOf = actionRoutesOf(app, {
    ...{ path: "/v1/referrals/:id", record: "referral", tags: ["referrals"] },
    ...{ answer: referralDetail, toAnswer: toReferralDetail },
  });
  const route = <Body extends z.ZodType<object>>(
    given: Omit<Action<Body, ReferralView>, "operationId"> & { readonly action: TakenAction },
  ) => actionOf({ ...given, operationId: `${given.action}Referral` });

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
      "By the coordination team, within 30 days of the end: `returned`; its enrolment is voided, its hold lifted. " +
      "A running enrolment that was recorded elsewhere is ended first.",
    body: reasonedAction("complaint-upheld"),
    verb: reopenReferral,
  });
};
