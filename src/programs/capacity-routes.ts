// The URL by which agencies say whether they take more of a program's referrals.
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { etagOf, givenRevision } from "../http/etag.ts";
import { agencyCode, code } from "../http/wire.ts";
import { agencyCapacity, programAnswer, toProgramAnswer } from "./schemas.ts";
import { setAgencyCapacity } from "./set-agency-capacity.ts";

export const capacityRoutes: FastifyPluginAsyncZod = async (app) => {
  app.put(
    "/v1/programs/:code/agencies/:agency/capacity",
    {
      config: { scope: "referrals:work" },
      schema: {
        operationId: "setAgencyCapacity",
        tags: ["programs"],
        summary: "Say whether an agency takes more",
        description:
          "For the agency itself, of a program that it leads or is an alternate of, and for the coordination team. New " +
          "referrals are routed by it; what is offered or held already stays. With `If-Match`, only if the program is " +
          "as last read.",
        params: z.strictObject({ code, agency: agencyCode }),
        headers: z.object({ "if-match": z.string().optional() }),
        body: agencyCapacity,
        response: { 200: programAnswer },
      },
    },
    async (request, reply) => {
      const revision = givenRevision(request.headers["if-match"]);
      const program = await setAgencyCapacity(request.ctx, { ...request.params, ...request.body, revision });
      reply.header("etag", etagOf(program.revision));
      return toProgramAnswer(program);
    },
  );
};
