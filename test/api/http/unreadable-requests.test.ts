// Requests that no route sees whole: bad URLs, bad HTTP, bodies that are no JSON. Each is answered with a problem.
import { connect } from "node:net";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { signToken } from "../../../src/auth/sign-token.ts";
import { scopesOfRole } from "../../../src/auth/roles.ts";
import { type Api, startApi } from "../../support/api.ts";

let api: Api;
let authorization: string;
beforeAll(async () => {
  api = await startApi();
  const client = { id: "test-tkpk", name: "test-tkpk", role: "tkpk" as const, agency: null, area: null };
  authorization = `Bearer ${await signToken(api.issuer, client, scopesOfRole.tkpk, api.clock.now())}`;
});
afterAll(() => api.stop());

interface RawAnswer {
  readonly status: number;
  readonly head: string;
  readonly body: string;
}

/** Sends bytes as they are and reads until the server closes. */
function send(bytes: string | Buffer): Promise<RawAnswer> {
  const { hostname, port } = new URL(api.url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    let got = "";
    socket.on("data", (data) => (got += String(data)));
    socket.on("error", reject);
    socket.on("close", () => {
      const [head = "", body = ""] = got.split("\r\n\r\n");
      resolve({ status: Number(head.split(" ")[1]), head: head.toLowerCase(), body });
    });
  });
}

function request(method: string, path: string, headers: Record<string, string> = {}, body?: Buffer): Buffer {
  const all = { host: "x", authorization, connection: "close", ...headers };
  const length = body ? { "content-length": String(body.length) } : {};
  const lines = Object.entries({ ...all, ...length }).map(([name, value]) => `${name}: ${value}`);
  const head = [`${method} ${path} HTTP/1.1`, ...lines, "", ""].join("\r\n");
  return Buffer.concat([Buffer.from(head), body ?? Buffer.alloc(0)]);
}

function expectProblem(answer: RawAnswer, status: number, code: string): void {
  expect(answer.status).toBe(status);
  expect(answer.head).toContain("content-type: application/problem+json");
  expect(answer.head).toContain("cache-control: no-store");
  const problem = JSON.parse(answer.body);
  expect(problem).toMatchObject({ status, code, type: `urn:satu-pintu:problem:${code}` });
  expect(problem.requestId).toMatch(/^[0-9a-f-]{36}$/);
}

/** The body without the request's id, whose random digits may be any. */
function saidIn({ body }: RawAnswer): string {
  const { requestId, ...said } = JSON.parse(body);
  expect(requestId).toBeTruthy();
  return JSON.stringify(said);
}

describe("a URL", () => {
  it.each(["/v1/areas/%zz", "/v1/areas/%", "/v1/nowhere/%zz", "/v1/areas/%c3%28"])(
    "like %s is not repeated",
    async (path) => {
      const answer = await send(request("GET", path));
      expectProblem(answer, 400, "invalid-request");
      expect(answer.body).not.toContain("%");
      expect(answer.head).toContain("x-request-id:");
      expect(answer.head).toContain("content-security-policy:");
    },
  );

  it("with a longer id than any finds nothing, and is not repeated", async () => {
    const answer = await send(request("GET", `/v1/areas/${"9".repeat(101)}`));
    expectProblem(answer, 404, "not-found");
    expect(saidIn(answer)).not.toContain("999");
  });

  it("is right and the method wrong", async () => {
    for (const method of ["PATCH", "DELETE", "OPTIONS", "HEAD"]) {
      const answer = await send(request(method, "/v1/agencies/dinsos"));
      expect(answer.status).toBe(405);
      expect(answer.head).toContain("allow: get, put");
    }
    expectProblem(await send(request("POST", "/v1/areas/15.71")), 405, "method-not-allowed");
    expectProblem(await send(request("POST", "/v1/nowhere")), 404, "not-found");
  });
});

describe("what is no HTTP", () => {
  it.each([
    ["nonsense", "nonsense 1571086505900001\r\n\r\n", 400],
    ["a wrong length", "POST /v1/areas HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n", 400],
    ["a header too long", `GET / HTTP/1.1\r\nHost: x\r\nX-Big: ${"a".repeat(20_000)}\r\n\r\n`, 431],
  ])("such as %s", async (_, bytes, status) => {
    const answer = await send(bytes);
    expectProblem(answer, status, "invalid-request");
    expect(saidIn(answer)).not.toContain("15710");
  });
});

describe("a body", () => {
  const json = JSON.stringify({ code: "test-body", name: { id: "Dinas", en: "Office" } });
  const post = (headers: Record<string, string>, body: Buffer) =>
    send(request("POST", "/v1/agencies", headers, body));

  it("of text is refused by its type", async () => {
    expectProblem(
      await post({ "content-type": "text/plain" }, Buffer.from(json)),
      415,
      "unsupported-media-type",
    );
  });

  it.each(["gzip", "br", "identity, gzip"])(
    "encoded as %s is refused by that, and not as bad JSON",
    async (encoding) => {
      const headers = { "content-type": "application/json", "content-encoding": encoding };
      const answer = await post(headers, gzipSync(json));
      expectProblem(answer, 415, "unsupported-media-type");
      expect(answer.head).toContain("accept-encoding: identity");
    },
  );

  it("that is no UTF-8 is refused, and nothing stored in its place", async () => {
    const [before, after] = json.split("Office") as [string, string];
    const body = Buffer.concat([Buffer.from(before), Buffer.from([0x4f, 0xff]), Buffer.from(after)]);
    expectProblem(await post({ "content-type": "application/json" }, body), 400, "malformed-json");
  });

  it.each(['{"__proto__":{"a":1}}', '{"constructor":{"prototype":{"a":1}}}', "{", ""])(
    "of %s is no JSON that we read",
    async (text) => {
      expectProblem(
        await post({ "content-type": "application/json" }, Buffer.from(text)),
        400,
        "malformed-json",
      );
    },
  );

  it("may be said to be `identity`, with accents", async () => {
    const body = Buffer.from(JSON.stringify({ code: "test-utf8", name: { id: "Dinas É 👩", en: "Office" } }));
    const headers = { "content-type": "application/json; charset=utf-8", "content-encoding": "identity" };
    expect((await post(headers, body)).status).toBe(201);
    expect((await api.as("tkpk").get("/v1/agencies/test-utf8")).body.name.id).toBe("Dinas É 👩");
  });
});
