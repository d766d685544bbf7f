// The URLs of what is done with one enrolment: an action each, all answered alike.
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import type { Context } from "../context.ts";
import { etagOf, givenRevision } from "../http/etag.ts";
import { uuid } from "../http/wire.ts";
import { endEnrolment } from "./end-enrolment.ts";
import type { Enrolment } from "./enrolment.ts";
import type { EnrolmentAction } from "./lifecycle.ts";
import type { MoveTarget, ReasonFault } from "./move-enrolment.ts";
import { resumeEnrolment } from "./resume-enrolment.ts";
import { enrolmentAnswer, ending, resumption, suspension, toEnrolmentAnswer } from "./schemas.ts";
import { suspendEnrolment } from "./suspend-enrolment.ts";

interface ActionRoute<Body extends z.ZodType> {
  readonly action: EnrolmentAction;
  readonly summary: string;
  readonly description: string;
  readonly body: Body;
  readonly verb: (
    ctx: Context,
    input: z.infer<Body> & MoveTarget,
    reasonFault: ReasonFault,
  ) => Promise<Enrolment>;
}

export const enrolmentActionRoutes: FastifyPluginAsyncZod<{ reasonFault: ReasonFault }> = async (
  app,
  { reasonFault },
) => {
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

  function route<Body extends z.ZodType<object>>(given: ActionRoute<Body>): void {
    app.post(
      `/v1/enrolments/:id/${given.action}`,
      {
        config: { scope: "enrolments:write" },
        schema: {
          operationId: `${given.action}Enrolment`,
          tags: ["enrolments"],
          summary: given.summary,
          description:
            `${given.description} By the coordination team, or the agency that it is of. With \`If-Match\`, only if the ` +
            "enrolment is as last read.",
          params: z.strictObject({ id: uuid }),
          headers: z.object({ "if-match": z.string().optional() }),
          body: given.body,
          response: { 200: enrolmentAnswer },
        },
      },
      async (request, reply) => {
        const revision = givenRevision(request.headers["if-match"]);
        const body = request.body as z.infer<Body>;
        const target = { ...body, id: request.params.id, revision };
        const enrolment = await given.verb(request.ctx, target, reasonFault);
        reply.header("etag", etagOf(enrolment.revision));
        return toEnrolmentAnswer(enrolment);
      },
    );
  }
};
