// The URLs of programs, and of the check of a criterion.
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { etagOf, givenRevision, requiredRevision } from "../http/etag.ts";
import { preferredLanguage } from "../http/language.ts";
import { pageOf, pageQuery } from "../http/pagination.ts";
import { code } from "../http/wire.ts";
import { capacityRoutes } from "./capacity-routes.ts";
import { criterionCheck, criterionCheckAnswer, toCriterionCheckAnswer } from "./criterion-check-schemas.ts";
import { checkCriterion } from "./check-criterion.ts";
import { createProgram } from "./create-program.ts";
import { declareRecipients } from "./declare-recipients.ts";
import { getProgram } from "./get-program.ts";
import { listPrograms } from "./list-programs.ts";
import { programFaults } from "./program-faults.ts";
import { replaceProgram } from "./replace-program.ts";
import {
  newProgram,
  programAnswer,
  programReplacement,
  recipientsDeclaration,
  toProgramAnswer,
  wellFormed,
} from "./schemas.ts";
import { versionRoutes } from "./version-routes.ts";

const tags = ["programs"];

export const programRoutes: FastifyPluginAsyncZod = async (app) => {
  await app.register(versionRoutes);
  await app.register(capacityRoutes);

  app.get(
    "/v1/programs",
    {
      config: { scope: "programs:read" },
      schema: {
        operationId: "listPrograms",
        tags,
        summary: "List programs",
        description: "Every program by code, with who delivers it.",
        querystring: z.strictObject(pageQuery),
        response: { 200: pageOf(programAnswer) },
      },
    },
    async (request) => {
      const page = await listPrograms(request.ctx, request.query);
      return { ...page, items: page.items.map(toProgramAnswer) };
    },
  );

  app.post(
    "/v1/programs",
    {
      config: {
        scope: "programs:write",
        referenceFaults: (ctx, body) => programFaults(ctx.db, wellFormed(newProgram, body)),
      },
      schema: {
        operationId: "createProgram",
        tags,
        summary: "Add a program",
        description: "It matches nobody until a version of it is published. Code and unit never change.",
        body: newProgram,
        response: { 201: programAnswer },
      },
    },
    async (request, reply) => {
      const program = await createProgram(request.ctx, request.body);
      reply
        .status(201)
        .header("location", `/v1/programs/${program.code}`)
        .header("etag", etagOf(program.revision));
      return toProgramAnswer(program);
    },
  );

  app.get(
    "/v1/programs/:code",
    {
      config: { scope: "programs:read" },
      schema: {
        operationId: "getProgram",
        tags,
        summary: "One program",
        description: "One program by its code, with its entity tag.",
        params: z.strictObject({ code }),
        response: { 200: programAnswer },
      },
    },
    async (request, reply) => {
      const program = await getProgram(request.ctx, request.params.code);
      reply.header("etag", etagOf(program.revision));
      return toProgramAnswer(program);
    },
  );

  app.put(
    "/v1/programs/:code",
    {
      config: {
        scope: "programs:write",
        referenceFaults: (ctx, body) => programFaults(ctx.db, wellFormed(programReplacement, body)),
      },
      schema: {
        operationId: "replaceProgram",
        tags,
        summary: "Replace a program",
        description:
          "Replaces everything but code and unit; needs `If-Match` with the entity tag last read. Criteria change " +
          "by a new version.",
        params: z.strictObject({ code }),
        headers: z.object({ "if-match": z.string().optional() }),
        body: programReplacement,
        response: { 200: programAnswer },
      },
    },
    async (request, reply) => {
      const revision = requiredRevision(request.headers["if-match"]);
      const program = await replaceProgram(request.ctx, {
        code: request.params.code,
        program: request.body,
        revision,
      });
      reply.header("etag", etagOf(program.revision));
      return toProgramAnswer(program);
    },
  );

  app.post(
    "/v1/programs/:code/recipients",
    {
      config: { scope: "programs:write" },
      schema: {
        operationId: "declareRecipients",
        tags,
        summary: "Declare the list of recipients loaded",
        description:
          "Until then it is unknown who receives the program; from then on whoever is not enrolled does not. With " +
          "`If-Match`, only if the program is as last read.",
        params: z.strictObject({ code }),
        headers: z.object({ "if-match": z.string().optional() }),
        body: recipientsDeclaration,
        response: { 200: programAnswer },
      },
    },
    async (request, reply) => {
      const revision = givenRevision(request.headers["if-match"]);
      const { code } = request.params;
      const program = await declareRecipients(request.ctx, { code, ...request.body, revision });
      reply.header("etag", etagOf(program.revision));
      return toProgramAnswer(program);
    },
  );

  app.post(
    "/v1/criteria/check",
    {
      config: { scope: "programs:read", onlyReads: true },
      schema: {
        operationId: "checkCriterion",
        tags,
        summary: "Check an expression",
        description:
          "Whether an expression is a valid criterion of a unit: its type and the facts it asks, or every fault with " +
          "its place and a hint, in the language of `Accept-Language`.",
        body: criterionCheck,
        response: { 200: criterionCheckAnswer },
      },
    },
    async (request) => {
      const language = preferredLanguage(request.headers["accept-language"]);
      return toCriterionCheckAnswer(checkCriterion(request.ctx, request.body), language);
    },
  );
};
