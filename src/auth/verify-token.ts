// Checks access tokens without asking anybody: our own by our own key, an outside issuer's by its published keys.
import { createRemoteJWKSet, decodeJwt, errors, type JWTPayload, jwtVerify } from "jose";
import { z } from "zod";
import { type Actor, roles } from "../actor.ts";
import { text } from "../fault.ts";
import { Problem } from "../problem.ts";
import { grantedScopes, limitFaults } from "./client.ts";
import type { TokenIssuer } from "./sign-token.ts";

export interface OutsideIssuer {
  readonly name: string;
  readonly jwksUrl: string;
}

interface Options {
  readonly issuer: TokenIssuer;
  readonly outside?: OutsideIssuer;
  readonly clock: () => Date;
}

/** What a token must say; an outside issuer's may leave out name and scope. */
const claims = z.object({
  sub: z.string().min(1).max(200),
  exp: z.number(),
  name: z.string().min(1).max(200).optional(),
  role: z.enum(roles),
  agency: z.string().min(1).optional(),
  area: z.string().min(1).optional(),
  scope: z.string().optional(),
});

const outsideAlgorithms = ["EdDSA", "Ed25519", "ES256", "ES384", "PS256", "RS256"];
const outsideTimeoutMs = 5_000;
const keptTokens = 1_000;

/**
 * Makes the check. Tokens seen before are kept until they end: nothing but time can make a good one bad.
 * The check throws {Problem} `unauthenticated`, or `unavailable` when the outside issuer's keys cannot be fetched.
 */
export function tokenVerifier({ issuer, outside, clock }: Options): (token: string) => Promise<Actor> {
  const outsideKeys =
    outside && createRemoteJWKSet(new URL(outside.jwksUrl), { timeoutDuration: outsideTimeoutMs });
  const kept = new Map<string, { actor: Actor; endsAtMs: number }>();

  async function verify(token: string): Promise<JWTPayload> {
    const checks = { audience: issuer.audience, currentDate: clock(), requiredClaims: ["exp"] };
    if (outside && outsideKeys && decodeJwt(token).iss === outside.name) {
      const own = { ...checks, issuer: outside.name, algorithms: outsideAlgorithms };
      return (await jwtVerify(token, outsideKeys, own)).payload;
    }
    const own = { ...checks, issuer: issuer.name, algorithms: ["EdDSA"], typ: "at+jwt" };
    return (await jwtVerify(token, issuer.key.publicKey, own)).payload;
  }

  return async (token) => {
    const known = kept.get(token);
    if (known && clock().getTime() < known.endsAtMs) return known.actor;
    kept.delete(token);
    const payload = await verify(token).catch((error: unknown) => {
      throw problemOf(error);
    });
    const actor = actorOf(payload);
    if (kept.size >= keptTokens) kept.delete(kept.keys().next().value!);
    kept.set(token, { actor, endsAtMs: payload.exp! * 1_000 });
    return actor;
  };
}

/** Unknown scopes and those beyond the role are dropped: the table of roles has the last word. */
function actorOf(payload: JWTPayload): Actor {
  const parsed = claims.safeParse(payload);
  if (!parsed.success) throw refused("claims");
  const { sub, name, role, agency, area, scope } = parsed.data;
  if (limitFaults({ role, agency: agency ?? null, area: area ?? null }).length > 0) throw refused("claims");
  const scopes = new Set(grantedScopes(role, scope?.split(" ")));
  return { clientId: sub, name: name ?? sub, role, scopes, agency, area };
}

function problemOf(error: unknown): Problem {
  if (error instanceof errors.JWTExpired) return refused("expired");
  // The library's general error stands for an answer of the outside issuer that holds no keys.
  const { code } = error as { code?: unknown };
  const aboutToken = error instanceof errors.JOSEError && code !== "ERR_JOSE_GENERIC";
  if (aboutToken && !(error instanceof errors.JWKSTimeout)) return refused("token");
  return new Problem("unavailable");
}

const reasons = {
  token: text("Token tidak sah untuk layanan ini.", "The token is not valid for this service."),
  expired: text("Token kedaluwarsa; minta yang baru.", "The token has expired; ask for a new one."),
  claims: text(
    "Token tidak menyebut peran dengan batasnya (role, agency, area).",
    "The token does not name a role with its limits (role, agency, area).",
  ),
};

function refused(reason: keyof typeof reasons): Problem {
  return new Problem("unauthenticated", { detail: reasons[reason] });
}
