// Validates requests by their zod schemas, naming every fault at once; answers are serialised as they are.
import type { FastifyInstance } from "fastify";
import type { z } from "zod";
import { Problem } from "../problem.ts";
import { zodFaults } from "./zod-faults.ts";

const roots: Readonly<Record<string, string>> = {
  body: "",
  querystring: "/query",
  params: "/path",
  headers: "/headers",
};

/**
 * Answers are not validated here: tests hold every answer against the document, and `JSON.stringify` of an
 * answer that its verb built field by field is the fastest serialiser there is.
 */
export function useZod(app: FastifyInstance): void {
  app.setValidatorCompiler<z.ZodType>(({ schema, httpPart }) => (data: unknown) => {
    const parsed = schema.safeParse(data ?? undefined, { reportInput: true });
    if (parsed.success) return { value: parsed.data };
    const errors = zodFaults(parsed.error.issues, roots[httpPart ?? "body"] ?? "");
    return { error: new Problem("invalid-request", { errors }) };
  });
  app.setSerializerCompiler(() => (data) => JSON.stringify(data));
}
