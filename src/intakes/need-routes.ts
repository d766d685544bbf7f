// The URLs of the needs of intakes: lists of them, and what is done about one; every action is answered alike.
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import type { Context } from "../context.ts";
import { etagOf, givenRevision } from "../http/etag.ts";
import { pageOf, pageQuery } from "../http/pagination.ts";
import { uuid } from "../http/wire.ts";
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

interface ActionRoute<Body extends z.ZodType> {
  readonly action: TakenNeedAction;
  readonly summary: string;
  readonly description: string;
  readonly body: Body;
  readonly verb: (
    ctx: Context,
    input: z.infer<Body> & { id: string; revision?: number },
  ) => Promise<IntakeView>;
}

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

  function route<Body extends z.ZodType<object>>(given: ActionRoute<Body>): void {
    app.post(
      `/v1/intakes/:id/${given.action}`,
      {
        config: { scope },
        schema: {
          operationId: `${given.action}Needs`,
          tags,
          summary: given.summary,
          description: `${given.description} With \`If-Match\`, only if the intake is as last read.`,
          params: z.strictObject({ id: uuid }),
          headers: z.object({ "if-match": z.string().optional() }),
          body: given.body,
          response: { 200: intakeDetail },
        },
      },
      async (request, reply) => {
        const revision = givenRevision(request.headers["if-match"]);
        const body = request.body as z.infer<Body>;
        const view = await given.verb(request.ctx, { ...body, id: request.params.id, revision });
        reply.header("etag", etagOf(view.revision));
        return toIntakeDetail(view);
      },
    );
  }
};
