// Turns whatever is thrown into `application/problem+json` (RFC 9457), in the language the caller reads.
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { text } from "../fault.ts";
import { Problem } from "../problem.ts";
import { preferredLanguage } from "./language.ts";

/** Installs the error and not-found handlers; `translate` recognises a lower layer's errors, such as a constraint. */
export function answerProblems(
  app: FastifyInstance,
  translate: (error: unknown) => Problem | undefined,
): void {
  app.setErrorHandler(async (error: FastifyError, request, reply) => {
    const problem = await withReferenceFaults(asProblem(error, translate), request);
    if (problem.status >= 500) request.log.error({ err: error }, "request failed");
    return sendProblem(problem, request, reply);
  });
  app.setNotFoundHandler((request, reply) => sendProblem(new Problem("not-found"), request, reply));
}

/** The wire form of a problem. */
export function sendProblem(problem: Problem, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const language = preferredLanguage(request.headers["accept-language"]);
  const { detail, errors, extra } = problem.details;
  if (problem.status === 401) reply.header("www-authenticate", 'Bearer realm="satu-pintu"');
  return reply
    .status(problem.status)
    .header("content-language", language)
    .type("application/problem+json")
    .send(
      JSON.stringify({
        type: `urn:satu-pintu:problem:${problem.code}`,
        title: problem.title[language],
        status: problem.status,
        detail: detail?.[language],
        instance: `urn:satu-pintu:request:${request.id}`,
        code: problem.code,
        requestId: request.id,
        errors: errors?.map((found) => ({ ...found, detail: found.detail[language] })),
        ...extra,
      }),
    );
}

/** A body that fails its schema is also searched for unknown codes, so that the caller mends all in one go. */
async function withReferenceFaults(problem: Problem, request: FastifyRequest): Promise<Problem> {
  const check = request.routeOptions.config?.referenceFaults;
  if (!check || problem.code !== "invalid-request") return problem;
  const more = await check(request.ctx, request.body);
  return new Problem("invalid-request", {
    ...problem.details,
    errors: [...(problem.details.errors ?? []), ...more],
  });
}

function asProblem(error: FastifyError, translate: (error: unknown) => Problem | undefined): Problem {
  if (error instanceof Problem) return error;
  switch (error.code) {
    case "FST_ERR_CTP_BODY_TOO_LARGE":
      return new Problem("body-too-large");
    case "FST_ERR_CTP_INVALID_MEDIA_TYPE":
      return new Problem("unsupported-media-type", {
        detail: text("Kirim sebagai application/json.", "Send it as application/json."),
      });
    case "FST_ERR_CTP_EMPTY_JSON_BODY":
    case "FST_ERR_CTP_INVALID_JSON_BODY":
      return new Problem("malformed-json");
    case "FST_ERR_CTP_INVALID_CONTENT_LENGTH":
    case "FST_ERR_BAD_URL":
      return new Problem("invalid-request");
  }
  const translated = translate(error);
  if (translated) return translated;
  if (error.name === "SyntaxError" && error.statusCode === 400) return new Problem("malformed-json");
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500) {
    return new Problem("invalid-request");
  }
  return new Problem("internal");
}
