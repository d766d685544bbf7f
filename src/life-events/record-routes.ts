// The URLs of a life event once it is on record: reading and undoing it.
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { etagOf } from "../http/etag.ts";
import { uuid } from "../http/wire.ts";
import { getLifeEvent } from "./get-life-event.ts";
import { revisionOf } from "./life-event.ts";
import { revertLifeEvent } from "./revert-life-event.ts";
import { lifeEventAnswer, revertBody, toLifeEventAnswer } from "./schemas.ts";

const tags = ["life-events"];
const params = z.strictObject({ id: uuid });

export const lifeEventRecordRoutes: FastifyPluginAsyncZod = async (app) => {
  app.post(
    "/v1/life-events/:id/revert",
    {
      config: { scope: "households:transfer", showsRevision: true },
      schema: {
        operationId: "revertLifeEvent",
        tags,
        summary: "Undo a life event",
        description:
          "Within 30 days, while nothing that depends on it has changed since: else 409, and `changed` names what. " +
          "Members, numbers and what was handed over go back, and enrolments that a merge ended go on; facts that came " +
          "with the event stay, and referrals that it cancelled.",
        params,
        body: revertBody,
        response: { 200: lifeEventAnswer },
      },
    },
    async (request, reply) => {
      const input = { id: request.params.id, ...request.body };
      const event = await revertLifeEvent(request.ctx, input);
      reply.header("etag", etagOf(revisionOf(event)));
      return toLifeEventAnswer(event);
    },
  );

  app.get(
    "/v1/life-events/:id",
    {
      config: { scope: "households:write" },
      schema: {
        operationId: "getLifeEvent",
        tags,
        summary: "One life event",
        description: "For those who see a household that it touched.",
        params,
        response: { 200: lifeEventAnswer },
      },
    },
    async (request, reply) => {
      const event = await getLifeEvent(request.ctx, request.params.id);
      reply.header("etag", etagOf(revisionOf(event)));
      return toLifeEventAnswer(event);
    },
  );
};
