// The URLs of enrolments.
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { etagOf } from "../http/etag.ts";
import { pageOf, pageQuery } from "../http/pagination.ts";
import { uuid } from "../http/wire.ts";
import { enrolmentActionRoutes } from "./action-routes.ts";
import { getEnrolment } from "./get-enrolment.ts";
import { listEnrolments } from "./list-enrolments.ts";
import type { ReasonFault } from "./move-enrolment.ts";
import { recordEnrolment } from "./record-enrolment.ts";
import { enrolmentAnswer, enrolmentFilters, newEnrolment, toEnrolmentAnswer } from "./schemas.ts";

const tags = ["enrolments"];

export const enrolmentRoutes: FastifyPluginAsyncZod<{ reasonFault: ReasonFault }> = async (app, options) => {
  app.get(
    "/v1/enrolments",
    {
      config: { scope: "enrolments:read" },
      schema: {
        operationId: "listEnrolments",
        tags,
        summary: "List enrolments",
        description:
          "Who receives what, by the time of the last change. An agency sees its own, and those that no agency " +
          "is named for in the programs it delivers.",
        querystring: z.strictObject({ ...pageQuery, ...enrolmentFilters }),
        response: { 200: pageOf(enrolmentAnswer) },
      },
    },
    async (request) => {
      const { updatedAfter, ...query } = request.query;
      const page = await listEnrolments(request.ctx, {
        ...query,
        updatedAfter: updatedAfter === undefined ? undefined : new Date(updatedAfter),
      });
      return { ...page, items: page.items.map(toEnrolmentAnswer) };
    },
  );

  app.post(
    "/v1/enrolments",
    {
      config: { scope: "enrolments:write" },
      schema: {
        operationId: "recordEnrolment",
        tags,
        summary: "Record an enrolment",
        description:
          "Records that a subject receives a program, beside any referral. One running enrolment a program and " +
          "subject; an unfinished referral of the same program and subject is completed by it: an agency leaves that " +
          "to the one that works it.",
        body: newEnrolment,
        response: { 201: enrolmentAnswer },
      },
    },
    async (request, reply) => {
      const enrolment = await recordEnrolment(request.ctx, request.body);
      reply
        .status(201)
        .header("location", `/v1/enrolments/${enrolment.id}`)
        .header("etag", etagOf(enrolment.revision));
      return toEnrolmentAnswer(enrolment);
    },
  );

  app.get(
    "/v1/enrolments/:id",
    {
      config: { scope: "enrolments:read" },
      schema: {
        operationId: "getEnrolment",
        tags,
        summary: "One enrolment",
        description: "One enrolment by its id, with its entity tag.",
        params: z.strictObject({ id: uuid }),
        response: { 200: enrolmentAnswer },
      },
    },
    async (request, reply) => {
      const enrolment = await getEnrolment(request.ctx, request.params.id);
      reply.header("etag", etagOf(enrolment.revision));
      return toEnrolmentAnswer(enrolment);
    },
  );

  await app.register(enrolmentActionRoutes, options);
};
