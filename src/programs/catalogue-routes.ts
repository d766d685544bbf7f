// The URLs of the catalogue of indicators and of settings.
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { pageOf, wholePageQuery } from "../http/pagination.ts";
import {
  indicatorAnswer,
  level,
  newSettingValue,
  settingAnswer,
  settingName,
  toIndicatorAnswer,
  toSettingAnswer,
} from "./catalogue-schemas.ts";
import { listIndicators } from "./list-indicators.ts";
import { listSettings } from "./list-settings.ts";
import { putSetting } from "./put-setting.ts";

const tags = ["catalogues"];

export const catalogueRoutes: FastifyPluginAsyncZod = async (app) => {
  app.get(
    "/v1/indicators",
    {
      config: { scope: "programs:read" },
      schema: {
        operationId: "listIndicators",
        tags,
        summary: "List indicators",
        description: "Everything that criteria may ask, by level: its type, codes, applicability and origin.",
        querystring: z.strictObject({
          level: level.optional().describe("Only indicators that say something of this"),
          ...wholePageQuery,
        }),
        response: { 200: pageOf(indicatorAnswer) },
      },
    },
    async (request) => {
      const page = listIndicators(request.ctx, request.query);
      return { ...page, items: page.items.map(toIndicatorAnswer) };
    },
  );

  app.get(
    "/v1/settings",
    {
      config: { scope: "programs:read" },
      schema: {
        operationId: "listSettings",
        tags,
        summary: "List settings",
        description: "The dated values that criteria ask as `setting.*`, such as the minimum wage, by name.",
        querystring: z.strictObject(wholePageQuery),
        response: { 200: pageOf(settingAnswer) },
      },
    },
    async (request) => {
      const page = await listSettings(request.ctx, request.query);
      return { ...page, items: page.items.map(toSettingAnswer) };
    },
  );

  app.put(
    "/v1/settings/:name",
    {
      config: { scope: "settings:write" },
      schema: {
        operationId: "putSetting",
        tags,
        summary: "Enter the value of a setting",
        description:
          "Sets the value from `effectiveFrom` on; a value of the same day is replaced, others stay. Everyone is " +
          "matched by it at the next run. Needs no `If-Match`.",
        params: z.strictObject({ name: settingName }),
        body: newSettingValue,
        response: { 200: settingAnswer },
      },
    },
    async (request) => {
      const setting = await putSetting(request.ctx, { name: request.params.name, ...request.body });
      return toSettingAnswer(setting);
    },
  );
};
