// PURE. The `webhooks` of the document: each type of event as it is sent, out of the catalogue.
import { z } from "zod";
import { eventAnswer } from "./event-answer.ts";
import { eventCatalogue, eventTypes, type EventType, placeFields } from "./event-catalogue.ts";

const description =
  "Sent as CloudEvents 1.0 in structured mode, signed as Standard Webhooks has it: `webhook-id` is the event's id, " +
  "the same at every attempt, `webhook-timestamp` is checked against your clock, and `webhook-signature` may hold " +
  "two signatures while a secret is changed. Answer with 2xx within 15 seconds: else it is sent again for 24 hours. " +
  "An event may come twice; those about one subject come in their order. 410 disables the webhook.";

export const eventWebhooks = Object.fromEntries(
  eventTypes.map((type) => [type, { post: operationOf(type, eventCatalogue[type]) }]),
);

function operationOf(type: string, { summary, about, data }: EventType) {
  return {
    operationId: `receive-${type}`,
    tags: ["webhooks"],
    summary,
    description: `${description} \`subject\` is \`${about.join("/…` or `")}/…\`.`,
    security: [],
    requestBody: {
      required: true,
      content: { "application/cloudevents+json": { schema: schemaOf(type, data) } },
    },
    responses: { 200: { description: "Received; any other 2xx will do" } },
  };
}

function schemaOf(type: string, data: z.ZodObject) {
  const event = eventAnswer.extend({ type: z.literal(type), data: openTo(data) });
  const { $schema: _, examples: __, ...schema } = z.toJSONSchema(event);
  return schema;
}

/** More may come, so readers pass it over. */
function openTo(data: z.ZodObject): z.ZodObject {
  return z.looseObject(eventData(data).shape);
}

/** What `data` may say: what its type has, and what any may have. */
export function eventData(data: z.ZodObject): z.ZodObject {
  return z.strictObject({ ...placeFields, ...data.shape });
}
