// The URLs of tasks: intakes that wait for a decision of the coordination team.
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { etagOf } from "../http/etag.ts";
import { preferredLanguage } from "../http/language.ts";
import { pageOf, pageQuery } from "../http/pagination.ts";
import { toWarnings } from "../http/warnings.ts";
import { uuid } from "../http/wire.ts";
import type { CriteriaCache } from "../programs/criteria-in-force.ts";
import { decideTask } from "./decide-task.ts";
import { getTask } from "./get-task.ts";
import { listTasks } from "./list-tasks.ts";
import { toIntakeRecord } from "./schemas.ts";
import { decidedAnswer, taskAnswer, taskDecision, toTaskAnswer, toTaskReference } from "./task-schemas.ts";
import { taskStates } from "./task.ts";

const tags = ["tasks"];
const params = z.strictObject({ id: uuid });

export const taskRoutes: FastifyPluginAsyncZod<{ criteria: CriteriaCache }> = async (app, { criteria }) => {
  app.get(
    "/v1/tasks",
    {
      config: { scope: "households:transfer" },
      schema: {
        operationId: "listTasks",
        tags,
        summary: "Tasks",
        description: "Intakes that their senders may not decide, oldest first.",
        querystring: z.strictObject({
          ...pageQuery,
          status: z.enum(taskStates).optional().describe("Only tasks in this state"),
        }),
        response: { 200: pageOf(taskAnswer) },
      },
    },
    async (request) => {
      const { items, nextCursor } = await listTasks(request.ctx, request.query);
      return { items: items.map((item) => toTaskAnswer(item, true)), nextCursor };
    },
  );

  app.get(
    "/v1/tasks/:id",
    {
      config: { scope: "intakes:write" },
      schema: {
        operationId: "getTask",
        tags,
        summary: "One task",
        description:
          "For the coordination team with what was sent, numbers masked; for the client that sent the intake, with " +
          "what became of it.",
        params,
        response: { 200: taskAnswer },
      },
    },
    async (request, reply) => {
      const seen = await getTask(request.ctx, request.params.id);
      reply.header("etag", etagOf(seen.task.status === "open" ? 1 : 2));
      return toTaskAnswer(seen, request.ctx.actor.role === "tkpk");
    },
  );

  app.post(
    "/v1/tasks/:id/decide",
    {
      config: { scope: "households:transfer" },
      schema: {
        operationId: "decideTask",
        tags,
        summary: "Decide a task",
        description:
          "The stored intake is taken in as decided, or turned away; once only. What stands in its way is answered " +
          "as for an intake, and the task stays open.",
        params,
        body: taskDecision,
        response: { 200: decidedAnswer },
      },
    },
    async (request) => {
      const { id } = request.params;
      const decided = await decideTask(request.ctx, criteria, { id, ...request.body });
      return {
        task: toTaskReference(decided.task),
        intake: toIntakeRecord(decided.intake),
        warnings: toWarnings(decided.warnings, preferredLanguage(request.headers["accept-language"])),
      };
    },
  );
};
