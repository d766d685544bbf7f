// Runs the real server as a process of its own, with keys that the test has too, so that it can speak as any role.
import { createPrivateKey, generateKeyPairSync, randomBytes } from "node:crypto";
import type { Role } from "../../src/actor.ts";
import { scopesOfRole } from "../../src/auth/roles.ts";
import { signToken, type TokenIssuer } from "../../src/auth/sign-token.ts";
import { signingKey } from "../../src/auth/signing-key.ts";
import { type Running, startProgram } from "./run-program.ts";

/** Settings of a city: its keys. Servers and commands of one city have them alike. */
export interface CityKeys {
  readonly AUTH_PRIVATE_KEY: string;
  readonly IDENTIFIER_KEYS: string;
  readonly IDENTIFIER_LOOKUP_KEY: string;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed JSON; tests know what they asked for. */
  readonly body: any;
}

export interface Request {
  /** An object is sent as JSON, a string as it is. */
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
  readonly signal?: AbortSignal;
}

export interface Server extends Running {
  readonly url: string;
  /** Sends as a role, limited to the agency where that is given; the whole city is its area. */
  send(
    caller: { role: Role; agency?: string },
    method: string,
    path: string,
    request?: Request,
  ): Promise<Answer>;
  /** What stands at a path that does not answer in JSON. */
  text(caller: { role: Role; agency?: string }, path: string): Promise<string>;
}

export function newCityKeys(): CityKeys {
  const { privateKey } = generateKeyPairSync("ed25519");
  return {
    AUTH_PRIVATE_KEY: privateKey.export({ type: "pkcs8", format: "pem" }) as string,
    IDENTIFIER_KEYS: `k1:${randomBytes(32).toString("base64")}`,
    IDENTIFIER_LOOKUP_KEY: randomBytes(32).toString("base64"),
  };
}

/** Starts `src/server.ts` on a free port, in the usual schema unless another is set, and waits until it serves. */
export async function startServer(keys: CityKeys, settings: Record<string, string>): Promise<Server> {
  const running = startProgram("src/server.ts", [], { PORT: "0", ...keys, ...settings });
  const [, url = ""] = await running.line(/answers at (http:\/\/\S+?),/);
  const key = signingKey(createPrivateKey(keys.AUTH_PRIVATE_KEY));
  const { DATABASE_SCHEMA: city = "satu-pintu" } = settings;
  const issuer: TokenIssuer = { name: `urn:satu-pintu:${city}`, audience: "satu-pintu", key };
  const fetchAs = async (
    { role, agency = null as string | null }: { role: Role; agency?: string | null },
    method: string,
    path: string,
    { body, headers, signal }: Request = {},
  ) => {
    const area = role === "field" ? "15.71" : null;
    const client = { id: `test-${role}`, name: `test-${role}`, role, agency, area };
    const token = await signToken(issuer, client, scopesOfRole[role], new Date());
    return fetch(url + path, {
      ...{ method, signal },
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      body: body === undefined || typeof body === "string" ? body : JSON.stringify(body),
    });
  };
  return {
    ...running,
    url,
    async send(caller, method, path, request) {
      const response = await fetchAs(caller, method, path, request);
      const text = await response.text();
      return {
        status: response.status,
        headers: response.headers,
        body: text === "" ? undefined : JSON.parse(text),
      };
    },
    text: async (caller, path) => (await fetchAs(caller, "GET", path)).text(),
  };
}
