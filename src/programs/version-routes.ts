// The URLs of the versions of a program.
import type { FastifyReply } from "fastify";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { etagOf, givenRevision, requiredRevision } from "../http/etag.ts";
import { pageOf, pageQuery } from "../http/pagination.ts";
import { code } from "../http/wire.ts";
import { createVersion } from "./create-version.ts";
import { getVersion } from "./get-version.ts";
import { listVersions } from "./list-versions.ts";
import { publishVersion } from "./publish-version.ts";
import { replaceVersion } from "./replace-version.ts";
import { toVersionAnswer, versionAnswer, versionDraft, versionNumber } from "./schemas.ts";
import type { VersionView } from "./version-view.ts";

const tags = ["programs"];
const versionParams = z.strictObject({ code, version: versionNumber });

export const versionRoutes: FastifyPluginAsyncZod = async (app) => {
  app.get(
    "/v1/programs/:code/versions",
    {
      config: { scope: "programs:read" },
      schema: {
        operationId: "listVersions",
        tags,
        summary: "List the versions of a program",
        description: "Drafts, published and retired ones, by number.",
        params: z.strictObject({ code }),
        querystring: z.strictObject(pageQuery),
        response: { 200: pageOf(versionAnswer) },
      },
    },
    async (request) => {
      const page = await listVersions(request.ctx, { code: request.params.code, ...request.query });
      return { ...page, items: page.items.map(toVersionAnswer) };
    },
  );

  app.post(
    "/v1/programs/:code/versions",
    {
      config: { scope: "programs:write" },
      schema: {
        operationId: "createVersion",
        tags,
        summary: "Draft new criteria",
        description:
          "Adds a draft under the next number. Every expression is checked against the catalogue; every fault of " +
          "every criterion comes back with its place.",
        params: z.strictObject({ code }),
        body: versionDraft,
        response: { 201: versionAnswer },
      },
    },
    async (request, reply) => {
      const view = await createVersion(request.ctx, { code: request.params.code, draft: request.body });
      reply.status(201).header("location", `/v1/programs/${view.program}/versions/${view.version}`);
      return tagged(reply, view);
    },
  );

  app.get(
    "/v1/programs/:code/versions/:version",
    {
      config: { scope: "programs:read" },
      schema: {
        operationId: "getVersion",
        tags,
        summary: "One version of a program",
        description: "Its criteria and its standing today, with its entity tag.",
        params: versionParams,
        response: { 200: versionAnswer },
      },
    },
    async (request, reply) => tagged(reply, await getVersion(request.ctx, request.params)),
  );

  app.put(
    "/v1/programs/:code/versions/:version",
    {
      config: { scope: "programs:write" },
      schema: {
        operationId: "replaceVersion",
        tags,
        summary: "Replace a draft",
        description:
          "Needs `If-Match` with the entity tag last read. A published version never changes (409): draft a new one.",
        params: versionParams,
        headers: z.object({ "if-match": z.string().optional() }),
        body: versionDraft,
        response: { 200: versionAnswer },
      },
    },
    async (request, reply) => {
      const revision = requiredRevision(request.headers["if-match"]);
      return tagged(
        reply,
        await replaceVersion(request.ctx, { ...request.params, draft: request.body, revision }),
      );
    },
  );

  app.post(
    "/v1/programs/:code/versions/:version/publish",
    {
      config: { scope: "programs:write" },
      schema: {
        operationId: "publishVersion",
        tags,
        summary: "Publish a draft",
        description:
          "From `effectiveFrom` on, today or later, the version decides; of two with the same day the higher number. " +
          "It never changes again. With `If-Match`, only if the draft is as last read.",
        params: versionParams,
        headers: z.object({ "if-match": z.string().optional() }),
        response: { 200: versionAnswer },
      },
    },
    async (request, reply) => {
      const revision = givenRevision(request.headers["if-match"]);
      return tagged(reply, await publishVersion(request.ctx, { ...request.params, revision }));
    },
  );
};

function tagged(reply: FastifyReply, view: VersionView) {
  reply.header("etag", etagOf(view.revision));
  return toVersionAnswer(view);
}
