// The URLs of a program's quotas.
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { etagOf, requiredRevision } from "../http/etag.ts";
import { code } from "../http/wire.ts";
import { listQuotas } from "./list-quotas.ts";
import { putQuotas } from "./put-quotas.ts";
import { newQuotas, quotasAnswer, toQuotasAnswer } from "./quota-schemas.ts";

const tags = ["programs"];
const path = "/v1/programs/:code/quotas";
const params = z.strictObject({ code });

export const quotaRoutes: FastifyPluginAsyncZod = async (app) => {
  app.get(
    path,
    {
      config: { scope: "programs:read", showsRevision: true },
      schema: {
        operationId: "listQuotas",
        tags,
        summary: "Quotas of a program",
        description:
          "How many places there are, are held, and are waited for; with the program's entity tag.",
        params,
        response: { 200: quotasAnswer },
      },
    },
    async (request, reply) => {
      const { quotas, revision } = await listQuotas(request.ctx, request.params.code);
      reply.header("etag", etagOf(revision));
      return toQuotasAnswer(quotas);
    },
  );

  app.put(
    path,
    {
      config: { scope: "programs:write" },
      schema: {
        operationId: "putQuotas",
        tags,
        summary: "Set the quotas of a program",
        description:
          "A referral takes a place in every quota in force that covers its RT. Where one is full, or none covers it, it " +
          "opens as `waitlisted`; a place that is given back goes to the next one by priority, then by age, at once. A " +
          "raised quota gives its places as well; a lowered one takes none away. An area and its first day name a quota: " +
          "one of which places are held may be changed, not left out. Needs the program's entity tag.",
        params,
        headers: z.object({ "if-match": z.string().optional() }),
        body: newQuotas,
        response: { 200: quotasAnswer },
      },
    },
    async (request, reply) => {
      const revision = requiredRevision(request.headers["if-match"]);
      const program = request.params.code;
      await putQuotas(request.ctx, { program, quotas: request.body.quotas, revision });
      const listed = await listQuotas(request.ctx, program);
      reply.header("etag", etagOf(listed.revision));
      return toQuotasAnswer(listed.quotas);
    },
  );
};
