// The URLs of what is done with one enrolment: an action each, all answered alike.
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import type { z } from "zod";
import type { Context } from "../context.ts";
import { actionRoutesOf } from "../http/action-route.ts";
import { endEnrolment } from "./end-enrolment.ts";
import type { Enrolment } from "./enrolment.ts";
import type { EnrolmentAction } from "./lifecycle.ts";
import type { MoveTarget, ReasonFault } from "./move-enrolment.ts";
import { resumeEnrolment } from "./resume-enrolment.ts";
import { enrolmentAnswer, ending, resumption, suspension, toEnrolmentAnswer } from "./schemas.ts";
import { suspendEnrolment } from "./suspend-enrolment.ts";

export const enrolmentActionRoutes: FastifyPluginAsyncZod<{ reasonFault: ReasonFault }> = async (
  app,
  { reasonFault },
) => {
  const actionOf = actionRoutesOf(app, {
    ...{ path: "/v1/enrolments/:id", record: "enrolment", tags: ["enrolments"] },
    ...{ answer: enrolmentAnswer, toAnswer: toEnrolmentAnswer },
  });
  const route = <Body extends z.ZodType<object>>(given: {
    readonly action: EnrolmentAction;
    readonly summary: string;
    readonly description: string;
    readonly body: Body;
    readonly verb: (
      ctx: Context,
      input: z.infer<Body> & MoveTarget,
      reasonFault: ReasonFault,
    ) => Promise<Enrolment>;
  }) =>
    actionOf({
      ...given,
      scope: "enrolments:write",
      operationId: `${given.action}Enrolment`,
      description: `${given.description} By the coordination team, or the agency that it is of.`,
      verb: (ctx, input) => given.verb(ctx, input, reasonFault),
    });

  route({
    action: "end",
    summary: "End an enrolment",
    description:
      "The subject receives the program no longer, and may be eligible for it again: it is matched at once, and offered " +
      "nothing before the next intake, request or release. One that was to begin later is `voided`.",
    body: ending,
    verb: endEnrolment,
  });
  route({
    action: "suspend",
    summary: "Suspend an enrolment",
    description:
      "For the time being: it still counts as receipt, so that criteria do not change, nothing is referred, and no second " +
      "one is recorded. It goes on when it is resumed, not by itself.",
    body: suspension,
    verb: suspendEnrolment,
  });
  route({
    action: "resume",
    summary: "Resume an enrolment",
    description: "One that was suspended.",
    body: resumption,
    verb: resumeEnrolment,
  });
};
