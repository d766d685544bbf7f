// The URLs of agencies.
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { etagOf, requiredRevision } from "../http/etag.ts";
import { pageOf, pageQuery } from "../http/pagination.ts";
import { agencyCode } from "../http/wire.ts";
import { createAgency } from "./create-agency.ts";
import { getAgency } from "./get-agency.ts";
import { listAgencies } from "./list-agencies.ts";
import { replaceAgency } from "./replace-agency.ts";
import { agencyAnswer, agencyReplacement, newAgency, toAgencyAnswer } from "./schemas.ts";

const tags = ["agencies"];

export const agencyRoutes: FastifyPluginAsyncZod = async (app) => {
  app.get(
    "/v1/agencies",
    {
      config: { scope: "agencies:read" },
      schema: {
        operationId: "listAgencies",
        tags,
        summary: "List agencies",
        description: "The offices that deliver programs, by code.",
        querystring: z.strictObject(pageQuery),
        response: { 200: pageOf(agencyAnswer) },
      },
    },
    async (request) => {
      const page = await listAgencies(request.ctx, request.query);
      return { ...page, items: page.items.map(toAgencyAnswer) };
    },
  );

  app.post(
    "/v1/agencies",
    {
      config: { scope: "agencies:write" },
      schema: {
        operationId: "createAgency",
        tags,
        summary: "Add an agency",
        description: "Adds an office; programs may then name it as lead, alternate or supporting.",
        body: newAgency,
        response: { 201: agencyAnswer },
      },
    },
    async (request, reply) => {
      const agency = await createAgency(request.ctx, request.body);
      reply
        .status(201)
        .header("location", `/v1/agencies/${agency.code}`)
        .header("etag", etagOf(agency.revision));
      return toAgencyAnswer(agency);
    },
  );

  app.get(
    "/v1/agencies/:code",
    {
      config: { scope: "agencies:read" },
      schema: {
        operationId: "getAgency",
        tags,
        summary: "One agency",
        description: "One office by its code, with its entity tag.",
        params: z.strictObject({ code: agencyCode }),
        response: { 200: agencyAnswer },
      },
    },
    async (request, reply) => {
      const agency = await getAgency(request.ctx, request.params.code);
      reply.header("etag", etagOf(agency.revision));
      return toAgencyAnswer(agency);
    },
  );

  app.put(
    "/v1/agencies/:code",
    {
      config: { scope: "agencies:write" },
      schema: {
        operationId: "replaceAgency",
        tags,
        summary: "Replace an agency",
        description: "Replaces name and contact; needs `If-Match` with the entity tag last read.",
        params: z.strictObject({ code: agencyCode }),
        headers: z.object({ "if-match": z.string().optional() }),
        body: agencyReplacement,
        response: { 200: agencyAnswer },
      },
    },
    async (request, reply) => {
      const revision = requiredRevision(request.headers["if-match"]);
      const agency = await replaceAgency(request.ctx, {
        code: request.params.code,
        ...request.body,
        revision,
      });
      reply.header("etag", etagOf(agency.revision));
      return toAgencyAnswer(agency);
    },
  );
};
