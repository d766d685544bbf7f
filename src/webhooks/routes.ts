// The URLs of webhooks.
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { etagOf, requiredRevision } from "../http/etag.ts";
import { pageQuery } from "../http/pagination.ts";
import { createWebhook } from "./create-webhook.ts";
import { getWebhook } from "./get-webhook.ts";
import { listWebhooks } from "./list-webhooks.ts";
import { removeWebhook } from "./remove-webhook.ts";
import { replaceWebhook } from "./replace-webhook.ts";
import { rotateWebhookSecret } from "./rotate-webhook-secret.ts";
import {
  newWebhook,
  toWebhookAnswer,
  webhookAnswer,
  webhookPage,
  webhookParams,
  webhookReplacement,
  webhookWithSecret,
} from "./schemas.ts";

export interface WebhookRouteOptions {
  /** Whether receivers on the own network are allowed, and so HTTP in the clear. */
  readonly allowsPrivate: boolean;
}

const tags = ["webhooks"];
const scope = "webhooks:manage";

export const webhookRoutes: FastifyPluginAsyncZod<WebhookRouteOptions> = async (app, { allowsPrivate }) => {
  app.get(
    "/v1/webhooks",
    {
      config: { scope },
      schema: {
        operationId: "listWebhooks",
        tags,
        summary: "List webhooks",
        description:
          "An agency's clients see the agency's, an integrator those that it made, the coordination team all.",
        querystring: z.strictObject(pageQuery),
        response: { 200: webhookPage },
      },
    },
    async (request) => {
      const { items, nextCursor } = await listWebhooks(request.ctx, request.query);
      return { items: items.map(toWebhookAnswer), nextCursor };
    },
  );

  app.post(
    "/v1/webhooks",
    {
      config: { scope },
      schema: {
        operationId: "createWebhook",
        tags,
        summary: "Have events sent",
        description:
          "Sends what happens from now on to a URL, as `webhooks` of this document says: what `GET /v1/events` shows " +
          "the caller, at least once, those about one subject in their order. Addresses of no public network are " +
          "refused at each attempt. The secret is shown this once.",
        body: newWebhook,
        response: { 201: webhookWithSecret },
      },
    },
    async (request, reply) => {
      const { webhook, secret } = await createWebhook(request.ctx, request.body, allowsPrivate);
      reply
        .status(201)
        .header("location", `/v1/webhooks/${webhook.id}`)
        .header("etag", etagOf(webhook.revision));
      return { ...toWebhookAnswer(webhook), secret };
    },
  );

  app.get(
    "/v1/webhooks/:id",
    {
      config: { scope },
      schema: {
        operationId: "getWebhook",
        tags,
        summary: "One webhook",
        description: "Where it sends what, and whether it does, with its entity tag.",
        params: webhookParams,
        response: { 200: webhookAnswer },
      },
    },
    async (request, reply) => {
      const webhook = await getWebhook(request.ctx, request.params.id);
      reply.header("etag", etagOf(webhook.revision));
      return toWebhookAnswer(webhook);
    },
  );

  app.put(
    "/v1/webhooks/:id",
    {
      config: { scope },
      schema: {
        operationId: "replaceWebhook",
        tags,
        summary: "Replace a webhook",
        description:
          "Replaces URL, filters and description, disables it, or enables it again: then it goes on where it " +
          "stopped. Needs `If-Match` with the entity tag last read.",
        params: webhookParams,
        headers: z.object({ "if-match": z.string().optional() }),
        body: webhookReplacement,
        response: { 200: webhookAnswer },
      },
    },
    async (request, reply) => {
      const revision = requiredRevision(request.headers["if-match"]);
      const asked = { id: request.params.id, revision, ...request.body };
      const webhook = await replaceWebhook(request.ctx, asked, allowsPrivate);
      reply.header("etag", etagOf(webhook.revision));
      return toWebhookAnswer(webhook);
    },
  );

  app.delete(
    "/v1/webhooks/:id",
    {
      config: { scope },
      schema: {
        operationId: "removeWebhook",
        tags,
        summary: "Delete a webhook",
        description: "Nothing more is sent to it, and its deliveries are forgotten.",
        params: webhookParams,
        response: { 204: z.null().describe("Deleted") },
      },
    },
    async (request, reply) => {
      await removeWebhook(request.ctx, request.params.id);
      return reply.status(204).send(null);
    },
  );

  app.post(
    "/v1/webhooks/:id/rotate-secret",
    {
      config: { scope, showsRevision: true },
      schema: {
        operationId: "rotateWebhookSecret",
        tags,
        summary: "Give a webhook a new secret",
        description: "Shows a new secret, this once. For 24 hours the one before signs every delivery, too.",
        params: webhookParams,
        response: { 200: webhookWithSecret },
      },
    },
    async (request, reply) => {
      const { webhook, secret } = await rotateWebhookSecret(request.ctx, request.params.id);
      reply.header("etag", etagOf(webhook.revision));
      return { ...toWebhookAnswer(webhook), secret };
    },
  );
};
