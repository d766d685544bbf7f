// The URLs of background jobs.
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { listJobs } from "./list-jobs.ts";
import { retryJob } from "./retry-job.ts";
import { jobAnswer, jobPage, jobParams, jobQuery, toJobAnswer } from "./schemas.ts";

const tags = ["jobs"];

export const jobRoutes: FastifyPluginAsyncZod = async (app) => {
  app.get(
    "/v1/jobs",
    {
      config: { scope: "jobs:manage" },
      schema: {
        operationId: "listJobs",
        tags,
        summary: "Background jobs",
        description: "Jobs that wait, run, or gave up, oldest first. A job that is done is no longer there.",
        querystring: jobQuery,
        response: { 200: jobPage },
      },
    },
    async (request) => {
      const { items, nextCursor } = await listJobs(request.ctx, request.query);
      return { items: items.map(toJobAnswer), nextCursor };
    },
  );

  app.post(
    "/v1/jobs/:id/retry",
    {
      config: { scope: "jobs:manage" },
      schema: {
        operationId: "retryJob",
        tags,
        summary: "Try a job again",
        description: "It is due at once, with all its attempts before it. One that runs is a 409.",
        params: jobParams,
        response: { 200: jobAnswer },
      },
    },
    async (request) => toJobAnswer(await retryJob(request.ctx, request.params.id)),
  );
};
