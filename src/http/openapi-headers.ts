// PURE. The headers of answers in the document: which an answer carries, and what they say.
import { type Json, type Operation, refTo } from "./openapi-problems.ts";

export const headers: Json = {
  ETag: {
    description: "Entity tag of a record that may change, for `If-Match`",
    required: true,
    schema: { type: "string", examples: ['"3"'] },
  },
  Location: {
    description: "Where the new record is",
    required: true,
    schema: {
      type: "string",
      format: "uri-reference",
      examples: ["/v1/referrals/0198c0de-7a00-7000-8000-000000000005"],
    },
  },
  "Idempotency-Replayed": {
    description: "Sent with the answer that was kept under the `Idempotency-Key`: nothing was done again",
    schema: { type: "string", const: "true" },
  },
  "WWW-Authenticate": {
    description: "How to show who calls (RFC 9110 section 11.6.1)",
    required: true,
    schema: { type: "string", examples: ['Bearer realm="satu-pintu"'] },
  },
  "Accept-Encoding": {
    description: "Sent where a compressed body is refused (RFC 9110 section 12.5.3)",
    schema: { type: "string", const: "identity" },
  },
  "Retry-After": {
    description: "Seconds until the next request is answered again (RFC 9110 section 10.2.3)",
    required: true,
    schema: { type: "string", pattern: "^[0-9]{1,3}$", examples: ["42"] },
  },
  "Content-Language": {
    description: "Language of `title` and `detail`, chosen by `Accept-Language`",
    required: true,
    schema: { type: "string", enum: ["id", "en"] },
  },
};

/** References to the headers, for an answer of theirs. */
export function headerRefs(names: readonly string[]): Json | undefined {
  return names.length === 0
    ? undefined
    : Object.fromEntries(names.map((name) => [name, refTo("headers", name)]));
}

/** The headers of the answers that routes describe; those of problems stand with these. */
export function headersOf(operation: Operation, method: string, path: string, status: string): string[] {
  if (status === "401") return ["WWW-Authenticate"];
  if (Number(status) >= 300) return [];
  const { parameters = [], security = [], "x-route": route = {} } = operation;
  const isOpen = security.length === 0;
  const takes = (name: string) => parameters.some((one) => one.name === name);
  // What is for everybody is changed by nobody who reads it there.
  const isRecord = method === "get" && path.endsWith("}") && !isOpen;
  const isOne = takes("if-match") || route.showsRevision || isRecord;
  const isGone = method === "delete";
  // 202 tells of a task that waits, and whoever sent it changes nothing of it.
  const isMade = status === "201" || status === "202";
  return [
    ...(status === "201" || (isOne && !isMade && !isGone) ? ["ETag"] : []),
    ...(isMade ? ["Location"] : []),
    ...(takes("idempotency-key") && !route.onlyReads ? ["Idempotency-Replayed"] : []),
  ];
}
