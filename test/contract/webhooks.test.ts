// The document's webhooks: every type of event, those of each state of a referral among them.
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, expect, test } from "vitest";
import { documentText, unconnectedApp } from "../../openapi/document.ts";
import { eventTypes } from "../../src/events/event-catalogue.ts";
import { referralStates } from "../../src/referrals/referral.ts";
import { faultsOf } from "../support/event-check.ts";

let app: FastifyInstance;
beforeAll(async () => {
  app = await unconnectedApp();
});
afterAll(() => app.close());

test("tell of every type of event, with its own schema", () => {
  const { webhooks } = JSON.parse(documentText(app));
  expect(Object.keys(webhooks)).toEqual(eventTypes);
  for (const [type, { post }] of Object.entries<any>(webhooks)) {
    const { schema } = post.requestBody.content["application/cloudevents+json"];
    expect(schema.properties.type.const).toBe(type);
  }
});

test("tell of each state of a referral", () => {
  expect(eventTypes).toEqual(expect.arrayContaining(referralStates.map((state) => `referral.${state}`)));
});

test("are what written events are held against: a type, a subject or a field beside them is a fault", () => {
  const written = { type: "member.left", about: "person", data: { reason: "moved" } };
  expect(faultsOf(written)).toEqual([]);
  expect(faultsOf({ ...written, type: "member.gone" })).toHaveLength(1);
  expect(faultsOf({ ...written, about: "area" })).toHaveLength(1);
  expect(faultsOf({ ...written, data: { name: "Siti" } })).toHaveLength(1);
});
