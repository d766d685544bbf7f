// Headers that every answer carries: its request's id, and what keeps browsers from guessing, keeping and mixing.
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";

/** The page of the document loads nothing but its own files; its icons are data inside its style sheet. */
const pagePolicy =
  "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
const answerPolicy = "default-src 'none'; frame-ancestors 'none'";

export function secureAnswers(app: FastifyInstance): void {
  app.addHook("onRequest", async (request, reply) => void secureAnswer(request, reply));
}

/** The headers of one answer, also of those that no hook sees. */
export function secureAnswer(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const page = request.url === "/docs" || request.url.startsWith("/docs/");
  reply
    .header("x-request-id", request.id)
    .header("x-content-type-options", "nosniff")
    .header("referrer-policy", "no-referrer")
    .header("content-security-policy", page ? pagePolicy : answerPolicy);
  // Answers hold personal data, and what a caller may see changes; a shared cache must not keep them.
  return page ? reply : reply.header("cache-control", "no-store");
}
