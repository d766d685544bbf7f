// The URLs of tokens and keys; they speak OAuth's language (RFC 6749), errors too.
import type { FastifyError, FastifyReply } from "fastify";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import type { Database } from "../database/statement.ts";
import { issueToken } from "./issue-token.ts";
import { keySetAnswer, tokenAnswer, tokenErrorAnswer, tokenForm } from "./schemas.ts";
import type { TokenIssuer } from "./sign-token.ts";
import { readTokenRequest, TokenError } from "./token-request.ts";

export interface AuthRouteOptions {
  readonly db: Database;
  readonly issuer: TokenIssuer;
  readonly clock: () => Date;
}

const tags = ["access"];
const form = "application/x-www-form-urlencoded";

export const authRoutes: FastifyPluginAsyncZod<AuthRouteOptions> = async (app, { db, issuer, clock }) => {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(form, { parseAs: "string" }, (_request, body, done) =>
    done(null, new URLSearchParams(String(body))),
  );
  app.setErrorHandler(async (error: FastifyError, _request, reply) => sendTokenError(error, reply));

  app.post(
    "/oauth/token",
    {
      config: { scope: "public" },
      validatorCompiler: () => (data: unknown) => ({ value: data }),
      schema: {
        operationId: "issueToken",
        tags,
        summary: "Get an access token",
        description:
          "Client credentials (RFC 6749 section 4.4): id and secret by HTTP Basic or in the form. The token is a " +
          "signed JWT, valid for ten minutes; ask for a new one when it ends. A revoked client gets none.",
        consumes: [form],
        body: tokenForm,
        response: { 200: tokenAnswer, 400: tokenErrorAnswer, 401: tokenErrorAnswer },
      },
    },
    async (request) => {
      // The parser above makes it so; without a content type there is no body.
      const sent = (request.body as unknown as URLSearchParams | undefined) ?? new URLSearchParams();
      const tokenRequest = readTokenRequest(sent, request.headers.authorization);
      const issued = await issueToken({ db, issuer, now: clock() }, tokenRequest);
      return {
        access_token: issued.token,
        token_type: "Bearer" as const,
        expires_in: issued.expiresInSeconds,
        scope: issued.scopes.join(" "),
      };
    },
  );

  app.get(
    "/.well-known/jwks.json",
    {
      config: { scope: "public" },
      schema: {
        operationId: "getKeySet",
        tags,
        summary: "Keys that sign tokens",
        description: "The public keys (RFC 7517) by which others can check this service's tokens.",
        response: { 200: keySetAnswer },
      },
    },
    async () => ({ keys: [issuer.key.jwk] }),
  );
};

/** What is no fault of the request's goes on to the handler of the whole application. */
function sendTokenError(thrown: FastifyError | TokenError, reply: FastifyReply): FastifyReply {
  const readable = thrown instanceof TokenError || (thrown.statusCode ?? 500) < 500;
  if (!readable) throw thrown;
  const error =
    thrown instanceof TokenError
      ? thrown
      : new TokenError("invalid_request", `Send a small body as ${form}.`);
  if (error.status === 401) reply.header("www-authenticate", 'Basic realm="satu-pintu"');
  return reply.status(error.status).send({ error: error.code, error_description: error.message });
}
