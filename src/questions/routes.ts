// The URLs of questions: what to ask first, of one household and in an area.
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { areaCodeOrAlias, uuid } from "../http/wire.ts";
import type { CriteriaCache } from "../programs/criteria-in-force.ts";
import { getHouseholdQuestions } from "./get-household-questions.ts";
import { listAreaQuestions } from "./list-area-questions.ts";
import { areaQuestions, householdQuestions, toAreaQuestion, toHouseholdQuestion } from "./schemas.ts";

const tags = ["verifications"];

export const questionRoutes: FastifyPluginAsyncZod<{ criteria: CriteriaCache }> = async (
  app,
  { criteria },
) => {
  app.get(
    "/v1/households/:id/questions",
    {
      config: { scope: "households:verify" },
      schema: {
        operationId: "getHouseholdQuestions",
        tags,
        summary: "What to ask a household first",
        description:
          "The missing facts of the household, its members and its RT, ranked by how many programs they would " +
          "determine: each is tried with every answer that criteria can tell apart. A number or a date is tried with " +
          "what criteria name, its neighbours, and its bounds.",
        params: z.strictObject({ id: uuid }),
        response: { 200: householdQuestions },
      },
    },
    async (request) => {
      const questions = await getHouseholdQuestions(request.ctx, criteria, request.params.id);
      return { items: questions.map(toHouseholdQuestion) };
    },
  );

  app.get(
    "/v1/areas/:code/questions",
    {
      config: { scope: "households:verify" },
      schema: {
        operationId: "listAreaQuestions",
        tags,
        summary: "What to ask in an area first",
        description:
          "Of everybody in an RT or a village, and of its RT: the facts that would determine most matches where " +
          "they are missing, found as for one household.",
        params: z.strictObject({ code: areaCodeOrAlias }),
        response: { 200: areaQuestions },
      },
    },
    async (request) => {
      const questions = await listAreaQuestions(request.ctx, criteria, request.params.code);
      return { items: questions.map(toAreaQuestion) };
    },
  );
};
