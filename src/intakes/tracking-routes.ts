// The URL of tracking: for everybody who has a code, and for nobody too often.
import rateLimit from "@fastify/rate-limit";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { Problem } from "../problem.ts";
import { trackIntake, type TrackingParts } from "./track-intake.ts";
import { toTrackingAnswer, trackingAnswer } from "./tracking-schemas.ts";

export interface TrackingRouteOptions extends TrackingParts {
  /** Requests that one address may make in a minute. */
  readonly perMinute: number;
}

const minuteMs = 60_000;
const none = { "x-ratelimit-limit": false, "x-ratelimit-remaining": false, "x-ratelimit-reset": false };

export const trackingRoutes: FastifyPluginAsyncZod<TrackingRouteOptions> = async (app, options) => {
  // Counted in the memory of this process, by address.
  await app.register(rateLimit, {
    global: false,
    addHeadersOnExceeding: none,
    addHeaders: { ...none, "retry-after": true },
    errorResponseBuilder: () => new Problem("too-many-requests"),
  });
  app.get(
    "/v1/tracking/:code",
    {
      config: { scope: "public", rateLimit: { max: options.perMinute, timeWindow: minuteMs } },
      schema: {
        operationId: "trackIntake",
        tags: ["intakes"],
        summary: "What became of an intake",
        description:
          "For whoever has the `trackingCode` that the intake was answered with: states and days, and nothing about " +
          "anybody. Needs no token; one address may ask some times a minute (429).",
        params: z.strictObject({
          code: z
            .string()
            .max(100)
            .describe("Upper or lower case, with hyphens or without")
            .meta({ examples: ["7K2M-9QXA-04TB-ZZ1H"] }),
        }),
        response: { 200: trackingAnswer },
      },
    },
    async (request) => toTrackingAnswer(await trackIntake(options, request.params.code)),
  );
};
