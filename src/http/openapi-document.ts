// PURE. What routes and their schemas leave open in the document: problems, headers, and every schema named once.
import { problemCodes } from "../problem.ts";

type Json = Record<string, unknown>;

interface Operation {
  readonly security?: readonly unknown[];
  readonly parameters?: readonly Json[];
  readonly requestBody?: { required?: boolean; readonly content: Record<string, { schema?: Json }> };
  readonly responses: Record<string, Json>;
}

export interface OpenApiDocument {
  readonly components: { schemas: Record<string, Json>; responses?: Json; headers?: Json };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

/** The document of the routes, made ready for its readers. */
export function finishDocument<Document extends OpenApiDocument>(document: Document): Document {
  const finished = mapObjects(document, plainly);
  for (const [path, operations] of Object.entries(finished.paths)) {
    for (const [method, operation] of Object.entries(operations)) finishOperation(operation, method, path);
  }
  finished.components.responses = problemResponses();
  finished.components.headers = headers;
  return withNamedSchemas(finished);
}

function finishOperation(operation: Operation, method: string, path: string): void {
  const { parameters = [], requestBody, responses } = operation;
  const ifMatch = parameters.find(({ name }) => name === "if-match");
  if (ifMatch) Object.assign(ifMatch, { ...ifMatchParameter, required: method === "put" });
  if (requestBody) requestBody.required = Object.values(requestBody.content).every(hasNoDefault);
  const isSingle = ifMatch !== undefined || (method === "get" && path.endsWith("}"));
  for (const [status, response] of Object.entries(responses)) {
    response.description = answers[status] ?? "Refused";
    const named = status === "201" ? ["ETag", "Location"] : isSingle && status === "200" ? ["ETag"] : [];
    if (named.length > 0)
      response.headers = Object.fromEntries(named.map((name) => [name, refTo("headers", name)]));
  }
  for (const status of problemsOf(operation, method, ifMatch !== undefined)) {
    // A route's own word for a status wins: the token endpoint answers errors as OAuth has them.
    responses[status] ??= refTo("responses", `Problem${status}`);
  }
}

const answers: Readonly<Record<string, string>> = { 200: "Done", 201: "Created", 202: "Accepted" };

const headers = {
  ETag: { description: "Entity tag of a record that may change, for `If-Match`", schema: { type: "string" } },
  Location: { description: "Where the new record is", schema: { type: "string", format: "uri-reference" } },
};

const ifMatchParameter = {
  description: "The `ETag` last read: changed since, the answer is 412",
  example: '"3"',
};

const refTo = (kind: string, name: string) => ({ $ref: `#/components/${kind}/${name}` });

const hasNoDefault = ({ schema }: { schema?: Json }) => schema?.default === undefined;

/** The problems that a call can meet, as far as its shape tells. */
function problemsOf({ security = [] }: Operation, method: string, isConditional: boolean): number[] {
  const isOpen = security.length === 0;
  return [
    ...(isOpen ? [] : [400, 401, 403, 404]),
    ...(isOpen || method === "get" ? [] : [409, 413, 415, 422]),
    ...(isConditional ? [412] : []),
    ...(isConditional && method === "put" ? [428] : []),
    ...[500, 503],
  ];
}

function problemResponses(): Json {
  const statuses = [...new Set(problemCodes.map(({ status }) => status))];
  return Object.fromEntries(statuses.map((status) => [`Problem${status}`, problemResponse(status)]));
}

function problemResponse(status: number): Json {
  const codes = problemCodes.filter((problem) => problem.status === status);
  return {
    description: codes.map(({ code, title }) => `\`${code}\`: ${title.en}`).join("; "),
    content: { "application/problem+json": { schema: refTo("schemas", "Problem") } },
  };
}

const knownFormats = new Set(["date", "date-time", "uuid", "email"]);

/** Without what only repeats: expressions behind well-known formats, the bounds of JSON's integers, a choice of one. */
function plainly(schema: Json): Json {
  const { anyOf, ...rest } = schema;
  if (Array.isArray(anyOf) && anyOf.length === 1) return { ...rest, ...(anyOf[0] as Json) };
  const plain = { ...schema };
  if (typeof schema.pattern === "string" && knownFormats.has(String(schema.format))) delete plain.pattern;
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete plain.minimum;
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete plain.maximum;
  return plain;
}

type Schemas = Readonly<Record<string, Json>>;

const schemaRef = /(?<="#\/components\/schemas\/)\w+(?=")/g;

/**
 * Every named schema comes twice, as `Name` for answers and `NameInput` for requests. Kept is what is referred to,
 * under the plain name where both read the same.
 */
function withNamedSchemas<Document extends OpenApiDocument>(document: Document): Document {
  const { schemas } = document.components;
  const used = referredFrom([document.paths, document.components.responses], schemas);
  const named = [...used].map((name): [string, Json] => [
    plainName(name, used, schemas),
    schemas[name] ?? {},
  ]);
  document.components.schemas = Object.fromEntries(named.sort(([a], [b]) => (a < b ? -1 : 1)));
  const text = JSON.stringify(document).replaceAll(schemaRef, (name) => plainName(name, used, schemas));
  return JSON.parse(text) as Document;
}

function plainName(name: string, used: ReadonlySet<string>, schemas: Schemas): string {
  const plain = name.replace(/Input$/, "");
  if (plain === name || !used.has(plain)) return plain;
  const asPlain = JSON.stringify(schemas[name]).replaceAll(schemaRef, (inner) =>
    plainName(inner, used, schemas),
  );
  return asPlain === JSON.stringify(schemas[plain]) ? plain : name;
}

function referredFrom(root: unknown, schemas: Schemas): Set<string> {
  const found = new Set<string>();
  const visit = (value: unknown) => {
    for (const [name] of JSON.stringify(value).matchAll(schemaRef)) {
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
