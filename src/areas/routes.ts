// The URLs of areas.
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { etagOf } from "../http/etag.ts";
import { preferredLanguage } from "../http/language.ts";
import { pageOf, pageQuery } from "../http/pagination.ts";
import { toWarnings } from "../http/warnings.ts";
import { areaCode, areaCodeOrAlias } from "../http/wire.ts";
import { createArea } from "./create-area.ts";
import { getArea } from "./get-area.ts";
import { listAreas } from "./list-areas.ts";
import { recordAreaIndicators } from "./record-area-indicators.ts";
import {
  areaAnswer,
  areaLevel,
  areaListed,
  areaObservation,
  newArea,
  observedAreaAnswer,
  toAreaAnswer,
  toAreaListed,
} from "./schemas.ts";

const tags = ["areas"];

export const areaRoutes: FastifyPluginAsyncZod = async (app) => {
  app.get(
    "/v1/areas",
    {
      config: { scope: "areas:read" },
      schema: {
        operationId: "listAreas",
        tags,
        summary: "List areas",
        description: "City, districts, villages and RT by code; of one level, or directly below one parent.",
        querystring: z.strictObject({
          level: areaLevel.optional().describe("Only areas of this level"),
          parent: areaCode.optional().describe("Code of the area directly above"),
          ...pageQuery,
        }),
        response: { 200: pageOf(areaListed) },
      },
    },
    async (request) => {
      const page = await listAreas(request.ctx, request.query);
      return { ...page, items: page.items.map(toAreaListed) };
    },
  );

  app.post(
    "/v1/areas",
    {
      config: { scope: "areas:write" },
      schema: {
        operationId: "createArea",
        tags,
        summary: "Add an RT",
        description:
          "Adds an RT to a village, or confirms one that was made on first use. Sent by the coordination team or " +
          "by a field officer of the village it is confirmed, otherwise it waits to be.",
        body: newArea,
        response: { 201: areaAnswer },
      },
    },
    async (request, reply) => {
      const view = await createArea(request.ctx, request.body);
      reply
        .status(201)
        .header("location", `/v1/areas/${view.area.code}`)
        .header("etag", etagOf(view.area.revision));
      return toAreaAnswer(view);
    },
  );

  app.get(
    "/v1/areas/:code",
    {
      config: { scope: "areas:read" },
      schema: {
        operationId: "getArea",
        tags,
        summary: "One area",
        description:
          "One area by its code, or by the statistics office's or a former one: the answer carries the code in use. " +
          "An RT comes with its facts and with what its registered households add up to.",
        params: z.strictObject({ code: areaCodeOrAlias }),
        response: { 200: areaAnswer },
      },
    },
    async (request, reply) => {
      const view = await getArea(request.ctx, request.params.code);
      reply.header("etag", etagOf(view.area.revision));
      return toAreaAnswer(view);
    },
  );

  app.put(
    "/v1/areas/:code/indicators",
    {
      config: { scope: "areas:write", showsRevision: true },
      schema: {
        operationId: "recordAreaIndicators",
        tags,
        summary: "Record what was observed of an RT",
        description:
          "Named facts overwrite, `null` clears, others stay. An older observation, or an unverified one against a " +
          "verified, only fills what is absent; what is kept comes back as a warning. Needs no `If-Match`. An " +
          "unknown RT of a known village is made.",
        params: z.strictObject({ code: areaCodeOrAlias.meta({ examples: ["15.71.08.1003.012"] }) }),
        body: areaObservation,
        response: { 200: observedAreaAnswer },
      },
    },
    async (request, reply) => {
      const observed = await recordAreaIndicators(request.ctx, {
        code: request.params.code,
        ...request.body,
      });
      reply.header("etag", etagOf(observed.area.revision));
      const language = preferredLanguage(request.headers["accept-language"]);
      return { ...toAreaAnswer(observed), warnings: toWarnings(observed.warnings, language) };
    },
  );
};
