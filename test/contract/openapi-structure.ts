// Reads an OpenAPI 3.1 document apart from the application: its form, its schemas, its references.
import { schemaValidator } from "../support/json-schema.ts";

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
        ...{
          operationId: filled,
          summary: filled,
          description: filled,
          tags: listOf(filled),
          deprecated: flag,
        },
        parameters: listOf(orReference("parameter")),
        requestBody: to("requestBody"),
        responses: {
          ...mapOf(orReference("response")),
          propertyNames: { pattern: "^([1-5](\\d\\d|XX)|default)$" },
        },
        security: listOf(mapOf(listOf(text))),
      },
      ["operationId", "responses"],
    ),
    parameter: object(
      {
        ...{
          ...carried,
          name: filled,
          description: filled,
          required: flag,
          deprecated: flag,
          style: text,
          explode: flag,
        },
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
      {
        type: { enum: ["oauth2", "http"] },
        description: text,
        scheme: text,
        flows: object({ clientCredentials: to("flow") }),
      },
      ["type"],
    ),
  },
  ...object(
    {
      openapi: { type: "string", pattern: "^3\\.1\\.\\d+$" },
      info: object(
        {
          title: filled,
          version: filled,
          summary: text,
          description: text,
          license: object({ name: text, identifier: text, url: text }),
        },
        ["title", "version"],
      ),
      servers: listOf(object({ url: filled, description: text }, ["url"])),
      paths: {
        ...mapOf(
          object(
            Object.fromEntries(
              ["get", "put", "post", "delete", "patch"].map((method) => [method, to("operation")]),
            ),
          ),
        ),
        propertyNames: { pattern: "^/" },
      },
      components: object({
        ...{ schemas: mapOf(schema), parameters: mapOf(to("parameter")), headers: mapOf(to("header")) },
        ...{ responses: mapOf(to("response")), securitySchemes: mapOf(to("securityScheme")) },
      }),
      webhooks: mapOf(object({ post: to("operation") }, ["post"])),
      tags: listOf(object({ name: filled, description: filled }, ["name", "description"])),
    },
    ["openapi", "info", "paths", "components"],
  ),
};

/** What of the document is not OpenAPI 3.1; and parameters of a path that its URL does not have, or the other way. */
export function structureFaults(document: object): string[] {
  const validate = schemaValidator().compile(openApi);
  const faults = validate(document)
    ? []
    : (validate.errors ?? []).map((fault) => `${fault.instancePath} ${fault.message}`);
  const { paths } = document as { paths: Record<string, Record<string, { parameters?: Json[] }>> };
  for (const [path, operations] of Object.entries(paths)) {
    const inUrl = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
    for (const [method, { parameters = [] }] of Object.entries(operations)) {
      const named = parameters.filter((one) => one.in === "path").map(({ name }) => name);
      if (named.sort().join() !== inUrl.join())
        faults.push(`${method} ${path} names ${named.join()} in its path`);
    }
  }
  return faults;
}

/** References that lead to nothing in the document. */
export function danglingReferences(document: object): string[] {
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, ref]) => ref!);
  return [...new Set(references)].filter(
    (ref) => !ref.startsWith("#/") || valueAt(document, ref.slice(1)) === undefined,
  );
}

/** Every schema of the document, the inner ones too. */
export function schemasOf(document: object): PlacedSchema[] {
  const { components, paths, webhooks } = document as {
    components: { schemas: Json };
    paths: Json;
    webhooks: Json;
  };
  return [
    ...children("/components/schemas", components.schemas).flatMap(withInner),
    ...carriedSchemas("/paths", paths),
    ...carriedSchemas("/webhooks", webhooks),
  ];
}

/** The schemas of parameters and bodies; their examples may stand beside them. */
function carriedSchemas(at: string, value: unknown): PlacedSchema[] {
  if (typeof value !== "object" || value === null) return [];
  const { schema, ...beside } = value as Json;
  if (schema === undefined)
    return children(at, value).flatMap((child) => carriedSchemas(child.at, child.schema));
  const [outer, ...inner] = withInner({ at: `${at}/schema`, schema: schema as Json });
  return [{ ...outer!, examples: [...outer!.examples, ...examplesOf(beside)] }, ...inner];
}

const single = ["items", "additionalProperties", "not", "propertyNames"];
const several = ["properties", "anyOf", "oneOf", "allOf", "prefixItems"];

function withInner({ at, schema }: { at: string; schema: Json }): PlacedSchema[] {
  const examples = examplesOf(schema);
  const inner = [
    ...children(at, schema).filter(
      (child) => single.includes(nameOf(child.at)) && typeof child.schema === "object",
    ),
    ...children(at, schema)
      .filter((child) => several.includes(nameOf(child.at)))
      .flatMap((child) => children(child.at, child.schema)),
  ];
  return [{ at, schema, examples }, ...inner.flatMap(withInner)];
}

const nameOf = (at: string) => at.slice(at.lastIndexOf("/") + 1);

function children(at: string, value: object): { at: string; schema: Json }[] {
  return Object.entries(value).map(([name, schema]) => ({
    at: `${at}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`,
    schema: schema as Json,
  }));
}

function examplesOf({ example, examples }: Json): unknown[] {
  const named = Array.isArray(examples)
    ? examples
    : Object.values((examples ?? {}) as Json).map((one) => (one as Json).value);
  return example === undefined ? named : [...named, example];
}

function valueAt(document: object, pointer: string): unknown {
  const parts = pointer
    .slice(1)
    .split("/")
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
  return parts.reduce<unknown>((found, part) => (found as Json | undefined)?.[part], document);
}

/** Says what the schema at a pointer has against a value. */
export function validator(document: object): (at: string, value: unknown) => string[] {
  const ajv = schemaValidator(document);
  return (at, value) => {
    const validate = ajv.compile({ $ref: `document:#${at.split("/").map(encodeURIComponent).join("/")}` });
    return validate(value)
      ? []
      : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  };
}
