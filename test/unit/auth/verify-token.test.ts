// Tokens: what is accepted, from whom, and for how long.
import { generateKeyPairSync } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { scopesOfRole } from "../../../src/auth/roles.ts";
import { signToken, type TokenIssuer } from "../../../src/auth/sign-token.ts";
import { signingKey } from "../../../src/auth/signing-key.ts";
import { tokenVerifier } from "../../../src/auth/verify-token.ts";
import { Problem } from "../../../src/problem.ts";

const newKey = () => signingKey(generateKeyPairSync("ed25519").privateKey);
const issuer: TokenIssuer = { name: "urn:satu-pintu:one", audience: "satu-pintu", key: newKey() };
const noon = new Date("2026-07-01T05:00:00Z");
const at = (seconds: number) => new Date(noon.getTime() + seconds * 1_000);
const dinsos = { id: "c1", name: "Dinas", role: "agency", agency: "dinsos", area: null } as const;

let now = noon;
const verify = tokenVerifier({ issuer, clock: () => now });

async function codeOf(verification: Promise<unknown>): Promise<string> {
  const outcome = await verification.catch((error: unknown) => error);
  return outcome instanceof Problem ? outcome.code : "accepted";
}

describe("our own token", () => {
  test("says who calls, with role, limits and scopes", async () => {
    const token = await signToken(issuer, dinsos, ["referrals:read", "referrals:work"], noon);
    expect(await verify(token)).toEqual({
      clientId: "c1",
      name: "Dinas",
      role: "agency",
      agency: "dinsos",
      area: undefined,
      scopes: new Set(["referrals:read", "referrals:work"]),
    });
  });

  test("ends after ten minutes, also when it was seen before", async () => {
    now = noon;
    const token = await signToken(issuer, dinsos, [], noon);
    expect(await codeOf(verify(token))).toBe("accepted");
    now = at(599);
    expect(await codeOf(verify(token))).toBe("accepted");
    now = at(600);
    expect(await codeOf(verify(token))).toBe("unauthenticated");
    now = noon;
  });

  test("never gives a scope that its role lacks", async () => {
    const analyst = { ...dinsos, role: "analyst", agency: null } as const;
    const token = await signToken(issuer, analyst, ["areas:read", "pii:read"], noon);
    expect((await verify(token)).scopes).toEqual(new Set(["areas:read"]));
  });

  test.each([
    ["signed by another key", { ...issuer, key: newKey() }],
    ["of another city", { ...issuer, name: "urn:satu-pintu:two" }],
    ["for another audience", { ...issuer, audience: "other" }],
  ])("%s is refused", async (_name, other) => {
    expect(await codeOf(verify(await signToken(other, dinsos, [], noon)))).toBe("unauthenticated");
  });

  test.each([
    ["without its limit", { ...dinsos, agency: null }],
    ["with a limit that its role does not have", { ...dinsos, role: "tkpk" } as const],
  ])("%s is refused", async (_name, client) => {
    expect(await codeOf(verify(await signToken(issuer, client, [], noon)))).toBe("unauthenticated");
  });

  test("is refused when altered, unsigned, or no token at all", async () => {
    const token = await signToken(issuer, dinsos, [], noon);
    const [header, payload, signature] = token.split(".") as [string, string, string];
    const claims = JSON.parse(Buffer.from(payload, "base64url").toString()) as object;
    const raised = Buffer.from(JSON.stringify({ ...claims, role: "tkpk" })).toString("base64url");
    const none = Buffer.from(JSON.stringify({ alg: "none", typ: "at+jwt" })).toString("base64url");
    for (const bad of [`${header}.${raised}.${signature}`, `${none}.${payload}.`, "abc", "a.b.c"]) {
      expect(await codeOf(verify(bad))).toBe("unauthenticated");
    }
  });
});

describe("a token of an outside issuer", () => {
  const name = "https://login.example.go.id";
  let server: Server;
  let jwksUrl: string;
  let privateKey: Awaited<ReturnType<typeof generateKeyPair>>["privateKey"];

  beforeAll(async () => {
    const pair = await generateKeyPair("ES256");
    privateKey = pair.privateKey;
    const jwk = { ...(await exportJWK(pair.publicKey)), kid: "k", alg: "ES256" };
    server = createServer((_request, response) => response.end(JSON.stringify({ keys: [jwk] })));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    jwksUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/keys`;
  });
  afterAll(() => server.close());

  const sign = (claims: object, iss = name) =>
    new SignJWT({ ...claims })
      .setProtectedHeader({ alg: "ES256", kid: "k" })
      .setIssuer(iss)
      .setAudience("satu-pintu")
      .setSubject("officer-7")
      .setExpirationTime(Math.floor(noon.getTime() / 1_000) + 60)
      .sign(privateKey);
  const verifier = (url = jwksUrl) =>
    tokenVerifier({ issuer, outside: { name, jwksUrl: url }, clock: () => noon });

  test("is accepted with a role and its limit, and gets the role's scopes", async () => {
    const actor = await verifier()(await sign({ role: "field", area: "15.71.08" }));
    expect(actor).toMatchObject({ clientId: "officer-7", role: "field", area: "15.71.08" });
    expect(actor.scopes).toEqual(new Set(scopesOfRole.field));
  });

  test.each([
    ["no role", {}],
    ["an unknown role", { role: "governor" }],
    ["an agency's role without the agency", { role: "agency" }],
    ["a field officer's role without the area", { role: "field" }],
  ])("with %s is refused", async (_name, claims) => {
    expect(await codeOf(verifier()(await sign(claims)))).toBe("unauthenticated");
  });

  test("is refused where that issuer is not configured, or says to be another", async () => {
    expect(await codeOf(verify(await sign({ role: "tkpk" })))).toBe("unauthenticated");
    expect(await codeOf(verifier()(await sign({ role: "tkpk" }, issuer.name)))).toBe("unauthenticated");
  });

  test("leaves our own accepted", async () => {
    expect(await codeOf(verifier()(await signToken(issuer, dinsos, [], noon)))).toBe("accepted");
  });

  test("cannot be checked while its keys cannot be fetched", async () => {
    const unreachable = verifier("http://127.0.0.1:1/keys");
    expect(await codeOf(unreachable(await sign({ role: "tkpk" })))).toBe("unavailable");
  });
});
