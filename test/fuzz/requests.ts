// PURE. Requests of an operation: as the document says, almost so, and nothing like it.
import fc from "fast-check";
import type { Role, Scope } from "../../src/actor.ts";
import { scopesOfRole } from "../../src/auth/roles.ts";
import { damage, damaged, hostileText, textDamage } from "./hostile.ts";
import type { Operation, Parameter, Schema } from "./operations.ts";
import { type Known, valuesOf } from "./values-of-schema.ts";

export interface Caller {
  readonly role: Role | "anonymous";
  readonly agency?: string;
  readonly area?: string;
}

export interface Sent {
  readonly caller: Caller;
  /** Path and query. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON text, or form text. */
  readonly body?: string;
  /** Nothing was damaged: the document allows every part. */
  readonly asDocumented: boolean;
}

const roles = Object.keys(scopesOfRole) as Role[];

function callers(scope: string | undefined): fc.Arbitrary<Caller> {
  const allowed = roles.filter((role) => scope === undefined || scopesOfRole[role].includes(scope as Scope));
  const role = fc.oneof(
    { weight: 4, arbitrary: fc.constant<Role>(allowed.includes("tkpk") ? "tkpk" : allowed[0]!) },
    { weight: 5, arbitrary: fc.constantFrom(...allowed) },
    { weight: 1, arbitrary: fc.constantFrom<Role | "anonymous">(...roles, "anonymous") },
  );
  return fc.record({
    role,
    agency: fc.constantFrom("dinsos", "dinkes", "disdik"),
    area: fc.constantFrom("15.71", "15.71.08", "15.71.01"),
  });
}

/** Requests of one operation, two in five damaged; `known` leads to what is stored. */
export function requestsOf(document: Schema, operation: Operation, known: Known): fc.Arbitrary<Sent> {
  const within = (place: Parameter["in"]) =>
    fieldsOf(
      document,
      known,
      operation.parameters.filter((one) => one.in === place),
    );
  const inPath = operation.parameters.filter((one) => one.in === "path");
  const body = operation.body
    ? fc.option(valuesOf(document, known, operation.body.schema), { freq: 12, nil: undefined })
    : fc.constant(undefined);
  const valid = fc.record({
    caller: callers(operation.scope),
    path: fieldsOf(document, (name) => known(`{${name}}`), inPath),
    query: within("query"),
    headers: fc.tuple(within("header"), plainHeaders).map(([own, more]) => ({ ...more, ...own })),
    body: operation.body?.required ? body.filter((value) => value !== undefined) : body,
  });
  const spoilt = fc.record({
    part: fc.constantFrom(...spoilable(operation)),
    damage,
    text: textDamage,
    header: hostileHeaders,
  });
  return fc
    .tuple(
      valid,
      fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 2, arbitrary: spoilt }),
    )
    .map(([parts, spoiling]) => sentOf(operation, parts, spoiling));
}

type Fields = Record<string, unknown>;

/** Events that do not come are waited for as long as was asked: nobody does here. */
function inNoTime(name: string, schema: Schema): Schema {
  return name === "wait" ? { ...schema, minimum: 0, maximum: 0 } : schema;
}

function fieldsOf(document: Schema, known: Known, parameters: readonly Parameter[]): fc.Arbitrary<Fields> {
  const properties = Object.fromEntries(parameters.map(({ name, schema }) => [name, inNoTime(name, schema)]));
  const required = parameters.filter((one) => one.required).map(({ name }) => name);
  return valuesOf(document, known, { type: "object", properties, required }) as fc.Arbitrary<Fields>;
}

const plainHeaders: fc.Arbitrary<Fields> = fc.record(
  {
    "x-purpose": fc.constantFrom("home visit", "verifikasi"),
    "x-on-behalf-of": fc.constant("officer 7"),
    "accept-language": fc.constantFrom("id", "en", "id;q=0.5, en"),
  },
  { requiredKeys: [] },
);

const headerText = fc.oneof(hostileText, fc.constantFrom('"1"', 'W/"1"', '"99999999999"', "*", "Bearer x"));

const hostileHeaders: fc.Arbitrary<Record<string, string>> = fc.dictionary(
  fc.constantFrom(
    ...[
      "if-match",
      "if-none-match",
      "accept-language",
      "accept",
      "x-purpose",
      "x-on-behalf-of",
      "idempotency-key",
    ],
    ...["content-type", "content-encoding", "authorization", "x-forwarded-for", "range", "cookie"],
  ),
  headerText.map(inHeader),
  { minKeys: 1, maxKeys: 2 },
);

type Part = "path" | "query" | "headers" | "body" | "text";

function spoilable({ parameters, body }: Operation): Part[] {
  const has = (place: Parameter["in"]) => parameters.some((one) => one.in === place);
  return [
    ...(has("path") ? (["path"] as const) : []),
    ...(has("query") ? (["query", "query"] as const) : []),
    ...(body ? (["body", "body", "body", "body", "text"] as const) : []),
    "headers",
  ];
}

interface Parts {
  caller: Caller;
  path: Fields;
  query: Fields;
  headers: Fields;
  body: unknown;
}

interface Spoiling {
  part: Part;
  damage: Parameters<typeof damaged>[1];
  text: (json: string) => string;
  header: Fields;
}

function sentOf(operation: Operation, valid: Parts, spoiling: Spoiling | undefined): Sent {
  const parts = { ...valid };
  const { part } = spoiling ?? {};
  if (part === "headers") parts.headers = { ...parts.headers, ...spoiling!.header };
  else if (part === "path" || part === "query")
    parts[part] = asFields(damaged(parts[part], spoiling!.damage));
  else if (part === "body") parts.body = damaged(parts.body ?? {}, spoiling!.damage);
  const encoded = encodedBody(parts.body, operation.body?.type);
  const body = part === "text" ? spoiling!.text(encoded ?? "") : encoded;
  return {
    caller: parts.caller,
    url: urlOf(operation.path, parts),
    headers: {
      ...(body === undefined ? {} : { "content-type": operation.body!.type }),
      ...Object.fromEntries(
        Object.entries(parts.headers).map(([name, value]) => [name, inHeader(textOf(value))]),
      ),
    },
    body,
    asDocumented: part === undefined,
  };
}

function asFields(value: unknown): Fields {
  return typeof value === "object" && value !== null ? (value as Fields) : { stranger: value };
}

function encodedBody(body: unknown, type: string | undefined): string | undefined {
  if (body === undefined || type === undefined) return undefined;
  return type === "application/json" ? JSON.stringify(body) : formOf(asFields(body));
}

/** Longer ones are refused before they are a request (431). */
const maxUrlCharacters = 8000;
/** So that a URL is never cut within its path, where it would become another operation's. */
const maxPartCharacters = 2000;

function urlOf(template: string, { path, query }: Parts): string {
  const filled = template.replaceAll(/\{(\w+)\}/g, (_, name: string) => partOfPath(path[name] ?? "-"));
  const search = formOf(query);
  return (search === "" ? filled : `${filled}?${search}`).slice(0, maxUrlCharacters);
}

function partOfPath(value: unknown): string {
  const part = inUrl(textOf(value));
  return part.length <= maxPartCharacters ? part : part.slice(0, maxPartCharacters).replace(/%.?$/, "");
}

function formOf(fields: Fields): string {
  return Object.entries(fields)
    .flatMap(([name, value]) => (Array.isArray(value) ? value : [value]).map((one) => [name, textOf(one)]))
    .map(([name, value]) => `${inUrl(name!)}=${inUrl(value!)}`)
    .join("&");
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** What can be put on the wire: Latin-1 without line ends. */
function inHeader(text: string): string {
  return text.replace(/[^\t\x20-\x7e\x80-\xff]/g, "").slice(0, 4000);
}

const half = "~half~";

/** Halves of characters and a few signs go as they are: servers meet such URLs too. */
function inUrl(text: string): string {
  if (text === "%" || text === "%00") return text;
  return encodeURIComponent(text.replaceAll(/\p{Cs}/gu, half)).replaceAll(half, "%ed%a0%80");
}
