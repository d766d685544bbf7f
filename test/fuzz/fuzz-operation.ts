// Sends requests of one operation and holds what comes back to what every answer must be.
import fc from "fast-check";
import { expect } from "vitest";
import type { Api, Client } from "../support/api.ts";
import { schemaValidator } from "../support/json-schema.ts";
import type { Operation, Schema } from "./operations.ts";
import { type Caller, requestsOf, type Sent } from "./requests.ts";
import type { Known } from "./values-of-schema.ts";

export interface Fuzzing {
  readonly api: Api;
  readonly document: Schema;
  readonly known: Known;
  readonly stored: () => Promise<object>;
  readonly seed: number;
  readonly runs: number;
  /** Answers by status. */
  readonly tally: Map<number, number>;
}

/** Faults of form, which the document tells beforehand; the others are of rules that JSON Schema cannot say. */
const ofForm = ["required", "wrong-type", "unknown-field", "unknown-indicator", "bad-format"];
const ofSize = ["too-small", "too-large"];
const foretold = new Set([...ofForm, ...ofSize, "malformed-json"]);

/**
 * Every answer is in the document (the client checks) and no fault of ours; a refusal leaves nothing behind; what
 * the document allows is not called malformed; what it forbids is not accepted.
 * @throws fast-check's report with seed, path and the smallest request that fails
 */
export async function fuzzOperation(fuzzing: Fuzzing, operation: Operation): Promise<void> {
  const { api, document, stored, seed, runs, tally } = fuzzing;
  const allowed = operation.body && bodyCheck(document, operation.body.schema);
  let before = await stored();
  const property = fc.asyncProperty(requestsOf(document, operation, fuzzing.known), async (sent) => {
    const answer = await send(clientOf(api, sent.caller), operation, sent);
    const after = await stored();
    const changed = tablesThatDiffer(before, after);
    before = after;
    tally.set(answer.status, (tally.get(answer.status) ?? 0) + 1);
    expect(answer.status).toBeLessThan(500);
    if (answer.status >= 400) expect(changed, `tables changed by a ${answer.status}`).toEqual([]);
    if (sent.asDocumented && answer.status === 400) {
      const codes = answer.body.errors?.map((one: any) => one.code) ?? [answer.body.code];
      expect(
        codes.filter((code: string) => foretold.has(code)),
        JSON.stringify(answer.body),
      ).toEqual([]);
    }
    if (answer.status < 400 && operation.body?.type === "application/json" && sent.body !== undefined) {
      expect(allowed!(JSON.parse(sent.body)), "accepted what the document forbids").toEqual([]);
    }
  });
  await fc.assert(property, { seed, numRuns: runs });
}

function clientOf(api: Api, { role, ...limits }: Caller): Client {
  return role === "anonymous" ? api.anonymous : api.as(role, limits);
}

function send(client: Client, { method }: Operation, { url, headers, body }: Sent) {
  return method === "get" ? client.get(url, headers) : client[method](url, body, headers);
}

function bodyCheck(document: Schema, schema: Schema): (value: unknown) => string[] {
  const { components } = document;
  const validate = schemaValidator().compile({ ...schema, components });
  return (value) =>
    validate(value) ? [] : (validate.errors ?? []).map((one) => `${one.instancePath} ${one.message}`);
}

function tablesThatDiffer(before: object, after: object): string[] {
  const earlier = new Map(Object.entries(before));
  return Object.entries(after).flatMap(([name, rows]) => (earlier.get(name) === rows ? [] : [name]));
}
