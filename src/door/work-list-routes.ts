// The URL of the work list: for agencies that have no software of their own.
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { sendCsv } from "../http/send-csv.ts";
import { areaCodeOrAlias, code } from "../http/wire.ts";
import type { CriteriaCache } from "../programs/criteria-in-force.ts";
import { listWork } from "./list-work.ts";
import { workListAnswers, workListShown } from "./work-list-columns.ts";

const exampleLine =
  "0198c0de-7a00-7000-8000-000000000005,jambi-cerdas,requested,2026-07-01,2026-07-08,,person,Anak Contoh,2016-05-20," +
  "************0001,************0003,Ibu Contoh,15.71.08.1003.012,Jalan Contoh 1,,accept|decline,,,,,,,,,,";
const example = `${["referral_id", ...workListShown, ...workListAnswers].join(",")}\r\n${exampleLine}\r\n`;
const workListAnswer = z.string().meta({ examples: [example] });

export const workListRoutes: FastifyPluginAsyncZod<{ criteria: CriteriaCache }> = async (
  app,
  { criteria },
) => {
  app.get(
    "/v1/referrals/work-list",
    {
      config: { scope: "referrals:read" },
      schema: {
        operationId: "listWork",
        tags: ["referrals"],
        summary: "The work list as a table",
        description:
          "As CSV: the unfinished referrals that the caller can act on, with the household as far as it sees it, and " +
          "columns to fill in. Sent back as an import of kind `referral-actions`, each row is done. Numbers are masked " +
          "unless a caller with `pii:read` sends `X-Purpose`.",
        querystring: z.strictObject({
          program: code.optional().describe("Code of the program that is offered"),
          area: areaCodeOrAlias
            .optional()
            .describe("An area, by its code or an alias, and everything below it"),
          overdue: z
            .literal("true")
            .transform(() => true)
            .optional()
            .describe("Only those whose due time has passed"),
        }),
        headers: z.object({
          "x-purpose": z.string().optional().describe("Why numbers are asked for; kept in the audit trail"),
        }),
        response: { 200: { description: "Done", content: { "text/csv": { schema: workListAnswer } } } },
      },
    },
    async (request, reply) => {
      const lines = listWork(request.ctx, criteria, request.query);
      return sendCsv(reply, lines);
    },
  );
};
