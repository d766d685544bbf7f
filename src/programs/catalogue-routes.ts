// The URLs of the catalogue of indicators and of settings.
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { pageOf, pageQuery } from "../http/pagination.ts";
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
          level: level.optional(),
          ...pageQuery,
          // The whole catalogue fits one page, which is what most callers want of it.
          limit: z.coerce.number().int().min(1).max(200).default(200).describe("Items a page, at most 200"),
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
        description:
          "The dated values that criteria ask as `setting.*`, such as the minimum wage. All in one page.",
        response: { 200: pageOf(settingAnswer) },
      },
    },
    async (request) => {
      const settings = await listSettings(request.ctx);
      return { items: settings.map(toSettingAnswer), nextCursor: null };
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
