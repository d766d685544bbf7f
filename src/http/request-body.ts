// What a body may be: JSON in UTF-8, as it is and not compressed. Everything else is refused before it is read.
import { isUtf8 } from "node:buffer";
import { createHash } from "node:crypto";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { text } from "../fault.ts";
import { Problem } from "../problem.ts";

declare module "fastify" {
  interface FastifyRequest {
    /** SHA-256 of a body that was sent under an Idempotency-Key; of a file once it has come in. */
    bodyDigest?: string | (() => Promise<string>);
  }
}

export function readBodies(app: FastifyInstance): void {
  // Refuses `__proto__` and `constructor.prototype`.
  const parseJson = app.getDefaultJsonParser("error", "error");
  app.removeContentTypeParser("text/plain");
  app.decorateRequest("bodyDigest", undefined);
  app.addContentTypeParser<Buffer>("application/json", { parseAs: "buffer" }, (request, body, done) => {
    // Decoding would put U+FFFD in the place of what it cannot read, and a name would be stored that nobody wrote.
    if (!isUtf8(body)) return done(notUtf8(), undefined);
    if (request.headers["idempotency-key"] !== undefined) {
      request.bodyDigest = createHash("sha256").update(body).digest("base64url");
    }
    void parseJson(request, body.toString("utf8"), done);
  });
  app.addHook("onRequest", async (request, reply) => {
    // Nobody reads the body of a GET.
    if (request.method === "GET" || isPlain(request)) return;
    reply.header("accept-encoding", "identity");
    throw new Problem("unsupported-media-type", {
      detail: text("Kirim tanpa Content-Encoding.", "Send it without a Content-Encoding."),
    });
  });
}

function isPlain({ headers }: FastifyRequest): boolean {
  return (headers["content-encoding"] ?? "identity").trim().toLowerCase() === "identity";
}

function notUtf8(): Problem {
  return new Problem("malformed-json", {
    detail: text("Isi bukan UTF-8 yang sah.", "The body is not valid UTF-8."),
  });
}
