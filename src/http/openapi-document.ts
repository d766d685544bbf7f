// PURE. What routes and their schemas leave open in the document: problems, headers, and every schema named once.
import { problemCodes } from "../problem.ts";

type Json = Record<string, unknown>;

interface Operation {
  readonly security?: readonly unknown[];
  readonly parameters?: readonly { readonly in: string; readonly name: string }[];
  readonly requestBody?: { required?: boolean; readonly content: Record<string, { schema?: Json }> };
  responses: Record<string, Json>;
}

export interface OpenApiDocument {
  readonly components: { schemas: Record<string, Json>; responses?: Json; headers?: Json };
  readonly paths: Record<string, Record<string, Operation>>;
}

/** The document of the routes, made ready for its readers. */
export function finishDocument<Document extends OpenApiDocument>(document: Document): Document {
  const finished = withoutPatternsOfFormats(document);
  const problems = new Set<number>();
  for (const [path, operations] of Object.entries(finished.paths)) {
    for (const [method, operation] of Object.entries(operations)) {
      describeAnswers(operation, method, path);
      for (const status of problemsOf(operation, method)) {
        // A route's own word for a status wins: the token endpoint answers errors as OAuth has them.
        operation.responses[status] ??= { $ref: `#/components/responses/Problem${status}` };
        problems.add(status);
      }
      if (operation.requestBody) operation.requestBody.required = !hasDefault(operation.requestBody.content);
    }
  }
  finished.components.responses = Object.fromEntries(
    [...problems].sort().map((status) => [`Problem${status}`, problemResponse(status)]),
  );
  finished.components.headers = headers;
  return withNamedSchemas(finished);
}

/** Statuses that are problems; verbs add no others. */
function problemsOf({ security = [], parameters = [] }: Operation, method: string): number[] {
  const conditional = parameters.some(({ name }) => name === "if-match");
  return [
    ...(security.length > 0 ? [400, 401, 403, 404] : []),
    ...(security.length > 0 && method !== "get" ? [409, 413, 415, 422] : []),
    ...(conditional ? [412, 428] : []),
    ...[500, 503],
  ];
}

function problemResponse(status: number): Json {
  const codes = problemCodes.filter((problem) => problem.status === status);
  return {
    description: codes.map(({ code, title }) => `\`${code}\`: ${title.en}`).join("; "),
    content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
  };
}

const headers = {
  ETag: { description: "Entity tag of the record, for `If-Match`", schema: { type: "string" } },
  Location: { description: "Where the new record is", schema: { type: "string", format: "uri-reference" } },
};

const answers: Readonly<Record<string, string>> = { 200: "Done", 201: "Created", 202: "Accepted" };

/** Words for success, and the headers that come with a record. */
function describeAnswers(operation: Operation, method: string, path: string): void {
  const conditional = operation.parameters?.some(({ name }) => name === "if-match");
  const single = conditional === true || (method === "get" && path.endsWith("}"));
  for (const [status, answer] of Object.entries(operation.responses)) {
    if (answers[status] === undefined) continue;
    answer.description = answers[status];
    const named = [...(single ? ["ETag"] : []), ...(status === "201" ? ["ETag", "Location"] : [])];
    if (named.length === 0) continue;
    answer.headers = Object.fromEntries(
      named.map((name) => [name, { $ref: `#/components/headers/${name}` }]),
    );
  }
}

function hasDefault(content: Record<string, { schema?: Json }>): boolean {
  return Object.values(content).some(({ schema }) => schema !== undefined && "default" in schema);
}

const spoken = new Set(["date", "date-time", "uuid", "email"]);

/** The expressions behind well-known formats run over hundreds of characters and say nothing more. */
function withoutPatternsOfFormats<T>(document: T): T {
  return mapObjects(document, (value) => {
    if (typeof value.pattern !== "string" || !spoken.has(String(value.format))) return value;
    const { pattern: _, ...rest } = value;
    return rest;
  });
}

const schemaRef = "#/components/schemas/";

/**
 * Every named schema comes twice, as `Name` for answers and `NameInput` for requests. Kept is what is referred to,
 * under the plain name wherever both read the same.
 */
function withNamedSchemas<Document extends OpenApiDocument>(document: Document): Document {
  const { schemas } = document.components;
  const used = referredFrom({ ...document.paths, ...document.components.responses }, schemas);
  const renamed = new Map(
    [...used]
      .filter((name) => name.endsWith("Input") && isPlain(name, used, schemas))
      .map((name) => [name, plain(name)]),
  );
  const finalName = (name: string) => renamed.get(name) ?? name;
  document.components.schemas = Object.fromEntries(
    [...used]
      .map((name): [string, Json] => [finalName(name), schemas[name] ?? {}])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
  return mapObjects(document, (value) =>
    typeof value.$ref === "string" && value.$ref.startsWith(schemaRef)
      ? { ...value, $ref: schemaRef + finalName(value.$ref.slice(schemaRef.length)) }
      : value,
  );
}

const plain = (name: string) => name.replace(/Input$/, "");

function isPlain(name: string, used: ReadonlySet<string>, schemas: Record<string, Json>): boolean {
  const withPlainRefs = (schema: unknown) => JSON.stringify(schema).replaceAll('Input"', '"');
  return !used.has(plain(name)) || withPlainRefs(schemas[name]) === withPlainRefs(schemas[plain(name)]);
}

function referredFrom(root: unknown, schemas: Record<string, Json>): Set<string> {
  const found = new Set<string>();
  const visit = (value: unknown) => {
    for (const [, name = ""] of JSON.stringify(value).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      if (found.has(name)) continue;
      found.add(name);
      visit(schemas[name] ?? {});
    }
  };
  visit(root);
  return found;
}

/** A copy of plain JSON in which every object, the inner ones first, is what `change` makes of it. */
function mapObjects<T>(json: T, change: (value: Json) => Json): T {
  return JSON.parse(JSON.stringify(json), (_key, value: unknown) =>
    typeof value === "object" && value !== null && !Array.isArray(value) ? change(value as Json) : value,
  ) as T;
}
