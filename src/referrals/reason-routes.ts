// The URLs of the reasons for what is done with referrals.
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { pageOf, pageQuery } from "../http/pagination.ts";
import { reasonCode } from "../http/wire.ts";
import { listReasons } from "./list-reasons.ts";
import { putReason } from "./put-reason.ts";
import { newReason, reasonAnswer, toReasonAnswer } from "./schemas.ts";

export const reasonRoutes: FastifyPluginAsyncZod = async (app) => {
  app.get(
    "/v1/reasons",
    {
      config: { scope: "programs:read" },
      schema: {
        operationId: "listReasons",
        tags: ["catalogues"],
        summary: "List reasons",
        description: "By code, with the actions each may be given for and what a decline for it does.",
        querystring: z.strictObject(pageQuery),
        response: { 200: pageOf(reasonAnswer) },
      },
    },
    async (request) => {
      const page = await listReasons(request.ctx, request.query);
      return { ...page, items: page.items.map(toReasonAnswer) };
    },
  );

  app.put(
    "/v1/reasons/:code",
    {
      config: { scope: "settings:write" },
      schema: {
        operationId: "putReason",
        tags: ["catalogues"],
        summary: "Enter a reason",
        description:
          "Its label in both languages, what it may be given for, and what follows from it; one that is on record is " +
          "replaced. What was decided for it stays as it was decided. Needs no `If-Match`.",
        params: z.strictObject({ code: reasonCode }),
        body: newReason,
        response: { 200: reasonAnswer },
      },
    },
    async (request) => toReasonAnswer(await putReason(request.ctx, { ...request.params, ...request.body })),
  );
};
