// The URLs of matching runs.
import type { FastifyReply } from "fastify";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { etagOf } from "../http/etag.ts";
import { uuid } from "../http/wire.ts";
import type { CriteriaCache } from "../programs/criteria-in-force.ts";
import { cancelMatchingRun } from "./cancel-matching-run.ts";
import { getMatchingRun, type RunView } from "./get-matching-run.ts";
import { requestMatchingRun } from "./request-matching-run.ts";
import { resumeMatchingRun } from "./resume-matching-run.ts";
import { newRun, runAnswer, toRunAnswer } from "./schemas.ts";

const tags = ["matching-runs"];
const config = { scope: "matching:run" } as const;
const params = z.strictObject({ id: uuid });

function tell(reply: FastifyReply, view: RunView) {
  reply.header("etag", etagOf(view.run.revision));
  return toRunAnswer(view);
}

export const matchingRunRoutes: FastifyPluginAsyncZod<{ criteria: CriteriaCache }> = async (
  app,
  { criteria },
) => {
  app.post(
    "/v1/matching-runs",
    {
      config,
      schema: {
        operationId: "requestMatchingRun",
        tags,
        summary: "Match everybody again",
        description:
          "In the background, some RT at a time, by the criteria in force: stored matches are brought up to date, " +
          "what nobody holds and is no longer eligible is cancelled, what is held is flagged, and nothing opens. " +
          "Publishing a version does this by itself. One run is done at a time; who asks for one that waits already " +
          "gets that one.",
        body: newRun,
        response: { 202: runAnswer },
      },
    },
    async (request, reply) => {
      const view = await requestMatchingRun(request.ctx, criteria, request.body);
      reply.status(202).header("location", `/v1/matching-runs/${view.run.id}`);
      return toRunAnswer(view);
    },
  );

  app.get(
    "/v1/matching-runs/:id",
    {
      config,
      schema: {
        operationId: "getMatchingRun",
        tags,
        summary: "One matching run",
        description: "How far it is, and what it has led to.",
        params,
        response: { 200: runAnswer },
      },
    },
    async (request, reply) => tell(reply, await getMatchingRun(request.ctx, request.params.id)),
  );

  app.post(
    "/v1/matching-runs/:id/cancel",
    {
      config: { ...config, showsRevision: true },
      schema: {
        operationId: "cancelMatchingRun",
        tags,
        summary: "Cancel a matching run",
        description:
          "Whoever it has matched stays matched. One that applies new criteria cannot be cancelled.",
        params,
        response: { 200: runAnswer },
      },
    },
    async (request, reply) => tell(reply, await cancelMatchingRun(request.ctx, request.params.id)),
  );

  app.post(
    "/v1/matching-runs/:id/resume",
    {
      config: { ...config, showsRevision: true },
      schema: {
        operationId: "resumeMatchingRun",
        tags,
        summary: "Resume a matching run",
        description: "A cancelled one goes on where it was; a failed one tries its `failedAreas` again.",
        params,
        response: { 200: runAnswer },
      },
    },
    async (request, reply) => tell(reply, await resumeMatchingRun(request.ctx, request.params.id)),
  );
};
