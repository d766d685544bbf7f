// The URLs of the needs of intakes: lists of them, and what is done about one; every action is answered alike.
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { type Action, actionRoutesOf } from "../http/action-route.ts";
import { pageOf, pageQuery } from "../http/pagination.ts";
import { answerNeeds } from "./answer-needs.ts";
import { closeNeeds } from "./close-needs.ts";
import { forwardNeeds } from "./forward-needs.ts";
import { handleNeeds } from "./handle-needs.ts";
import type { IntakeView } from "./intake-view.ts";
import { listIntakes } from "./list-intakes.ts";
import {
  closing,
  forwarding,
  intakeDetail,
  needFilters,
  saidAction,
  toIntakeDetail,
} from "./need-schemas.ts";
import type { TakenNeedAction } from "./needs-lifecycle.ts";
import { intakeRecord, toIntakeRecord } from "./schemas.ts";

const scope = "intakes:write";
const tags = ["intakes"];

export const needRoutes: FastifyPluginAsyncZod = async (app) => {
  app.get(
    "/v1/intakes",
    {
      config: { scope },
      schema: {
        operationId: "listIntakes",
        tags,
        summary: "List intakes with needs",
        description:
          "By the time of the last change. A field officer sees those of its area, an agency those that it is to " +
          "answer, and every client those that it sent; the coordination team sees all.",
        querystring: z.strictObject({ ...pageQuery, ...needFilters }),
        response: { 200: pageOf(intakeRecord) },
      },
    },
    async (request) => {
      const { updatedAfter, ...query } = request.query;
      const page = await listIntakes(request.ctx, {
        ...query,
        updatedAfter: updatedAfter === undefined ? undefined : new Date(updatedAfter),
      });
      return { ...page, items: page.items.map(toIntakeRecord) };
    },
  );

  const actionOf = actionRoutesOf(app, {
    ...{ path: "/v1/intakes/:id", record: "intake", tags, answer: intakeDetail, toAnswer: toIntakeDetail },
  });
  const route = <Body extends z.ZodType<object>>(
    given: Omit<Action<Body, IntakeView>, "operationId" | "scope"> & { readonly action: TakenNeedAction },
  ) => actionOf({ ...given, scope, operationId: `${given.action}Needs` });

  route({
    action: "handle",
    summary: "Handle needs in the village",
    description:
      "By a field officer of the area, or the coordination team, while `open`: it goes no further up.",
    body: saidAction,
    verb: handleNeeds,
  });
  route({
    action: "forward",
    summary: "Forward needs",
    description:
      "By a field officer of the area while `open`: to an agency, or to the coordination team. The coordination team " +
      "may ask another one until it is closed; the agency that is asked may give it back to the coordination team.",
    body: forwarding,
    verb: forwardNeeds,
  });
  route({
    action: "answer",
    summary: "Answer needs",
    description: "By the agency that it was forwarded to, or the coordination team.",
    body: saidAction,
    verb: answerNeeds,
  });
  route({
    action: "close",
    summary: "Close needs",
    description:
      "Once handled or answered, by a field officer of the area, the client that sent it, or the agency that " +
      "answered; by the coordination team at any time, saying why where nobody has.",
    body: closing,
    verb: closeNeeds,
  });
};
