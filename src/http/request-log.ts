// One line a request: id, client, route, status, time. No body, no query, no numbers of people.
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";

/** Its id is in every line of the request's own log. */
export function logRequests(app: FastifyInstance): void {
  app.addHook("onRequest", async (request, reply) => {
    // Fastify's own hooks say nothing of a client that left before its answer.
    reply.raw.once("close", () => request.log.info(lineOf(request, reply), "request"));
  });
}

function lineOf(request: FastifyRequest, reply: FastifyReply) {
  return {
    client: request.ctx?.actor.clientId,
    method: request.method,
    // As it was declared: the URL may hold what a caller put there by mistake.
    route: request.routeOptions.url ?? "unknown",
    // Nobody was told a status where the client left; what it asked for may be done all the same.
    ...(reply.raw.writableFinished ? { status: reply.statusCode } : { aborted: true }),
    durationMs: Math.round(reply.elapsedTime * 10) / 10,
  };
}
