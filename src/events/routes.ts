// The URL of events.
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { eventViewOf } from "./event.ts";
import { listEvents } from "./list-events.ts";
import { eventPage, eventQuery, toEventAnswer } from "./schemas.ts";

export interface EventRouteOptions {
  /** Numbers what is committed, so that callers see their own writes. */
  readonly catchUp: () => Promise<void>;
  /** The city, as the `source` of its events. */
  readonly source: string;
}

export const eventRoutes: FastifyPluginAsyncZod<EventRouteOptions> = async (app, { catchUp, source }) => {
  app.get(
    "/v1/events",
    {
      config: { scope: "events:read" },
      schema: {
        operationId: "listEvents",
        tags: ["records"],
        summary: "Read events",
        description:
          "What happened, as CloudEvents 1.0 in one order. Keep `nextAfter` and ask again: a reader that does so " +
          "misses none. The coordination team sees all, an agency those of its referrals and enrolments, without " +
          "household and area, an integrator those about no household and no person.",
        querystring: eventQuery,
        response: { 200: eventPage },
      },
    },
    async (request) => {
      await catchUp();
      const { events, nextAfter } = await listEvents(request.ctx, request.query);
      const view = eventViewOf(request.ctx.actor);
      return { items: events.map((event) => toEventAnswer(event, source, view)), nextAfter };
    },
  );
};
