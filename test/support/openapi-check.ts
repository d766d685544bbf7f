// Holds answers against the OpenAPI document: status, headers, content type, and every field.
import type { ValidateFunction } from "ajv/dist/2020.js";
import { schemaValidator } from "./json-schema.ts";

interface Answer {
  readonly method: string;
  /** Of the URL, without the query. */
  readonly path: string;
  readonly status: number;
  readonly contentType: string;
  readonly headers: Headers;
  readonly body: unknown;
}

interface Document {
  readonly paths: Record<string, Record<string, { responses: Record<string, ResponseObject> }>>;
}

type Referred<T> = T & { $ref?: string };
type HeaderObject = Referred<{ required?: boolean; schema?: object }>;
type ResponseObject = Referred<{
  content?: Record<string, { schema?: object }>;
  headers?: Record<string, HeaderObject>;
}>;

/** What HTTP itself needs, and what every answer of the service carries for browsers and logs. */
const everywhere = new Set([
  ...["connection", "content-length", "content-type", "date", "keep-alive", "transfer-encoding"],
  ...[
    "cache-control",
    "content-security-policy",
    "referrer-policy",
    "x-content-type-options",
    "x-request-id",
  ],
]);

/** A check that throws when an answer is outside of the document. */
export function openApiCheck(document: object): (answer: Answer) => void {
  const ajv = schemaValidator(document);
  const { paths } = document as Document;
  const templates = Object.keys(paths).sort(moreLiteralFirst);
  const compiled = new Map<string, ValidateFunction>();

  return ({ method, path, status, contentType, headers, body }) => {
    const where = `${method} ${path} → ${status}`;
    const template = templates.find((candidate) => matches(candidate, path));
    const operation = template === undefined ? undefined : paths[template]?.[method.toLowerCase()];
    // A URL that no route has, or not for this method, is answered outside of the document.
    if (template === undefined || operation === undefined) {
      if (status === (template === undefined ? 404 : 405)) return;
      throw new Error(`${where}: the document has no such operation`);
    }
    const response = operation.responses[status];
    if (!response) throw new Error(`${where}: the document does not have this status`);
    const at = response.$ref
      ? `document:${response.$ref}`
      : `document:#/paths/${escape(template)}/${method.toLowerCase()}/responses/${status}`;
    const { content, headers: documented = {} } = resolved(document, response);
    for (const fault of headerFaults(document, ajv, documented, headers))
      throw new Error(`${where}: ${fault}`);
    if (content === undefined) {
      if (body === undefined) return;
      throw new Error(`${where}: the document has no body here`);
    }
    if (!content[contentType]) throw new Error(`${where}: "${contentType}" is not in the document`);
    const schemaAt = `${at}/content/${escape(contentType)}/schema`;
    const validate = compiled.get(schemaAt) ?? ajv.compile({ $ref: schemaAt });
    compiled.set(schemaAt, validate);
    if (!validate(body))
      throw new Error(`${where} is outside the document: ${ajv.errorsText(validate.errors)}`);
  };
}

/** `/v1/referrals/claim` is meant before `/v1/referrals/{id}`. */
function moreLiteralFirst(a: string, b: string): number {
  return a.split("{").length - b.split("{").length;
}

function matches(template: string, path: string): boolean {
  const [wanted, found] = [template.split("/"), path.split("/")];
  return (
    wanted.length === found.length && wanted.every((part, i) => part.startsWith("{") || part === found[i])
  );
}

const escape = (part: string) => encodeURIComponent(part.replaceAll("~", "~0").replaceAll("/", "~1"));

function resolved<T>(document: object, value: Referred<T>): T {
  if (value.$ref === undefined) return value;
  const parts = value.$ref.slice(2).split("/");
  return parts.reduce<unknown>((at, part) => (at as Record<string, unknown>)[part], document) as T;
}

function headerFaults(
  document: object,
  ajv: ReturnType<typeof schemaValidator>,
  documented: Record<string, HeaderObject>,
  sent: Headers,
): string[] {
  const known = new Map(Object.entries(documented).map(([name, header]) => [name.toLowerCase(), header]));
  const strangers = [...sent.keys()].filter((name) => !known.has(name) && !everywhere.has(name));
  const faults = [...known].flatMap(([name, header]) => {
    const { required = false, schema = {} } = resolved(document, header);
    const value = sent.get(name);
    if (value === null) return required ? [`the header ${name} is missing`] : [];
    return ajv.validate(schema, value) ? [] : [`the header ${name}: ${ajv.errorsText()}`];
  });
  return [...strangers.map((name) => `the document does not have the header ${name}`), ...faults];
}
