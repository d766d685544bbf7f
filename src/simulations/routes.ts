// The URL of simulations.
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { Problem } from "../problem.ts";
import { createTurns } from "./take-turns.ts";
import { newSimulation, simulationAnswer, simulationParams, toSimulationAnswer } from "./schemas.ts";
import { type SimulationParts, simulateVersion } from "./simulate-version.ts";

export const simulationRoutes: FastifyPluginAsyncZod<SimulationParts> = async (app, parts) => {
  const inTurn = createTurns();
  app.post(
    "/v1/programs/:code/versions/:version/simulate",
    {
      config: { scope: "simulations:run", onlyReads: true },
      schema: {
        operationId: "simulateVersion",
        tags: ["programs"],
        summary: "Try a version out on the registry",
        description:
          "What a draft or published version would decide about everybody on file, whatever its first day: how many " +
          "are eligible or undetermined, for which facts these wait, who is gained and lost against the version in " +
          "force, what each criterion excludes alone, and how the eligible coincide with other programs: by " +
          "themselves, through their household, its members and its RT. Counts only, and small ones are shown as they are; nothing is stored.",
        params: simulationParams,
        body: newSimulation,
        response: { 200: simulationAnswer },
      },
    },
    async (request, reply) => {
      const left = new AbortController();
      reply.raw.once("close", () => left.abort(new Problem("unavailable")));
      const asked = { ...request.params, ...request.body, signal: left.signal };
      return toSimulationAnswer(await inTurn(() => simulateVersion(request.ctx, parts, asked)));
    },
  );
};
