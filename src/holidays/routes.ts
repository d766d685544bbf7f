// The URLs of holidays.
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { pageOf, wholePageQuery } from "../http/pagination.ts";
import { isoDate } from "../http/wire.ts";
import { listHolidays } from "./list-holidays.ts";
import { putHoliday } from "./put-holiday.ts";
import { removeHoliday } from "./remove-holiday.ts";
import { holidayAnswer, newHoliday, toHolidayAnswer } from "./schemas.ts";

const tags = ["catalogues"];
const params = z.strictObject({ date: isoDate.describe("A date in Jakarta") });

export const holidayRoutes: FastifyPluginAsyncZod = async (app) => {
  app.get(
    "/v1/holidays",
    {
      config: { scope: "programs:read" },
      schema: {
        operationId: "listHolidays",
        tags,
        summary: "List holidays",
        description:
          "The dates that are no working days beside Saturdays and Sundays, by date. Empty until the city enters " +
          "them from each year's decree, days of collective leave too.",
        querystring: z.strictObject(wholePageQuery),
        response: { 200: pageOf(holidayAnswer) },
      },
    },
    async (request) => {
      const page = await listHolidays(request.ctx, request.query);
      return { ...page, items: page.items.map(toHolidayAnswer) };
    },
  );

  app.put(
    "/v1/holidays/:date",
    {
      config: { scope: "settings:write" },
      schema: {
        operationId: "putHoliday",
        tags,
        summary: "Enter a holiday",
        description:
          "The date is no working day from now on; one that is on record is replaced. Due times that are already " +
          "set stay as they are. Needs no `If-Match`.",
        params,
        body: newHoliday,
        response: { 200: holidayAnswer },
      },
    },
    async (request) => {
      const holiday = await putHoliday(request.ctx, { ...request.params, ...request.body });
      return toHolidayAnswer(holiday);
    },
  );

  app.delete(
    "/v1/holidays/:date",
    {
      config: { scope: "settings:write" },
      schema: {
        operationId: "removeHoliday",
        tags,
        summary: "Take a holiday away",
        description:
          "The date is a working day again, unless it is a Saturday or a Sunday. Due times that are already set " +
          "stay as they are.",
        params,
        response: { 204: z.null().describe("Taken away") },
      },
    },
    async (request, reply) => {
      await removeHoliday(request.ctx, request.params.date);
      return reply.status(204).send(null);
    },
  );
};
