// The URL of events.
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import type { Database } from "../database/statement.ts";
import { awaitEvents } from "./await-events.ts";
import { eventViewOf } from "./event.ts";
import { toEventAnswer } from "./event-answer.ts";
import { selectLastSequence } from "./event-query.ts";
import { createEventTail } from "./event-tail.ts";
import { eventPage, eventQuery } from "./schemas.ts";

export interface EventRouteOptions {
  /** Numbers what is committed, so that callers see their own writes. */
  readonly catchUp: () => Promise<void>;
  /** The city, as the `source` of its events. */
  readonly source: string;
  readonly db: Database;
}

export const eventRoutes: FastifyPluginAsyncZod<EventRouteOptions> = async (app, { catchUp, source, db }) => {
  const newest = () => catchUp().then(() => selectLastSequence(db));
  const tail = createEventTail({ newest });
  app.addHook("preClose", async () => tail.stop());

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
          "misses none. With `wait` the answer comes when there is something to tell, or when the time is over. The coordination team sees all, an agency those of its referrals and enrolments, without " +
          "household and area, an integrator those about no household and no person.",
        querystring: eventQuery,
        response: { 200: eventPage },
      },
    },
    async (request, reply) => {
      const left = new AbortController();
      reply.raw.once("close", () => left.abort());
      await catchUp();
      const asked = { ...request.query, signal: left.signal };
      const { events, nextAfter } = await awaitEvents(request.ctx, tail, asked);
      const view = eventViewOf(request.ctx.actor);
      return { items: events.map((event) => toEventAnswer(event, source, view)), nextAfter };
    },
  );
};
