// The URL of an agency's performance.
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { agencyCode, isoDate } from "../http/wire.ts";
import { getPerformance } from "./get-performance.ts";

const count = z.number().int();
const time = z
  .strictObject({ median: z.number().nullable(), p90: z.number().nullable() })
  .describe("Hours of the calendar; null where there was none");

const performanceAnswer = z
  .strictObject({
    agency: agencyCode,
    from: isoDate,
    to: isoDate,
    offered: count.describe("Referrals opened in the period that it was asked for"),
    accepted: count,
    completed: count,
    failed: count,
    declined: z.record(z.string(), count).describe("By the code of the reason"),
    overdue: count.describe("As of now, while it is the agency's turn"),
    missed: count.describe("Due times that passed in the period"),
    hoursToAccept: time,
    hoursToComplete: time,
  })
  .meta({
    id: "Performance",
    examples: [
      {
        ...{ agency: "disdik", from: "2026-04-03", to: "2026-07-01" },
        ...{ offered: 120, accepted: 96, completed: 61, failed: 3 },
        ...{ declined: { "no-capacity": 9, "client-refused": 4 }, overdue: 5, missed: 14 },
        hoursToAccept: { median: 20.5, p90: 71 },
        hoursToComplete: { median: 190, p90: 420.25 },
      },
    ],
  });

export const performanceRoutes: FastifyPluginAsyncZod = async (app) => {
  app.get(
    "/v1/agencies/:code/performance",
    {
      config: { scope: "referrals:read" },
      schema: {
        operationId: "getPerformance",
        tags: ["agencies"],
        summary: "How an agency has done",
        description:
          "What it was offered in a period, took up, completed and declined, what it let pass its due time, and how long " +
          "it took. The coordination team sees every agency, an agency itself.",
        params: z.strictObject({ code: agencyCode }),
        querystring: z.strictObject({
          from: isoDate.optional().describe("First day in Jakarta; 90 days up to the last unless given"),
          to: isoDate.optional().describe("Last day; today unless given"),
        }),
        response: { 200: performanceAnswer },
      },
    },
    async (request) => {
      const { code: agency } = request.params;
      const done = await getPerformance(request.ctx, { agency, ...request.query });
      const { acceptMedian, acceptP90, completeMedian, completeP90, ...counts } = done;
      return {
        ...{ agency, ...counts, declined: { ...counts.declined } },
        hoursToAccept: { median: acceptMedian, p90: acceptP90 },
        hoursToComplete: { median: completeMedian, p90: completeP90 },
      };
    },
  );
};
