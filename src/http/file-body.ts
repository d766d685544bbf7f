// Hands a body on as it comes in, and tells its sender what is wrong with it though there is more to come.
import { Readable } from "node:stream";
import type { FastifyReply, FastifyRequest } from "fastify";

/**
 * What is left of a body that is refused is read and thrown away: ending the connection at once would take the answer
 * with it. Nothing else is sent on the connection afterwards.
 */
export async function withFileBody<T>(
  { body }: Pick<FastifyRequest, "body">,
  reply: FastifyReply,
  work: (bytes: AsyncIterable<Buffer>) => Promise<T>,
): Promise<T> {
  const stream = body instanceof Readable ? body : Readable.from([]);
  const chunks = stream.iterator({ destroyOnReturn: false }) as AsyncIterableIterator<Buffer>;
  try {
    return await work(chunks);
  } catch (error) {
    reply.header("connection", "close");
    // It waits for the chunk that is on its way, and the answer does not.
    void chunks.return?.().then(
      () => stream.resume(),
      () => undefined,
    );
    throw error;
  }
}
