// PURE. Reads a token request as RFC 6749 sections 2.3.1, 4.4 and 5.2 have it.

/** The error codes of RFC 6749 section 5.2 that can happen here. */
export type TokenErrorCode =
  "invalid_request" | "invalid_client" | "unsupported_grant_type" | "invalid_scope";

/** Answered in the form of RFC 6749, not as a problem: OAuth libraries read it. */
export class TokenError extends Error {
  override name = "TokenError";
  constructor(
    readonly code: TokenErrorCode,
    message: string,
  ) {
    super(message);
  }

  get status(): 400 | 401 {
    return this.code === "invalid_client" ? 401 : 400;
  }
}

export interface TokenRequest {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Scopes asked for; absent: all of the client's. */
  readonly scopes?: readonly string[];
}

/**
 * @param form the decoded body; parameters without a value count as absent, unknown ones are ignored
 * @throws {TokenError}
 */
export function readTokenRequest(form: URLSearchParams, authorization: string | undefined): TokenRequest {
  const values = singleValues(form);
  const grantType = values.get("grant_type");
  if (!grantType) throw new TokenError("invalid_request", "grant_type is missing.");
  if (grantType !== "client_credentials") {
    throw new TokenError("unsupported_grant_type", "Only client_credentials is supported.");
  }
  const credentials = readCredentials(values, authorization);
  const scopes = values.get("scope")?.split(" ").filter(Boolean);
  return { ...credentials, scopes: scopes?.length ? scopes : undefined };
}

function singleValues(form: URLSearchParams): Map<string, string> {
  const values = new Map<string, string>();
  for (const [name, value] of form) {
    if (values.has(name)) throw new TokenError("invalid_request", "A parameter is given twice.");
    values.set(name, value);
  }
  return new Map([...values].filter(([, value]) => value !== ""));
}

type Credentials = Pick<TokenRequest, "clientId" | "clientSecret">;

function readCredentials(
  values: ReadonlyMap<string, string>,
  authorization: string | undefined,
): Credentials {
  const clientId = values.get("client_id");
  const clientSecret = values.get("client_secret");
  if (authorization === undefined) {
    if (clientId && clientSecret) return { clientId, clientSecret };
    throw new TokenError("invalid_client", "Send the client's id and secret by Basic or in the form.");
  }
  const basic = readBasic(authorization);
  // One way of authenticating a request; the id alone may be repeated in the form (RFC 6749 section 3.2.1).
  if (clientSecret || (clientId && clientId !== basic.clientId)) {
    throw new TokenError("invalid_request", "Send the client's id and secret in one place only.");
  }
  return basic;
}

/** Basic with id and secret form-encoded inside (RFC 6749 section 2.3.1). */
function readBasic(authorization: string): Credentials {
  const [, base64 = ""] = /^basic +([a-z0-9+/=]+) *$/i.exec(authorization) ?? [];
  const [, id = "", secret = ""] = /^([^:]+):(.+)$/s.exec(Buffer.from(base64, "base64").toString()) ?? [];
  try {
    const credentials = { clientId: formDecoded(id), clientSecret: formDecoded(secret) };
    if (credentials.clientId && credentials.clientSecret) return credentials;
  } catch {
    // A percent sign without two digits: refused like every other header that cannot be read.
  }
  throw new TokenError("invalid_client", "The Authorization header is not Basic with an id and a secret.");
}

const formDecoded = (value: string) => decodeURIComponent(value.replaceAll("+", " "));
