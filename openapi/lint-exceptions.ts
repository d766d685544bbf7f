// PURE. Where the document departs from what Redocly and OWASP's rules ask, and why: the one list of exceptions.

export type Json = Readonly<Record<string, unknown>>;

export interface Exception {
  readonly rule: string;
  /** A regular expression of the places (JSON pointers) that it is about; everywhere unless given. */
  readonly at?: RegExp;
  /** Only about what we send, never about what is sent to us. */
  readonly onlyAnswers?: true;
  /** Only about a schema such as this, or one that belongs to such a parameter. */
  readonly when?: (schema: Json, owner: Json) => boolean;
  readonly reason: string;
}

const tracking = /^\/paths\/~1v1~1tracking~1/;
const open = /^\/paths\/(~1healthz|~1readyz|~1\.well-known~1jwks\.json)\//;

/** Without `*`, `+` and `{n,}`; what a pattern only looks ahead for adds nothing to its length. */
function isBounded({ format, pattern }: Json): boolean {
  if (typeof pattern !== "string") return format !== undefined;
  return !/[*+]|\{\d+,\}/.test(pattern.replaceAll(/\(\?!.*?\)/g, ""));
}

export const exceptions: readonly Exception[] = [
  {
    rule: "owasp:api4:2023-string-limit",
    onlyAnswers: true,
    reason: "The rule guards a server's memory; what we send was bounded when it was stored.",
  },
  {
    rule: "owasp:api4:2023-array-limit",
    onlyAnswers: true,
    reason: "As for texts: lists come in pages, and what a record holds was bounded when it was stored.",
  },
  {
    rule: "owasp:api4:2023-integer-limit",
    onlyAnswers: true,
    reason: "As for texts.",
  },
  {
    rule: "owasp:api4:2023-string-limit",
    when: isBounded,
    reason: "A date, a UUID, and a pattern without endless repetition limit the length as well.",
  },
  {
    rule: "owasp:api4:2023-string-limit",
    when: (_, owner) => owner.in === "header",
    reason: "All headers of a request together are at most 16 KB (431), and what is kept of one is cut.",
  },
  {
    rule: "owasp:api4:2023-string-limit",
    at: /^\/paths\/~1v1~1imports\/post\/requestBody\//,
    reason:
      "A file is read as it comes in, in constant memory; what it unpacks to is limited in bytes by a setting.",
  },
  {
    rule: "owasp:api4:2023-integer-limit",
    when: ({ format }) => format === "int64",
    reason: "Bounded by what JSON carries exactly, 2^53: amounts in rupiah, positions in a chain.",
  },
  {
    rule: "owasp:api4:2023-string-restricted",
    reason:
      "Names, addresses and notes are words of people in any script. They are bounded, and control characters and " +
      "halves of characters are refused, which no format of JSON Schema says.",
  },
  {
    rule: "owasp:api4:2023-rate-limit",
    reason:
      "The service bounds what one request may cost; how many a client may send is decided by the proxy in front, " +
      "which sees all servers of a city.",
  },
  { rule: "owasp:api4:2023-rate-limit-responses-429", reason: "As above: the proxy answers it." },
  {
    rule: "owasp:api8:2023-define-cors-origin",
    reason: "There is none: systems call the service, and pages of other origins shall not.",
  },
  {
    rule: "owasp:api2:2023-short-lived-access-tokens",
    reason:
      "Tokens end after ten minutes; client credentials have no refresh tokens (RFC 6749 section 4.4.3).",
  },
  {
    rule: "owasp:api2:2023-write-restricted",
    at: /^\/paths\/~1oauth~1token\//,
    reason: "Here a client shows its secret to get the token that everything else needs.",
  },
  {
    rule: "owasp:api2:2023-read-restricted",
    at: open,
    reason: "Health is asked by what starts and balances servers; the keys are public ones.",
  },
  {
    rule: "owasp:api8:2023-define-error-responses-401",
    at: open,
    reason: "They ask for no token.",
  },
  {
    rule: "owasp:api8:2023-define-error-validation",
    at: open,
    reason: "They take no input.",
  },
  {
    rule: "owasp:api2:2023-read-restricted",
    at: tracking,
    reason:
      "Whoever knocked has a code of 80 random bits, and no token; it opens nothing that is about anybody.",
  },
  { rule: "owasp:api8:2023-define-error-responses-401", at: tracking, reason: "It asks for no token." },
  {
    rule: "owasp:api8:2023-define-error-validation",
    at: tracking,
    reason:
      "A code that is none is not found (404), however it is written: nobody learns what codes look like.",
  },
  { rule: "operation-4xx-response", at: open, reason: "They take no input and no token." },
  {
    rule: "owasp:api1:2023-no-numeric-ids",
    at: /subjectId|areaCode|parameters\/\d+\/schema/,
    reason: "The codes of areas are the Home Ministry's, public and not of people. All other ids are UUIDs.",
  },
  {
    rule: "owasp:api9:2023-inventory-environment",
    reason: "The URL is relative: the document speaks of whichever server it came from.",
  },
  {
    rule: "info-contact",
    reason: "Whom to ask differs from city to city.",
  },
  {
    rule: "license-url",
    reason: "The license is named by its SPDX identifier, beside which OpenAPI 3.1 allows no URL.",
  },
  {
    rule: "openapi-tags-alphabetical",
    reason: "Tags stand in the order of a household's way through the service.",
  },
];
