// The OpenAPI document: what is committed is what the code says, and what integrators may rely on.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { documentText, unconnectedApp } from "../../openapi/document.ts";
import { scopes } from "../../src/actor.ts";
import { resolved, type Schema } from "../fuzz/operations.ts";
import { danglingReferences, schemasOf, structureFaults, validator } from "./openapi-structure.ts";

interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly description: string;
  readonly tags: readonly string[];
  readonly security: readonly Readonly<Record<string, readonly string[]>>[];
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
  readonly requestBody?: object;
  readonly responses: Readonly<Record<string, { readonly content?: Record<string, Media> }>>;
}

interface Media {
  readonly schema: Schema;
  readonly example?: unknown;
  readonly examples?: object;
}

interface Document {
  readonly tags: readonly { readonly name: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

let app: FastifyInstance;
let document: Document;
let operations: [call: string, Operation][];

beforeAll(async () => {
  app = await unconnectedApp();
  document = JSON.parse(documentText(app));
  operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): [string, Operation] => [
      `${method.toUpperCase()} ${path}`,
      operation,
    ]),
  );
});
afterAll(() => app.close());

/** Each status with whether the operation must list it; the token endpoint answers as OAuth has it. */
function statusesFor(call: string, operation: Operation): [status: string, isDue: boolean][] {
  const { parameters = [], security, requestBody } = operation;
  const [method = "", path = ""] = call.split(" ");
  const takes = (name: string) => parameters.some((one) => one.name === name);
  const [isOpen, isSent] = [security.length === 0, method !== "GET"];
  if (path === "/oauth/token") return ["400", "401", "413", "415"].map((status) => [status, true]);
  return [
    ["401", !isOpen],
    ["403", !isOpen],
    ["400", !isOpen],
    // Life events name households in their bodies, and say so when one is not there.
    ["404", path.includes("{") || operation.tags.includes("life-events")],
    ["409", isSent && !writesNothing.has(operation.operationId)],
    ["412", takes("if-match")],
    ["428", takes("if-match") && method === "PUT"],
    ["413", isSent],
    ["415", isSent],
    ["422", isSent || requestBody !== undefined],
    ["429", path === "/v1/tracking/{code}"],
    ["500", true],
    ["503", true],
  ];
}

const writesNothing = new Set(["checkCriterion", "screenHousehold", "searchHouseholds", "simulateVersion"]);

const failing = (check: (operation: Operation) => boolean) =>
  operations.filter(([, operation]) => !check(operation)).map(([call]) => call);

test("the committed document is what the code says: `npm run openapi` writes it", () => {
  expect(readFileSync("openapi/openapi.json", "utf8")).toBe(documentText(app));
});

describe("its form", () => {
  test("is that of OpenAPI 3.1, and every schema is one of JSON Schema 2020-12", () => {
    expect(structureFaults(document)).toEqual([]);
  });

  test("has no reference that leads nowhere", () => {
    expect(danglingReferences(document)).toEqual([]);
  });
});

describe("every operation", () => {
  test("has a name of its own, a summary, and a description that says more", () => {
    const names = operations.map(([, { operationId }]) => operationId);
    expect(names.length).toBeGreaterThan(50);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    expect(
      failing(({ summary, description }) => summary.length > 0 && description.length > summary.length),
    ).toEqual([]);
  });

  test("stands under one of the document's tags, and no tag is empty", () => {
    const tags = document.tags.map(({ name }) => name);
    expect(failing((operation) => operation.tags.length === 1 && tags.includes(operation.tags[0]!))).toEqual(
      [],
    );
    expect(tags.filter((tag) => !operations.some(([, operation]) => operation.tags.includes(tag)))).toEqual(
      [],
    );
  });

  test("needs one scope that there is, but for the few that are for everybody", () => {
    const open = operations.filter(([, { security }]) => security.length === 0).map(([call]) => call);
    expect(open.sort()).toEqual([
      "GET /.well-known/jwks.json",
      "GET /healthz",
      "GET /readyz",
      "GET /v1/tracking/{code}",
      "POST /oauth/token",
    ]);
    const closed = failing(({ security }) => {
      const [scope, ...more] = security.flatMap(({ client }) => client ?? []);
      return security.length === 0 || (more.length === 0 && scope !== undefined && scope in scopes);
    });
    expect(closed).toEqual([]);
  });

  test("shows an example of every answer that it gives when done", () => {
    const answers = operations.flatMap(([call, { responses }]) =>
      Object.entries(responses).flatMap(([status, { content = {} }]) =>
        Object.values(content).map((media) => ({ at: `${call} ${status}`, status, media })),
      ),
    );
    const done = answers.filter(({ status }) => status < "300");
    const bare = done.filter(
      ({ media }) => !media.example && !media.examples && !resolved(document, media.schema).examples,
    );
    const silent = operations.filter(([, { responses }]) => "204" in responses);
    expect(done.length).toBeGreaterThan(operations.length - silent.length - 1);
    expect(bare.map(({ at }) => at)).toEqual([]);
  });

  test("lists the problems that its form lets it have", () => {
    const wrong = operations.flatMap(([call, operation]) =>
      statusesFor(call, operation).map(([status, isDue]) => {
        const isListed = status in operation.responses;
        return isListed === isDue ? undefined : `${call}: ${status} is ${isListed ? "listed" : "missing"}`;
      }),
    );
    expect(wrong.filter(Boolean)).toEqual([]);
  });

  test("is named after the file and the function of its verb", () => {
    const features = readdirSync("src", { withFileTypes: true }).filter((entry) => entry.isDirectory());
    const isVerb = ({ operationId }: Operation) => {
      const file = `${operationId.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.ts`;
      const exported = new RegExp(`^export (async )?function ${operationId}\\b`, "m");
      const paths = features.map(({ name }) => join("src", name, file)).filter((path) => existsSync(path));
      return paths.some((path) => exported.test(readFileSync(path, "utf8")));
    };
    // They ask nothing of the city: the process answers by itself.
    const withoutVerb = ["GET /.well-known/jwks.json", "GET /healthz", "GET /readyz"];
    expect(failing(isVerb).sort()).toEqual(withoutVerb);
  });
});

describe("every schema", () => {
  test("that asks for a pattern shows an example of it", () => {
    const all = schemasOf(document);
    const shown = new Set(all.filter(({ examples }) => examples.length > 0).map(({ at }) => at));
    const asking = all.filter(({ schema }) => schema.pattern !== undefined).map(({ at }) => at);
    expect(asking.length).toBeGreaterThan(20);
    // A choice between the pattern and null may show its example for both.
    expect(asking.filter((at) => !shown.has(at) && !shown.has(at.replace(/\/anyOf\/\d+$/, "")))).toEqual([]);
  });

  // Compiling every schema takes seconds on a busy machine.
  test("accepts its own examples and defaults", { timeout: 60_000 }, () => {
    const validate = validator(document);
    const refused = schemasOf(document).flatMap(({ at, schema, examples }) => {
      const shown = "default" in schema ? [...examples, schema.default] : examples;
      return shown.flatMap((value) =>
        validate(at, value).map((fault) => `${at} ${JSON.stringify(value)}: ${fault}`),
      );
    });
    expect(refused).toEqual([]);
  });
});

describe("the page at /docs", () => {
  test("shows the document", async () => {
    const [page, shown] = await Promise.all([app.inject("/docs/json"), app.inject("/openapi.json")]);
    expect(page.statusCode).toBe(200);
    expect(page.json()).toEqual(document);
    expect(shown.json()).toEqual(document);
  });

  test("loads nothing but its own files", async () => {
    const page = await app.inject("/docs/");
    expect(page.statusCode).toBe(200);
    expect(page.headers["content-security-policy"]).toContain("default-src 'self'");
    const assets = [...page.body.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, url]) => url!);
    expect(assets.length).toBeGreaterThan(3);
    for (const url of assets) {
      const { origin, pathname } = new URL(url, "http://here/docs/");
      expect(origin, url).toBe("http://here");
      const asset = await app.inject(pathname);
      expect(asset.statusCode, url).toBe(200);
      if (pathname.endsWith(".css")) expect(asset.body).not.toMatch(/url\(["']?(https?:)?\/\//);
    }
    const settings = await app.inject("/docs/static/swagger-initializer.js");
    expect(settings.body).not.toMatch(/url: *["']https?:/);
    expect(settings.body).toContain("validatorUrl: null");
  });
});
