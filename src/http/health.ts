// Whether the process lives, and whether it should be sent requests.
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import type { ReplicaState } from "../database/read-replica.ts";
import { Problem } from "../problem.ts";

export interface Readiness {
  /** False while the server drains before it stops. */
  accepting(): boolean;
  pingDatabase(): Promise<void>;
  /** How the replica of the database is; `undefined` where there is none, or where nobody has looked yet. */
  readReplica(): ReplicaState | undefined;
}

const answer = z.strictObject({ status: z.literal("ok") }).meta({ examples: [{ status: "ok" }] });
const ready = z
  .strictObject({
    status: z.literal("ok"),
    readReplica: z
      .enum(["following", "lagging", "unreachable", "unfit"])
      .optional()
      .describe("Where there is a replica: whether bulk reads go there, or why they go to the primary"),
  })
  .meta({ examples: [{ status: "ok", readReplica: "following" }] });

export function healthRoutes(app: FastifyInstance, readiness: Readiness): void {
  // A client that keeps its connection would go on sending here, and lose a request when the connection is closed.
  app.addHook("onSend", async (_request, reply) => {
    if (!readiness.accepting()) reply.header("connection", "close");
  });
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
        description:
          "503 while the server drains before it stops, or while the database cannot be reached. It is ready without " +
          "its read replica, too.",
        response: { 200: ready },
      },
    },
    async () => {
      if (!readiness.accepting()) throw new Problem("unavailable");
      await readiness.pingDatabase().catch(() => {
        throw new Problem("unavailable");
      });
      return { status: "ok", readReplica: readiness.readReplica() };
    },
  );
}
