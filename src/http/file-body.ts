// Hands a body on as it comes in, and tells its sender what is wrong with it though there is more to come.
import { createHash } from "node:crypto";
import { Readable, Transform } from "node:stream";
import { finished } from "node:stream/promises";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";

/** Takes files of these types, and no other body, on the routes of a plugin. */
export function readFiles(app: FastifyInstance, types: readonly string[]): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser([...types], (request, payload, done) => {
    const isKept = request.headers["idempotency-key"] !== undefined;
    done(null, isKept ? digested(request, payload) : payload);
  });
}

/** The digest is known once all has come in; who asks for it reads on, for the handler may not have. */
function digested(request: FastifyRequest, payload: Readable): Transform {
  const hash = createHash("sha256");
  const bytes = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  payload.on("error", (error) => bytes.destroy(error));
  request.bodyDigest = async () => {
    if (!bytes.readableEnded) await finished(bytes.resume());
    return hash.digest("base64url");
  };
  return payload.pipe(bytes);
}

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
