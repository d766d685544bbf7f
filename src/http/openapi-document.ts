// PURE. What routes and their schemas leave open in the document: problems, headers, and every schema named once.
import { headerRefs, headers, headersOf } from "./openapi-headers.ts";
import { type Json, type Operation, problemResponses, problemsOf, refTo } from "./openapi-problems.ts";

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
  const answered = Object.values(finished.paths).flatMap((operations) =>
    Object.values(operations).flatMap(({ responses }) => Object.keys(responses).map(Number)),
  );
  finished.components.responses = problemResponses(new Set(answered.filter((status) => status >= 400)));
  finished.components.headers = headers;
  return withNamedSchemas(finished);
}

function finishOperation(operation: Operation, method: string, path: string): void {
  const { parameters = [], requestBody, responses } = operation;
  const ifMatch = parameters.find(({ name }) => name === "if-match");
  if (ifMatch) Object.assign(ifMatch, { ...ifMatchParameter, required: method === "put" });
  if (requestBody) requestBody.required = Object.values(requestBody.content).every(hasNoDefault);
  for (const parameter of parameters) {
    if (parameter.in === "path") parameter.description ??= pathParameters[String(parameter.name)];
  }
  const key = parameters.find(({ name }) => name === "idempotency-key");
  if (key) Object.assign(key, keyParameter);
  for (const [status, response] of Object.entries(responses)) {
    response.description = answers[status] ?? "Refused";
    const named = headerRefs(headersOf(operation, method, path, status));
    if (named) response.headers = named;
  }
  for (const status of problemsOf(operation, method, path)) {
    // A route's own word for a status wins: the token endpoint answers errors as OAuth has them.
    responses[status] ??= refTo("responses", `Problem${status}`);
  }
  delete operation["x-route"];
}

const answers: Readonly<Record<string, string>> = { 200: "Done", 201: "Created", 202: "Accepted" };

const keyParameter = {
  description:
    "Makes the call safe to send again: for 24 hours the same key with the same body gets the same answer, and " +
    "nothing is done twice",
  example: "0198c0de-7a00-7000-8000-000000000002",
};

const pathParameters: Readonly<Record<string, string>> = {
  id: "Id of the record, as answers give it",
  agency: "Code of the agency",
  personId: "Id of the person, as the household's members give it",
  code: "Code of the record, as lists give it",
  version: "Number of the version, as the list of versions gives it",
  name: "Name of the setting",
  deliveryId: "Id of the delivery, as the list of deliveries gives it",
};

const ifMatchParameter = {
  description: "The `ETag` last read: changed since, the answer is 412",
  example: '"3"',
};

const hasNoDefault = ({ schema }: { schema?: Json }) => schema?.default === undefined;

const knownFormats = new Set(["date", "date-time", "uuid", "email"]);

/** Without what only repeats: expressions behind well-known formats, the bounds of JSON's integers, a choice of one. */
function plainly(schema: Json): Json {
  const { anyOf, ...rest } = schema;
  if (Array.isArray(anyOf) && anyOf.length === 1) return { ...rest, ...(anyOf[0] as Json) };
  const plain = { ...schema };
  if (typeof schema.pattern === "string" && knownFormats.has(String(schema.format))) delete plain.pattern;
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete plain.minimum;
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete plain.maximum;
  return schema.type === "integer" ? { ...plain, format: integerFormat(plain) } : plain;
}

/** Generated clients take a type of that size. */
function integerFormat({ minimum, maximum }: Json): "int32" | "int64" {
  const fits = Number(minimum) >= -(2 ** 31) && Number(maximum) < 2 ** 31;
  return fits ? "int32" : "int64";
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
