// Who is let in at all, and what every answer carries.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Api, startApi } from "../../support/api.ts";

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

interface Operation {
  readonly security: readonly unknown[];
}

describe("without a token", () => {
  it("every operation but the public ones answers 401, in the language of the caller", async () => {
    const { paths } = (await fetch(`${api.url}/openapi.json`).then((answer) => answer.json())) as {
      paths: Record<string, Record<string, Operation>>;
    };
    const open: string[] = [];
    for (const [path, operations] of Object.entries(paths)) {
      for (const [method, operation] of Object.entries(operations)) {
        const url = api.url + path.replaceAll(/\{\w+\}/g, "x");
        const answer = await fetch(url, { method, headers: { "accept-language": "id" } });
        if (operation.security.length === 0) open.push(`${method} ${path}`);
        else expect([path, method, answer.status]).toEqual([path, method, 401]);
      }
    }
    expect(open.sort()).toEqual([
      "get /.well-known/jwks.json",
      "get /healthz",
      "get /readyz",
      "get /v1/tracking/{code}",
      "post /oauth/token",
    ]);
  });

  it.each(["Basic abc", "Bearer", "Bearer ", "abc"])("%j is no bearer token", async (authorization) => {
    const answer = await api.anonymous.get("/v1/agencies", { authorization });
    expect(answer.status).toBe(401);
    expect(answer.headers.get("www-authenticate")).toMatch(/^Bearer/);
  });

  it("an unknown URL is 404 and no 401, so that nobody searches for a token in vain", async () => {
    expect((await api.anonymous.get("/v2/agencies")).body.code).toBe("not-found");
  });
});

describe("every answer", () => {
  it("names its request, and may neither be guessed at nor kept", async () => {
    for (const path of ["/healthz", "/v1/agencies", "/nowhere"]) {
      const { headers, body } = await api.anonymous.get(path, { "x-request-id": "mine" });
      expect(headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
      if (body.requestId) expect(body.requestId).toBe(headers.get("x-request-id"));
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("cache-control")).toBe("no-store");
    }
  });

  it("to a body over 1 MiB is a problem that says so", async () => {
    const answer = await api.as("tkpk").post("/v1/agencies", { code: "x".repeat(1_100_000) });
    expect(answer.body.code).toBe("body-too-large");
  });
});

describe("the page of the document", () => {
  it("is for everybody, and loads nothing but its own files", async () => {
    const page = await fetch(`${api.url}/docs`);
    expect(page.status).toBe(200);
    expect(page.headers.get("content-security-policy")).toContain("default-src 'self'");
    const html = await page.text();
    expect(html).not.toMatch(/<script(?![^>]*\bsrc=)[^>]*>[^<]/);
    expect(html).not.toMatch(/(?:src|href)="https?:/);
  });
});
