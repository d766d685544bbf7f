// Gives every request its context: who calls (by bearer token), when, on which database.
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Actor, Scope } from "../actor.ts";
import type { Context } from "../context.ts";
import type { Fault } from "../fault.ts";
import { Problem } from "../problem.ts";

declare module "fastify" {
  interface FastifyRequest {
    ctx: Context;
  }
  interface FastifyContextConfig {
    /** The scope a route needs, shown in the document; `public` needs no token. Verbs require it themselves. */
    scope?: Scope | "public";
    /** Faults of codes that only the database knows, for a body that already failed its schema. */
    referenceFaults?: (ctx: Context, body: unknown) => Promise<Fault[]>;
  }
}

/** Checks a bearer token. @throws {Problem} `unauthenticated` */
export type VerifyToken = (token: string) => Promise<Actor>;

/** A route that says nothing needs a token; only `scope: "public"` goes without. */
export function authenticate(
  app: FastifyInstance,
  verifyToken: VerifyToken,
  contextFor: (request: FastifyRequest, actor: Actor) => Context,
): void {
  app.decorateRequest("ctx", null as unknown as Context);
  app.addHook("onRequest", async (request) => {
    if (request.is404 || request.routeOptions.config.scope === "public") return;
    const [scheme, token] = (request.headers.authorization ?? "").split(" ");
    if (scheme?.toLowerCase() !== "bearer" || !token) throw new Problem("unauthenticated");
    const actor = await verifyToken(token);
    request.ctx = contextFor(request, {
      ...actor,
      purpose: header(request, "x-purpose"),
      onBehalfOf: header(request, "x-on-behalf-of"),
    });
  });
}

const headerCharacters = 200;

function header(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name];
  const line = typeof value === "string" ? value.trim() : "";
  return line === "" ? undefined : line.slice(0, headerCharacters);
}
