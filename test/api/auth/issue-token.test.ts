// POST /oauth/token and the keys that check its tokens.
import { createLocalJWKSet, jwtVerify } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Client as StoredClient } from "../../../src/auth/client.ts";
import { createClient } from "../../../src/auth/create-client.ts";
import { revokeClient } from "../../../src/auth/revoke-client.ts";
import { scopesOfRole } from "../../../src/auth/roles.ts";
import { rotateClient } from "../../../src/auth/rotate-client.ts";
import { type Api, startApi } from "../../support/api.ts";

let api: Api;
let client: StoredClient;
let secret: string;
beforeAll(async () => {
  api = await startApi();
  ({ client, secret } = await add());
});
afterAll(() => api.stop());

const add = () => createClient(api.ctx(), { name: "Uji", role: "agency", agency: "dinsos", area: null });
const ask = (body: string, authorization?: string) =>
  api.anonymous.post("/oauth/token", body, {
    "content-type": "application/x-www-form-urlencoded",
    ...(authorization === undefined ? {} : { authorization }),
  });
const basic = (id: string, password: string) =>
  `Basic ${Buffer.from(`${id}:${password}`).toString("base64")}`;
const grant = "grant_type=client_credentials";

describe("a token", () => {
  it("is given for the id and secret in the form or by Basic", async () => {
    for (const answer of [
      await ask(`${grant}&client_id=${client.id}&client_secret=${secret}`),
      await ask(grant, basic(client.id, secret)),
    ]) {
      expect(answer.status).toBe(200);
      expect(answer.headers.get("cache-control")).toBe("no-store");
      expect(answer.body).toMatchObject({ token_type: "Bearer", expires_in: 600 });
      expect(answer.body.scope.split(" ")).toEqual(scopesOfRole.agency);
    }
  });

  it("opens the API until it ends", async () => {
    const { body } = await ask(grant, basic(client.id, secret));
    const read = () => api.anonymous.get("/v1/agencies", { authorization: `bearer ${body.access_token}` });
    expect((await read()).status).toBe(200);
    const before = api.clock.now().toISOString();
    api.clock.advance(600_000);
    expect((await read()).body.code).toBe("unauthenticated");
    api.clock.set(before);
  });

  it("can be checked by others with the published keys, and says whom it speaks for", async () => {
    const { body } = await ask(grant, basic(client.id, secret));
    const keys = createLocalJWKSet((await api.anonymous.get("/.well-known/jwks.json")).body);
    const { payload } = await jwtVerify(body.access_token, keys, {
      issuer: api.issuer.name,
      audience: "satu-pintu",
      currentDate: api.clock.now(),
    });
    expect(payload).toMatchObject({ sub: client.id, role: "agency", agency: "dinsos" });
    expect(payload.exp! - payload.iat!).toBe(600);
    expect(payload.jti).toBeTruthy();
  });

  it("has fewer scopes when fewer are asked for", async () => {
    const { body } = await ask(`${grant}&scope=agencies:read`, basic(client.id, secret));
    expect(body.scope).toBe("agencies:read");
    const answer = await api.anonymous.get("/v1/events", { authorization: `Bearer ${body.access_token}` });
    expect(answer.body).toMatchObject({ code: "forbidden", requiredScope: "events:read" });
  });
});

describe("no token is given", () => {
  it.each([
    ["for a wrong secret", () => ask(grant, basic(client.id, "wrong")), 401, "invalid_client"],
    ["for an unknown id", () => ask(grant, basic(crypto.randomUUID(), secret)), 401, "invalid_client"],
    ["for an id that is none", () => ask(grant, basic("nobody", secret)), 401, "invalid_client"],
    ["without credentials", () => ask(grant), 401, "invalid_client"],
    [
      "for another grant",
      () => ask("grant_type=password", basic(client.id, secret)),
      400,
      "unsupported_grant_type",
    ],
    [
      "for a scope beyond the role",
      () => ask(`${grant}&scope=audit:read`, basic(client.id, secret)),
      400,
      "invalid_scope",
    ],
    [
      "for an unknown scope",
      () => ask(`${grant}&scope=openid`, basic(client.id, secret)),
      400,
      "invalid_scope",
    ],
    ["without a body", () => api.anonymous.post("/oauth/token"), 400, "invalid_request"],
    [
      "for JSON",
      () => api.anonymous.post("/oauth/token", { grant_type: "client_credentials" }),
      400,
      "invalid_request",
    ],
    ["for a huge form", () => ask(`x=${"y".repeat(2_000_000)}`), 400, "invalid_request"],
  ])("%s, in the form that OAuth libraries read", async (_name, send, status, error) => {
    const answer = await send();
    expect(answer.body).toEqual({ error, error_description: expect.any(String) });
    expect(answer.status).toBe(status);
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(answer.headers.has("www-authenticate")).toBe(answer.status === 401);
  });

  it("to a revoked client; the tokens it has end by themselves", async () => {
    const { client: leaving, secret: itsSecret } = await add();
    const { body } = await ask(grant, basic(leaving.id, itsSecret));
    await revokeClient(api.ctx(), leaving.id);
    expect((await ask(grant, basic(leaving.id, itsSecret))).body.error).toBe("invalid_client");
    const authorization = `Bearer ${body.access_token}`;
    expect((await api.anonymous.get("/v1/agencies", { authorization })).status).toBe(200);
    await expect(revokeClient(api.ctx(), leaving.id)).rejects.toMatchObject({ code: "not-found" });
    await expect(rotateClient(api.ctx(), leaving.id)).rejects.toMatchObject({ code: "not-found" });
  });

  it("for the old secret once it was rotated", async () => {
    const { client: rotated, secret: old } = await add();
    const { secret: fresh } = await rotateClient(api.ctx(), rotated.id);
    expect((await ask(grant, basic(rotated.id, old))).status).toBe(401);
    expect((await ask(grant, basic(rotated.id, fresh))).status).toBe(200);
  });
});

describe("clients", () => {
  it("are managed by administrators alone", async () => {
    const { actor } = api.ctx();
    const coordinator = { ...actor, scopes: new Set(scopesOfRole.tkpk) };
    await expect(
      createClient(api.ctx(coordinator), { name: "Uji", role: "tkpk", agency: null, area: null }),
    ).rejects.toMatchObject({ code: "forbidden" });
  });

  it("leave no secret in the database or the audit trail", async () => {
    const { client: added, secret: itsSecret } = await add();
    const { rows } = await api.database.pool.query(
      "select to_jsonb(c) || jsonb_build_object('audit', (select jsonb_agg(to_jsonb(a)) from audit_entries a)) as all from clients c",
    );
    const stored = JSON.stringify(rows);
    expect(stored).toContain(added.id);
    expect(stored).not.toContain(itsSecret);
  });
});
