// The URL of releases.
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { areaCodeOrAlias, code } from "../http/wire.ts";
import type { CriteriaCache } from "../programs/criteria-in-force.ts";
import { releaseSubjects } from "./release-subjects.ts";

const newRelease = z
  .strictObject({
    limit: z.number().int().min(1).max(1000).describe("How many are offered the program at most"),
    area: areaCodeOrAlias.optional().describe("An area, by its code or an alias, and everything below it"),
    dryRun: z.boolean().default(false).describe("Says what would be done, and does nothing"),
  })
  .meta({ id: "NewRelease", examples: [{ limit: 100, area: "15.71.08" }] });

const releaseAnswer = z
  .strictObject({
    dryRun: z.boolean(),
    opened: z.number().int().describe("Referrals that were opened, or would be"),
    left: z.number().int().describe("Eligible subjects without an offer that are left"),
  })
  .meta({ id: "Release", examples: [{ dryRun: false, opened: 100, left: 312 }] });

export const releaseRoutes: FastifyPluginAsyncZod<{ criteria: CriteriaCache }> = async (
  app,
  { criteria },
) => {
  app.post(
    "/v1/programs/:code/releases",
    {
      config: { scope: "referrals:manage" },
      schema: {
        operationId: "releaseSubjects",
        tags: ["programs"],
        summary: "Release eligible subjects",
        description:
          "Offers the program to eligible subjects who have no offer yet, by priority, up to a number and to the places " +
          "that are free in its quotas: programs that refer `on-request`, and whoever became eligible by a file or a " +
          "new version, are offered it this way. Only once the program's recipients are declared loaded.",
        params: z.strictObject({ code }),
        body: newRelease,
        response: { 200: releaseAnswer },
      },
    },
    async (request) => {
      const { dryRun } = request.body;
      const asked = { ...request.body, program: request.params.code };
      return { dryRun, ...(await releaseSubjects(request.ctx, criteria, asked)) };
    },
  );
};
