// Registers what is done with one record: a URL an action, all alike but for what is said and answered.
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import type { Scope } from "../actor.ts";
import type { Context } from "../context.ts";
import { etagOf, givenRevision } from "./etag.ts";
import { uuid } from "./wire.ts";

/** What the actions on records of one kind have in common. */
export interface Actions<View extends { readonly revision: number }, Answer extends z.ZodType> {
  /** Of one record, such as `/v1/referrals/:id`. */
  readonly path: string;
  /** What the record is called, such as `referral`. */
  readonly record: string;
  readonly tags: string[];
  readonly answer: Answer;
  readonly toAnswer: (view: View) => z.infer<Answer>;
}

export interface Action<Body extends z.ZodType, View> {
  /** The last part of the URL. */
  readonly action: string;
  readonly operationId: string;
  readonly scope: Scope;
  readonly summary: string;
  readonly description: string;
  readonly body: Body;
  readonly verb: (ctx: Context, input: z.infer<Body> & { id: string; revision?: number }) => Promise<View>;
}

/** With `If-Match`, only if the record is as last read; answered by the record as it is then, with its entity tag. */
export function actionRoutesOf<View extends { readonly revision: number }, Answer extends z.ZodType>(
  app: Parameters<FastifyPluginAsyncZod>[0],
  { path, record, tags, answer, toAnswer }: Actions<View, Answer>,
): <Body extends z.ZodType<object>>(given: Action<Body, View>) => void {
  // Whoever calls has tied it to `toAnswer`; Fastify resolves no type that is not known here.
  const described: z.ZodType = answer;
  return ({ action, operationId, scope, summary, description, body, verb }) => {
    app.post(
      `${path}/${action}`,
      {
        config: { scope },
        schema: {
          ...{ operationId, tags, summary, body },
          description: `${description} With \`If-Match\`, only if the ${record} is as last read.`,
          params: z.strictObject({ id: uuid }),
          headers: z.object({ "if-match": z.string().optional() }),
          response: { 200: described },
        },
      },
      async (request, reply) => {
        const revision = givenRevision(request.headers["if-match"]);
        const sent = request.body as z.infer<typeof body>;
        const view = await verb(request.ctx, { ...sent, id: request.params.id, revision });
        reply.header("etag", etagOf(view.revision));
        return toAnswer(view);
      },
    );
  };
}
