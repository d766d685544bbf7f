// Turns whatever is thrown into `application/problem+json` (RFC 9457), in the language the caller reads.
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { text } from "../fault.ts";
import { Problem } from "../problem.ts";
import { knownMethods } from "./known-methods.ts";
import { type Language, preferredLanguage } from "./language.ts";

/** Installs the error and not-found handlers; `translate` recognises a lower layer's errors, such as a constraint. */
export function answerProblems(
  app: FastifyInstance,
  translate: (error: unknown) => Problem | undefined,
): void {
  app.setErrorHandler(async (error: FastifyError, request, reply) => {
    const problem = await withReferenceFaults(asProblem(error, translate), request);
    if (problem.status >= 500) request.log.error({ err: error }, "request failed");
    // The caller's fault as the database sees it may be ours: a schema lets through what no column holds.
    else if (translate(error))
      request.log.warn({ err: error, code: problem.code }, "refused by the database");
    return sendProblem(problem, request, reply);
  });
  const methodsOf = knownMethods(app);
  app.setNotFoundHandler((request, reply) => {
    const methods = methodsOf(request.url.split("?")[0]!);
    // A route that serves files calls this handler for those that it has not.
    if (methods.length === 0 || methods.includes(request.method)) {
      return sendProblem(new Problem("not-found"), request, reply);
    }
    return sendProblem(new Problem("method-not-allowed"), request, reply.header("allow", methods.join(", ")));
  });
}

/** Sends a problem. */
export function sendProblem(problem: Problem, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const language = preferredLanguage(request.headers["accept-language"]);
  if (problem.status === 401) reply.header("www-authenticate", 'Bearer realm="satu-pintu"');
  return reply
    .status(problem.status)
    .header("content-language", language)
    .type("application/problem+json")
    .send(JSON.stringify(problemBody(problem, request.id, language)));
}

/** Nobody reads more at once, and what was sent must not come back many times as large. */
const toldFaults = 200;

/** The wire form of a problem. */
export function problemBody(problem: Problem, requestId: string, language: Language): object {
  const { detail, errors, extra } = problem.details;
  const untold = (errors?.length ?? 0) - toldFaults;
  return {
    type: `urn:satu-pintu:problem:${problem.code}`,
    title: problem.title[language],
    status: problem.status,
    detail:
      [detail, untold > 0 ? moreFaults(untold) : undefined]
        .flatMap((sentence) => sentence?.[language] ?? [])
        .join(" ") || undefined,
    instance: `urn:satu-pintu:request:${requestId}`,
    code: problem.code,
    requestId,
    errors: errors?.slice(0, toldFaults).map((found) => ({ ...found, detail: found.detail[language] })),
    ...extra,
  };
}

function moreFaults(count: number) {
  return text(`Masih ada ${count} kesalahan lain.`, `There are ${count} more faults.`);
}

/**
 * A body that fails its schema is also searched for unknown codes, so that the caller mends all in one go. A search
 * that fails takes nothing away from what is known already.
 */
async function withReferenceFaults(problem: Problem, request: FastifyRequest): Promise<Problem> {
  const check = request.routeOptions.config?.referenceFaults;
  if (!check || problem.code !== "invalid-request") return problem;
  try {
    const more = await check(request.ctx, request.body);
    const errors = [...(problem.details.errors ?? []), ...more];
    return new Problem("invalid-request", { ...problem.details, errors });
  } catch (error) {
    request.log.warn({ err: error }, "the search for unknown codes failed");
    return problem;
  }
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
  }
  const translated = translate(error);
  if (translated) return translated;
  const refused = error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500;
  return new Problem(refused ? "invalid-request" : "internal");
}
