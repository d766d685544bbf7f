// The URLs of deliveries.
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { listDeliveries } from "./list-deliveries.ts";
import { replayDelivery } from "./replay-delivery.ts";
import { replaySince } from "./replay-since.ts";
import {
  deliveryAnswer,
  deliveryPage,
  deliveryParams,
  deliveryQuery,
  newReplay,
  replayAnswer,
  toDeliveryAnswer,
  webhookParams,
} from "./schemas.ts";

const tags = ["webhooks"];
const scope = "webhooks:manage";

export const deliveryRoutes: FastifyPluginAsyncZod = async (app) => {
  app.get(
    "/v1/webhooks/:id/deliveries",
    {
      config: { scope },
      schema: {
        operationId: "listDeliveries",
        tags,
        summary: "What became of each event",
        description:
          "What was sent, or is to be, the newest events first; what was settled is kept for 30 days.",
        params: webhookParams,
        querystring: deliveryQuery,
        response: { 200: deliveryPage },
      },
    },
    async (request) => {
      const asked = { webhookId: request.params.id, ...request.query };
      const { items, nextCursor } = await listDeliveries(request.ctx, asked);
      return { items: items.map(toDeliveryAnswer), nextCursor };
    },
  );

  app.post(
    "/v1/webhooks/:id/deliveries/:deliveryId/replay",
    {
      config: { scope },
      schema: {
        operationId: "replayDelivery",
        tags,
        summary: "Send an event again",
        description: "Whatever became of it: it is due at once, with all attempts before it.",
        params: deliveryParams,
        response: { 200: deliveryAnswer },
      },
    },
    async (request) => {
      const { id, deliveryId } = request.params;
      return toDeliveryAnswer(await replayDelivery(request.ctx, id, deliveryId));
    },
  );

  app.post(
    "/v1/webhooks/:id/replay",
    {
      config: { scope },
      schema: {
        operationId: "replaySince",
        tags,
        summary: "Send everything since a moment again",
        description:
          "Sends all events since then once more that the webhook's filters let through, also from before it was " +
          "made. Their ids stay: a receiver that keeps them passes over what it has.",
        params: webhookParams,
        body: newReplay,
        response: { 200: replayAnswer },
      },
    },
    async (request) => {
      const since = new Date(request.body.since);
      return { after: await replaySince(request.ctx, request.params.id, since) };
    },
  );
};
