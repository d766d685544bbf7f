// Answers with a page to print.
import type { FastifyReply } from "fastify";

/** @returns what a handler returns; the document describes it as text, which no type of bytes is */
export function sendPdf(reply: FastifyReply, bytes: Buffer): never {
  return reply.type("application/pdf").send(bytes) as never;
}
