// The URLs of the one door and of screenings.
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { answerIntake, nothing } from "./answer-intake.ts";
import { looseHouseholdFaults } from "../households/check-sent.ts";
import { etagOf } from "../http/etag.ts";
import { preferredLanguage } from "../http/language.ts";
import { toWarnings } from "../http/warnings.ts";
import { uuid } from "../http/wire.ts";
import type { CriteriaCache } from "../programs/criteria-in-force.ts";
import { getIntake } from "./get-intake.ts";
import { intakeDetail, toIntakeDetail } from "./need-schemas.ts";
import { receiveIntake } from "./receive-intake.ts";
import { intakeAnswer, newIntake, screening, screeningAnswer, toReceivedRecord } from "./schemas.ts";
import { screenHousehold } from "./screen-household.ts";
import { toTaskReference, waitingAnswer } from "./task-schemas.ts";

const householdOf = (body: unknown) => (body as { household?: unknown } | null | undefined)?.household;

export const intakeRoutes: FastifyPluginAsyncZod<{ criteria: CriteriaCache }> = async (app, { criteria }) => {
  app.post(
    "/v1/intakes",
    {
      config: {
        scope: "intakes:write",
        referenceFaults: (ctx, body) => looseHouseholdFaults(ctx, householdOf(body), "/household"),
      },
      schema: {
        operationId: "receiveIntake",
        tags: ["intakes"],
        summary: "The one door",
        description:
          "A household is registered or merged into the one on file, or the facts of an RT are taken; every " +
          "program is matched and referrals open, all or nothing. What is asked for besides (`needs`) is followed: it " +
          "goes to the village first, and without a household or an RT to the coordination team. Named facts overwrite, `null` clears, what is " +
          "not named stays. The answer tells everything the caller may know. Members of another household need " +
          "`resolution`; where the caller may not decide about them, the intake waits as a task of the coordination " +
          "team (202).",
        body: newIntake,
        response: { 201: intakeAnswer, 202: waitingAnswer },
      },
    },
    async (request, reply) => {
      const received = await receiveIntake(request.ctx, criteria, request.body);
      const { task } = received;
      const intake = toReceivedRecord(received.intake, received.trackingCode);
      if (task) {
        reply.status(202).header("location", `/v1/tasks/${task.id}`);
        return { intake, task: toTaskReference(task), ...nothing, warnings: [] };
      }
      const answer = await answerIntake(request.ctx, criteria, received);
      reply
        .status(201)
        .header("location", `/v1/intakes/${intake.id}`)
        .header("etag", etagOf(received.intake.revision));
      return {
        intake,
        ...answer,
        warnings: toWarnings(received.warnings, preferredLanguage(request.headers["accept-language"])),
      };
    },
  );

  app.get(
    "/v1/intakes/:id",
    {
      config: { scope: "intakes:write" },
      schema: {
        operationId: "getIntake",
        tags: ["intakes"],
        summary: "One intake, and what was done about its needs",
        description:
          "For the coordination team, and for the client that sent it; with needs also for field officers of the " +
          "area, and for the agency that is to answer.",
        params: z.strictObject({ id: uuid }),
        response: { 200: intakeDetail },
      },
    },
    async (request, reply) => {
      const intake = await getIntake(request.ctx, request.params.id);
      reply.header("etag", etagOf(intake.revision));
      return toIntakeDetail(intake);
    },
  );

  app.post(
    "/v1/screenings",
    {
      config: {
        scope: "screenings:run",
        onlyReads: true,
        referenceFaults: (ctx, body) =>
          looseHouseholdFaults(ctx, householdOf(body), "/household", { identified: true }),
      },
      schema: {
        operationId: "screenHousehold",
        tags: ["screenings"],
        summary: "What would a household be eligible for?",
        description: "Every program in force answers, with reasons; nothing is stored.",
        body: screening,
        response: { 200: screeningAnswer },
      },
    },
    async (request) => ({ matches: await screenHousehold(request.ctx, criteria, request.body) }),
  );
};
