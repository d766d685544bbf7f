// What the document shows as an example is what the service accepts.
import { afterAll, beforeAll, expect, test } from "vitest";
import { documentText, unconnectedApp } from "../../openapi/document.ts";
import type { Role, Scope } from "../../src/actor.ts";
import { scopesOfRole } from "../../src/auth/roles.ts";
import { operationsOf, resolved } from "../fuzz/operations.ts";
import { type Answer, type Api, startApi } from "../support/api.ts";

const app = await unconnectedApp();
const document = JSON.parse(documentText(app));
await app.close();
const operations = operationsOf(document).filter(({ body }) => body?.type === "application/json");

const examplesOf = (operation: (typeof operations)[number]): unknown[] => {
  const media = document.paths[operation.path][operation.method].requestBody.content["application/json"];
  const beside = Object.values<any>(media.examples ?? {}).map(({ value }) => value);
  return [
    ...beside,
    ...(media.example ? [media.example] : []),
    ...(resolved(document, media.schema).examples ?? []),
  ];
};

let api: Api;
beforeAll(async () => void (api = await startApi()));
afterAll(() => api.stop());

test("every body that can be sent is shown whole", () => {
  expect(operations.length).toBeGreaterThan(30);
  expect(operations.filter((one) => examplesOf(one).length === 0).map((one) => one.operationId)).toEqual([]);
});

/** Who may send it; claiming is for agencies alone. */
function clientFor(scope: string | undefined) {
  const may = (role: Role) => scopesOfRole[role].includes(scope as Scope);
  if (scope !== "referrals:work" && may("tkpk")) return api.as("tkpk");
  return may("agency") ? api.as("agency", { agency: "disdik" }) : api.as("admin");
}

/** Nobody is registered under the ids of the examples. */
const isMissing = ({ status, body }: Answer) =>
  status === 404 ||
  (status === 422 && body.errors?.every(({ code }: any) => ["unknown-subject", "not-found"].includes(code)));

test.each(operations.map((operation) => [operation.operationId, operation] as const))(
  "%s finds no fault in its example: at most the record is not there, or was there before",
  async (_, operation) => {
    const { method, path, scope, parameters } = operation;
    const url = path.replaceAll(/\{(\w+)\}/g, (_name, name) => {
      const { schema, example } = parameters.find((one) => one.in === "path" && one.name === name)! as any;
      return example ?? schema.examples?.[0] ?? "1";
    });
    const headers: Record<string, string> = method === "put" ? { "if-match": "*" } : {};
    for (const body of examplesOf(operation)) {
      const answer = await clientFor(scope)[method as "post" | "put"](url, body, headers);
      const isFine = answer.status < 300 || answer.status === 409 || isMissing(answer);
      expect(isFine, JSON.stringify(answer.body)).toBe(true);
    }
  },
);

test("the reasons in examples are reasons for that action", async () => {
  const { items } = (await api.as("tkpk").get("/v1/reasons?limit=200")).body;
  const actions = operations.filter(({ path }) => path.startsWith("/v1/referrals/{id}/"));
  const wrong = actions.flatMap((operation) => {
    const action = operation.path.split("/").at(-1);
    const codes = examplesOf(operation).flatMap((body: any) => body.reason?.code ?? []);
    return codes.filter((code) => !items.find((one: any) => one.code === code)?.actions.includes(action));
  });
  expect(wrong).toEqual([]);
});
