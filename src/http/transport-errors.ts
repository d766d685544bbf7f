// Answers what fails before a route is found, as problems too, and without repeating what was sent.
import { STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import type { ConnectionError, FastifyError, FastifyReply, FastifyRequest } from "fastify";
import { uuidv7 } from "../database/ids.ts";
import { text } from "../fault.ts";
import { Problem } from "../problem.ts";
import { problemBody, sendProblem } from "./problem-response.ts";
import { secureAnswer } from "./secure-answers.ts";

/** Fastify's `frameworkErrors`: URLs that cannot be read. No hook runs here. */
export function answerUnroutable(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  const problem = unroutable(error.code);
  request.log.info({ method: request.method, route: "unknown", status: problem.status }, "request");
  sendProblem(problem, request, secureAnswer(request, reply));
}

function unroutable(code: string): Problem {
  // No id and no code is that long, so nothing is found under it.
  if (code === "FST_ERR_MAX_PARAM_LENGTH") return new Problem("not-found");
  if (code !== "FST_ERR_BAD_URL") return new Problem("internal");
  return new Problem("invalid-request", {
    detail: text("URL tidak dapat dibaca.", "The URL cannot be read: it is not percent-encoded UTF-8."),
  });
}

/** What Node says of a request that is no HTTP; everything else about it is 400. */
const statuses: Readonly<Record<string, number>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 408,
  HPE_HEADER_OVERFLOW: 431,
};

/** Fastify's `clientErrorHandler`: what cannot even be read as HTTP, so that only the socket is left to answer on. */
export function answerUnreadable(error: ConnectionError, socket: Socket): void {
  if (socket.writable && error.code !== "ECONNRESET") socket.write(unreadable(statuses[error.code] ?? 400));
  socket.destroy();
}

function unreadable(status: number): string {
  const problem = new Problem("invalid-request", {
    detail: text("Permintaan HTTP tidak dapat dibaca.", "The HTTP request cannot be read."),
  });
  const body = JSON.stringify({ ...problemBody(problem, uuidv7(), "en"), status });
  return [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    "content-type: application/problem+json",
    `content-length: ${Buffer.byteLength(body)}`,
    "cache-control: no-store",
    "connection: close",
    "",
    body,
  ].join("\r\n");
}
