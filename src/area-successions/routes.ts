// The URLs of successions: RT that are another RT now.
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { etagOf, givenRevision } from "../http/etag.ts";
import { pageOf, pageQuery } from "../http/pagination.ts";
import { getAreaSuccession } from "./get-area-succession.ts";
import { listAreaSuccessions } from "./list-area-successions.ts";
import { recordAreaSuccession } from "./record-area-succession.ts";
import { removeAreaSuccession } from "./remove-area-succession.ts";
import { formerCode, newSuccession, successionAnswer, toSuccessionAnswer } from "./schemas.ts";

const tags = ["areas"];
const params = z.strictObject({ formerCode });
const ifMatch = z.object({ "if-match": z.string().optional() });

export const areaSuccessionRoutes: FastifyPluginAsyncZod = async (app) => {
  app.get(
    "/v1/area-successions",
    {
      config: { scope: "areas:read" },
      schema: {
        operationId: "listAreaSuccessions",
        tags,
        summary: "List former RT",
        description:
          "RT that are another RT now, such as those that came to a new village, by their former code. Empty until " +
          "the city records them.",
        querystring: z.strictObject(pageQuery),
        response: { 200: pageOf(successionAnswer) },
      },
    },
    async (request) => {
      const page = await listAreaSuccessions(request.ctx, request.query);
      return { ...page, items: page.items.map(toSuccessionAnswer) };
    },
  );

  app.get(
    "/v1/area-successions/:formerCode",
    {
      config: { scope: "areas:read" },
      schema: {
        operationId: "getAreaSuccession",
        tags,
        summary: "What became of a former RT",
        description: "The RT that a former one is now, with its entity tag.",
        params,
        response: { 200: successionAnswer },
      },
    },
    async (request, reply) => {
      const succession = await getAreaSuccession(request.ctx, request.params.formerCode);
      reply.header("etag", etagOf(succession.revision));
      return toSuccessionAnswer(succession);
    },
  );

  app.put(
    "/v1/area-successions/:formerCode",
    {
      config: { scope: "areas:write" },
      schema: {
        operationId: "recordAreaSuccession",
        tags,
        summary: "Record that an RT is another one now",
        description:
          "From then on whatever names the former RT means the other one: intakes, files, screenings, indicators, " +
          "filters. Its households move there at once, with their history, referrals and holds, and so do the facts " +
          "observed of it, by the rule of observations. Referrals about the former RT itself are cancelled, or flagged " +
          "where an agency holds them. Quotas of the former RT are the other one's, added to one of the same period; where " +
          "periods overlap and differ, nothing is done and a 422 names them. A new one is a 201 and needs no `If-Match`; " +
          "to change one send the entity tag last read: households that have moved stay where they are. The successor is no former RT itself.",
        params,
        headers: ifMatch,
        body: newSuccession,
        response: { 200: successionAnswer, 201: successionAnswer },
      },
    },
    async (request, reply) => {
      const { succession, created } = await recordAreaSuccession(request.ctx, {
        ...request.params,
        ...request.body,
        ifMatch: request.headers["if-match"],
      });
      reply.status(created ? 201 : 200).header("etag", etagOf(succession.revision));
      if (created) reply.header("location", `/v1/area-successions/${succession.formerCode}`);
      return toSuccessionAnswer(succession);
    },
  );

  app.delete(
    "/v1/area-successions/:formerCode",
    {
      config: { scope: "areas:write" },
      schema: {
        operationId: "removeAreaSuccession",
        tags,
        summary: "Take back that an RT is another one",
        description:
          "Takes the rule away and nothing else: households and facts that have moved stay where they are. The former " +
          "code is an RT of its own again. With `If-Match`, only if the record is as last read.",
        params,
        headers: ifMatch,
        response: { 204: z.null().describe("Taken away") },
      },
    },
    async (request, reply) => {
      const revision = givenRevision(request.headers["if-match"]);
      await removeAreaSuccession(request.ctx, { ...request.params, revision });
      return reply.status(204).send(null);
    },
  );
};
