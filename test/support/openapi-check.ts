// Holds answers against the OpenAPI document: status, content type, and every field.
import type { ValidateFunction } from "ajv/dist/2020.js";
import { schemaValidator } from "./json-schema.ts";

interface Answer {
  readonly method: string;
  /** Of the URL, without the query. */
  readonly path: string;
  readonly status: number;
  readonly contentType: string;
  readonly body: unknown;
}

interface Document {
  readonly paths: Record<string, Record<string, { responses: Record<string, ResponseObject> }>>;
}

type ResponseObject = { $ref?: string; content?: Record<string, { schema?: object }> };

/** A check that throws when an answer is outside of the document. */
export function openApiCheck(document: object): (answer: Answer) => void {
  const ajv = schemaValidator(document);
  const { paths } = document as Document;
  const templates = Object.keys(paths).sort(moreLiteralFirst);
  const compiled = new Map<string, ValidateFunction>();

  return ({ method, path, status, contentType, body }) => {
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
    const content = (response.$ref ? resolve(document, response.$ref) : response).content;
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

function resolve(document: object, reference: string): ResponseObject {
  const parts = reference.slice(2).split("/");
  return parts.reduce<unknown>(
    (at, part) => (at as Record<string, unknown>)[part],
    document,
  ) as ResponseObject;
}
