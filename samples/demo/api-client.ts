// Calls the public API as one client: gets a token for its id and secret, renews it, and tells what was refused.
import { DemoError } from "./demo-error.ts";

export interface Credentials {
  readonly clientId: string;
  readonly clientSecret: string;
}

/** Answers are what the OpenAPI document says of the call. */
export interface ApiClient {
  get<Answer>(path: string): Promise<Answer>;
  /** `undefined` for what is not there. */
  find<Answer>(path: string): Promise<Answer | undefined>;
  post<Answer>(path: string, body: unknown): Promise<Answer>;
  put<Answer>(path: string, body: unknown): Promise<Answer>;
  /** All items of a list, page after page. */
  list<Item>(path: string): Promise<Item[]>;
}

/** RFC 6749, section 5.1. */
interface TokenAnswer {
  readonly access_token: string;
  /** Seconds. */
  readonly expires_in: number;
}

interface Token {
  readonly value: string;
  readonly renewAt: number;
}

const renewBeforeEndMs = 60_000;

/** `undefined` when the server does not know the client, or not with this secret. */
export async function connectClient(
  url: string,
  credentials: Credentials,
  signal: AbortSignal,
): Promise<ApiClient | undefined> {
  const getToken = () => fetchToken(url, credentials, signal);
  let token = await getToken();
  if (token === undefined) return undefined;
  const send = async (method: string, path: string, body?: unknown): Promise<Response> => {
    if (token === undefined || Date.now() > token.renewAt) token = await getToken();
    return fetch(url + path, {
      method,
      signal,
      headers: {
        authorization: `Bearer ${token?.value}`,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  };
  return apiOf(send);
}

interface Page<Item> {
  readonly items: Item[];
  readonly nextCursor: string | null;
}

type Send = (method: string, path: string, body?: unknown) => Promise<Response>;

function apiOf(send: Send): ApiClient {
  const call = async <Answer>(method: string, path: string, body?: unknown) =>
    answerOf<Answer>(`${method} ${path}`, await send(method, path, body));
  return {
    get: (path) => call("GET", path),
    post: (path, body) => call("POST", path, body),
    put: (path, body) => call("PUT", path, body),
    async find<Answer>(path: string) {
      const response = await send("GET", path);
      if (response.status !== 404) return answerOf<Answer>(`GET ${path}`, response);
      await response.body?.cancel();
      return undefined;
    },
    async list<Item>(path: string) {
      const items: Item[] = [];
      const query = new URLSearchParams({ limit: "200" });
      for (;;) {
        const page = await call<Page<Item>>("GET", `${path}?${query.toString()}`);
        items.push(...page.items);
        if (page.nextCursor === null) return items;
        query.set("cursor", page.nextCursor);
      }
    },
  };
}

/** The document describes every answer, so nothing here checks its shape. @throws {DemoError} for a refusal */
async function answerOf<Answer>(call: string, response: Response): Promise<Answer> {
  if (response.ok) return (await response.json()) as Answer;
  throw new DemoError(`${call} was answered with ${response.status}: ${await response.text()}`);
}

async function fetchToken(
  url: string,
  { clientId, clientSecret }: Credentials,
  signal: AbortSignal,
): Promise<Token | undefined> {
  const response = await fetch(`${url}/oauth/token`, {
    method: "POST",
    signal,
    headers: { authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}` },
    body: new URLSearchParams({ grant_type: "client_credentials" }),
  });
  if (response.status === 401) {
    await response.body?.cancel();
    return undefined;
  }
  const answer = await answerOf<TokenAnswer>("POST /oauth/token", response);
  return { value: answer.access_token, renewAt: Date.now() + answer.expires_in * 1000 - renewBeforeEndMs };
}
