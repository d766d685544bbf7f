// Whether the process lives, and whether it should be sent requests.
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { Problem } from "../problem.ts";

export interface Readiness {
  /** False while the server drains before it stops. */
  accepting(): boolean;
  pingDatabase(): Promise<void>;
}

export function healthRoutes(app: FastifyInstance, readiness: Readiness): void {
  // A client that keeps its connection would go on sending here, and lose a request when the connection is closed.
  app.addHook("onSend", async (_request, reply) => {
    if (!readiness.accepting()) reply.header("connection", "close");
  });
  const answer = z.strictObject({ status: z.literal("ok") }).meta({ examples: [{ status: "ok" }] });
  app.get(
    "/healthz",
    {
      config: { scope: "public" },
      schema: {
        operationId: "getLiveness",
        tags: ["service"],
        summary: "The process lives",
        description: "Answers as long as the process runs; it does not ask the database.",
        response: { 200: answer },
      },
    },
    async () => ({ status: "ok" }),
  );
  app.get(
    "/readyz",
    {
      config: { scope: "public" },
      schema: {
        operationId: "getReadiness",
        tags: ["service"],
        summary: "The service can answer",
        description: "503 while the server drains before it stops, or while the database cannot be reached.",
        response: { 200: answer },
      },
    },
    async () => {
      if (!readiness.accepting()) throw new Problem("unavailable");
      await readiness.pingDatabase().catch(() => {
        throw new Problem("unavailable");
      });
      return { status: "ok" };
    },
  );
}
