// The URL of the audit trail.
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { listAudits } from "./list-audits.ts";
import { auditPage, auditQuery, toAuditAnswer } from "./schemas.ts";

export interface AuditRouteOptions {
  /** Chains what is committed, so that callers see their own writes. */
  readonly catchUp: () => Promise<void>;
}

export const auditRoutes: FastifyPluginAsyncZod<AuditRouteOptions> = async (app, { catchUp }) => {
  app.get(
    "/v1/audit",
    {
      config: { scope: "audit:read" },
      schema: {
        operationId: "listAudits",
        tags: ["records"],
        summary: "Read the audit trail",
        description:
          "Who did what to which record, when and for what purpose, oldest first. Each entry's hash covers the " +
          "one before, so that a changed or removed entry shows.",
        querystring: auditQuery,
        response: { 200: auditPage },
      },
    },
    async (request) => {
      await catchUp();
      const page = await listAudits(request.ctx, request.query);
      return { ...page, items: page.items.map(toAuditAnswer) };
    },
  );
};
