// PURE. Which problems each operation of the document can answer with, and how they look.
import { problemCodes } from "../problem.ts";

export type Json = Record<string, unknown>;

export interface Operation {
  readonly tags?: readonly string[];
  /** What `openapi.ts` knows of the route's config; it does not stay in the document. */
  "x-route"?: {
    readonly onlyReads?: boolean;
    readonly showsRevision?: boolean;
    readonly isLimited?: boolean;
  };
  readonly security?: readonly unknown[];
  readonly parameters?: readonly Json[];
  readonly requestBody?: { required?: boolean; readonly content: Record<string, { schema?: Json }> };
  readonly responses: Record<string, Json>;
}

export const refTo = (kind: string, name: string) => ({ $ref: `#/components/${kind}/${name}` });

/** The problems that a call can meet, as far as its shape tells. */
export function problemsOf(operation: Operation, method: string, path: string): number[] {
  return statusesOf(shapeOf(operation, method, path));
}

/** Life events name households in their bodies. */
function shapeOf(operation: Operation, method: string, path: string): Shape {
  const { security = [], parameters = [], tags = [], "x-route": route = {} } = operation;
  return {
    ...{
      method,
      onlyReads: route.onlyReads ?? false,
      isLimited: route.isLimited ?? false,
      isOpen: security.length === 0,
    },
    isConditional: parameters.some(({ name }) => name === "if-match"),
    names: path.includes("{") || tags.includes("life-events"),
  };
}

interface Shape {
  readonly method: string;
  readonly isOpen: boolean;
  readonly isConditional: boolean;
  /** Whether it is a POST that changes nothing. */
  readonly onlyReads: boolean;
  /** Whether one address may call it some times a minute only. */
  readonly isLimited: boolean;
  /** Whether path or body name a record that the caller may not know of. */
  readonly names: boolean;
}

function statusesOf({ method, isOpen, isConditional, onlyReads, isLimited, names }: Shape): number[] {
  const isSent = method !== "get";
  return [
    ...(isOpen ? [] : [400, 401, 403]),
    ...(names ? [404] : []),
    ...(isSent ? [413, 415] : []),
    ...(isSent && !isOpen ? [422] : []),
    ...(isSent && !isOpen && !onlyReads ? [409] : []),
    ...(isConditional ? [412] : []),
    ...(isConditional && method === "put" ? [428] : []),
    ...(isLimited ? [429] : []),
    ...[500, 503],
  ];
}

/** A named response for each status. */
export function problemResponses(statuses: ReadonlySet<number>): Json {
  return Object.fromEntries([...statuses].map((status) => [`Problem${status}`, problemResponse(status)]));
}

const headersOfProblem: Readonly<Record<number, readonly string[]>> = {
  401: ["WWW-Authenticate"],
  415: ["Accept-Encoding"],
  429: ["Retry-After"],
};

function problemResponse(status: number): Json {
  const codes = problemCodes.filter((problem) => problem.status === status);
  const headers = ["Content-Language", ...(headersOfProblem[status] ?? [])];
  return {
    description: codes.map(({ code, title }) => `\`${code}\`: ${title.en}`).join("; "),
    headers: Object.fromEntries(headers.map((name) => [name, refTo("headers", name)])),
    content: { "application/problem+json": { schema: refTo("schemas", "Problem") } },
  };
}
