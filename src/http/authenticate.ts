// Gives every request its context: who calls (by bearer token), when, on which database.
import type { FastifyInstance, FastifyRequest } from "fastify";
import { type Actor, requireScope, type Scope } from "../actor.ts";
import type { Context } from "../context.ts";
import type { Fault } from "../fault.ts";
import { Problem } from "../problem.ts";

declare module "fastify" {
  interface FastifyRequest {
    ctx: Context;
  }
  interface FastifyContextConfig {
    /** The scope that a route needs; `public` needs no token. Verbs require it again, for callers without a route. */
    scope?: Scope | "public";
    /** Faults of codes that only the database knows, for a body that already failed its schema. */
    referenceFaults?: (ctx: Context, body: unknown) => Promise<Fault[]>;
  }
}

/** Checks a bearer token. @throws {Problem} `unauthenticated` */
export type VerifyToken = (token: string) => Promise<Actor>;

/**
 * A route that says nothing needs a token; only `scope: "public"` goes without. Token and scope are checked before
 * the body is read: nobody learns from faults what they may not do.
 */
export function authenticate(
  app: FastifyInstance,
  verifyToken: VerifyToken,
  contextFor: (request: FastifyRequest, actor: Actor) => Context,
): void {
  app.decorateRequest("ctx", null as unknown as Context);
  app.addHook("onRequest", async (request) => {
    const { scope } = request.routeOptions.config;
    if (request.is404 || scope === "public") return;
    const [scheme, token] = (request.headers.authorization ?? "").split(" ");
    if (scheme?.toLowerCase() !== "bearer" || !token) throw new Problem("unauthenticated");
    const actor = await verifyToken(token);
    request.ctx = contextFor(request, {
      ...actor,
      purpose: header(request, "x-purpose"),
      onBehalfOf: header(request, "x-on-behalf-of"),
    });
    if (scope !== undefined) requireScope(actor, scope);
  });
}

const headerCharacters = 200;

function header(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name];
  const line = typeof value === "string" ? value.trim() : "";
  return line === "" ? undefined : line.slice(0, headerCharacters);
}
