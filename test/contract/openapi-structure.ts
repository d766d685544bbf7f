// Reads an OpenAPI 3.1 document apart from the application: its form, its schemas, its references.
import { createRequire } from "node:module";
import type { Ajv2020 as Ajv } from "ajv/dist/2020.js";

// Both come with fastify, which names them in no export of its own.
const require = createRequire(import.meta.url);
const { Ajv2020 } = require("ajv/dist/2020") as typeof import("ajv/dist/2020.js");
const addFormats = require("ajv-formats") as (ajv: Ajv) => void;

type Json = Record<string, unknown>;

interface PlacedSchema {
  /** A JSON pointer into the document. */
  readonly at: string;
  readonly schema: Json;
  readonly examples: readonly unknown[];
}

const object = (properties: Json, required: string[] = []) => ({
  ...{ type: "object", properties, required },
  // Names of the specification's own only; extensions begin with `x-`.
  ...{ patternProperties: { "^x-": {} }, additionalProperties: false },
});
const mapOf = (values: Json) => ({ type: "object", additionalProperties: values });
const listOf = (items: Json) => ({ type: "array", items });
const to = (name: string) => ({ $ref: `#/$defs/${name}` });
const orReference = (name: string) => ({
  if: { type: "object", required: ["$ref"] },
  then: object({ $ref: text, summary: text, description: text }, ["$ref"]),
  else: to(name),
});
const text = { type: "string" };
const filled = { type: "string", minLength: 1 };
const flag = { type: "boolean" };
const schema = { $ref: "https://json-schema.org/draft/2020-12/schema" };
const carried = { schema, example: {}, examples: mapOf({}) };

/** The part of https://spec.openapis.org/oas/3.1 that documents of routes are made of; more of it is refused. */
const openApi = {
  $defs: {
    operation: object(
      {
        ...{ operationId: filled, summary: filled, description: filled, tags: listOf(filled), deprecated: flag },
        parameters: listOf(orReference("parameter")),
        requestBody: to("requestBody"),
        responses: { ...mapOf(orReference("response")), propertyNames: { pattern: "^([1-5](\\d\\d|XX)|default)$" } },
        security: listOf(mapOf(listOf(text))),
      },
      ["operationId", "responses"],
    ),
    parameter: object(
      {
        ...{ ...carried, name: filled, description: filled, required: flag, deprecated: flag, style: text, explode: flag },
        in: { enum: ["query", "header", "path", "cookie"] },
      },
      ["name", "in", "schema"],
    ),
    requestBody: object({ description: text, required: flag, content: mapOf(to("media")) }, ["content"]),
    response: object(
      { description: filled, content: mapOf(to("media")), headers: mapOf(orReference("header")) },
      ["description"],
    ),
    media: object(carried, ["schema"]),
    header: object({ ...carried, description: filled, required: flag }, ["schema"]),
    flow: object({ tokenUrl: filled, refreshUrl: text, scopes: mapOf(text) }, ["tokenUrl", "scopes"]),
    securityScheme: object(
      { type: { enum: ["oauth2", "http"] }, description: text, scheme: text, flows: object({ clientCredentials: to("flow") }) },
      ["type"],
    ),
  },
  ...object(
    {
      openapi: { type: "string", pattern: "^3\\.1\\.\\d+$" },
      info: object(
        { title: filled, version: filled, summary: text, description: text, license: object({ name: text, identifier: text, url: text }) },
        ["title", "version"],
      ),
      servers: listOf(object({ url: filled, description: text }, ["url"])),
      paths: {
        ...mapOf(object(Object.fromEntries(["get", "put", "post", "delete", "patch"].map((method) => [method, to("operation")])))),
        propertyNames: { pattern: "^/" },
      },
      components: object({
        ...{ schemas: mapOf(schema), parameters: mapOf(to("parameter")), headers: mapOf(to("header")) },
        ...{ responses: mapOf(to("response")), securitySchemes: mapOf(to("securityScheme")) },
      }),
      tags: listOf(object({ name: filled, description: filled }, ["name", "description"])),
    },
    ["openapi", "info", "paths", "components"],
  ),
};

/** What of the document is not OpenAPI 3.1; and parameters of a path that its URL does not have, or the other way. */
export function structureFaults(document: object): string[] {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  const validate = ajv.compile(openApi);
  const faults = validate(document) ? [] : (validate.errors ?? []).map((fault) => `${fault.instancePath} ${fault.message}`);
  const { paths } = document as { paths: Record<string, Record<string, { parameters?: Json[] }>> };
  for (const [path, operations] of Object.entries(paths)) {
    const inUrl = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
    for (const [method, { parameters = [] }] of Object.entries(operations)) {
      const named = parameters.filter((one) => one.in === "path").map(({ name }) => name);
      if (named.sort().join() !== inUrl.join()) faults.push(`${method} ${path} names ${named.join()} in its path`);
    }
  }
  return faults;
}

/** Every reference, with what it leads to. */
export function referenced(document: object): { at: string; ref: string; target: unknown }[] {
  return walk(document, "").flatMap(({ at, value }) => {
    const { $ref: ref } = value;
    if (typeof ref !== "string") return [];
    const parts = ref.slice(2).split("/").map(unescape);
    const target = parts.reduce<unknown>((found, part) => (found as Json | undefined)?.[part], document);
    return [{ at, ref, target: ref.startsWith("#/") ? target : undefined }];
  });
}

/** Every schema of the document, the inner ones too. A parameter's examples stand beside its schema. */
export function schemasOf(document: object): PlacedSchema[] {
  return walk(document, "").flatMap(({ at, value }) => {
    if (/\/(examples|example|default|enum)(\/|$)/.test(at)) return [];
    const carriesSchema = typeof value.schema === "object" && value.schema !== null;
    const beside = carriesSchema ? examplesOf(value) : [];
    const own = isSchemaPlace(at) && (value.type ?? value.anyOf ?? value.enum ?? value.$ref) !== undefined;
    return [
      ...(own ? [{ at, schema: value, examples: examplesOf(value) }] : []),
      ...(beside.length > 0 ? [{ at: `${at}/schema`, schema: value.schema as Json, examples: beside }] : []),
    ];
  });
}
