// The URLs of verification from below: decisions, objections, and what waits to be verified.
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { preferredLanguage } from "../http/language.ts";
import { pageOf, pageQuery } from "../http/pagination.ts";
import { toWarnings } from "../http/warnings.ts";
import { areaCodeOrAlias, uuid } from "../http/wire.ts";
import { listObjections } from "./list-objections.ts";
import { listToVerify } from "./list-to-verify.ts";
import { listVerifications } from "./list-verifications.ts";
import { objectToHousehold } from "./object-to-household.ts";
import {
  madeVerifications,
  newObjection,
  newVerifications,
  objectionAnswer,
  toObjectionAnswer,
  toToVerifyAnswer,
  toVerificationRecord,
  toVerifyAnswer,
  verificationRecord,
} from "./schemas.ts";
import { verifyHouseholds } from "./verify-households.ts";

const tags = ["verifications"];
const ofHousehold = z.strictObject({ id: uuid });

export const verificationRoutes: FastifyPluginAsyncZod = async (app) => {
  app.post(
    "/v1/verifications",
    {
      config: { scope: "households:verify" },
      schema: {
        operationId: "verifyHouseholds",
        tags,
        summary: "Verify, correct or reject households",
        description:
          "One household, or all that a village meeting has decided, with its minutes; all of them or none. Open " +
          "objections are decided with it, by somebody else than who raised them. What waits for verification is " +
          "offered; to who is rejected nothing is.",
        body: newVerifications,
        response: { 200: madeVerifications },
      },
    },
    async (request) => {
      const made = await verifyHouseholds(request.ctx, request.body);
      const language = preferredLanguage(request.headers["accept-language"]);
      return {
        items: made.map(({ record, verification, warnings }) => ({
          ...toVerificationRecord(record),
          verification,
          warnings: toWarnings(warnings, language),
        })),
      };
    },
  );

  app.get(
    "/v1/households/:id/verifications",
    {
      config: { scope: "households:verify" },
      schema: {
        operationId: "listVerifications",
        tags,
        summary: "What was decided about a household",
        description: "By those who have seen it or hold its minutes, newest first.",
        params: ofHousehold,
        querystring: z.strictObject(pageQuery),
        response: { 200: pageOf(verificationRecord) },
      },
    },
    async (request) => {
      const { items, nextCursor } = await listVerifications(request.ctx, {
        householdId: request.params.id,
        ...request.query,
      });
      return { items: items.map(toVerificationRecord), nextCursor };
    },
  );

  app.post(
    "/v1/households/:id/objections",
    {
      config: { scope: "households:object" },
      schema: {
        operationId: "objectToHousehold",
        tags,
        summary: "Object to what is said of a household",
        description:
          "Also to its rejection. It is under review until somebody else decides, and programs that ask for " +
          "verification open nothing meanwhile; what is offered already stays.",
        params: ofHousehold,
        body: newObjection,
        response: { 200: objectionAnswer },
      },
    },
    async (request) => {
      const input = { householdId: request.params.id, ...request.body };
      const objection = await objectToHousehold(request.ctx, input);
      return toObjectionAnswer(objection);
    },
  );

  app.get(
    "/v1/households/:id/objections",
    {
      config: { scope: "households:verify" },
      schema: {
        operationId: "listObjections",
        tags,
        summary: "Objections to what is said of a household",
        description: "For those who decide about the household, oldest first.",
        params: ofHousehold,
        querystring: z.strictObject(pageQuery),
        response: { 200: pageOf(objectionAnswer) },
      },
    },
    async (request) => {
      const { items, nextCursor } = await listObjections(request.ctx, {
        householdId: request.params.id,
        ...request.query,
      });
      return { items: items.map(toObjectionAnswer), nextCursor };
    },
  );

  app.get(
    "/v1/areas/:code/worklist",
    {
      config: { scope: "households:verify" },
      schema: {
        operationId: "listToVerify",
        tags,
        summary: "What is to be verified in an area",
        description: "Households under review first, then those that were only told of, the oldest first.",
        params: z.strictObject({ code: areaCodeOrAlias }),
        querystring: z.strictObject(pageQuery),
        response: { 200: pageOf(toVerifyAnswer) },
      },
    },
    async (request) => {
      const { items, nextCursor } = await listToVerify(request.ctx, {
        code: request.params.code,
        ...request.query,
      });
      return { items: items.map(toToVerifyAnswer), nextCursor };
    },
  );
};
