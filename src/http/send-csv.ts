// Answers with a table that may be long: line by line, as fast as the caller takes it.
import { Readable } from "node:stream";
import type { FastifyReply } from "fastify";

/** @returns what a handler returns; the document describes it as text, which no type of a stream is */
export function sendCsv(reply: FastifyReply, lines: AsyncIterable<string>): never {
  return reply.type("text/csv; charset=utf-8").send(Readable.from(lines)) as never;
}
