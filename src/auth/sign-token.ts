// Makes an access token: a JWT (RFC 7519, RFC 9068) that any of the city's servers can check by itself.
import { SignJWT } from "jose";
import { uuidv7 } from "../database/ids.ts";
import type { Scope } from "../actor.ts";
import type { Client } from "./client.ts";
import type { SigningKey } from "./signing-key.ts";

export interface TokenIssuer {
  /** The city, as `iss` says it: a token of one city is worth nothing in another. */
  readonly name: string;
  readonly audience: string;
  readonly key: SigningKey;
}

/** A token is not asked about again before it ends: a revoked client can use its last one for so long. */
export const tokenLifetimeSeconds = 600;

export type TokenSubject = Pick<Client, "id" | "name" | "role" | "agency" | "area">;

export function signToken(
  issuer: TokenIssuer,
  client: TokenSubject,
  scopes: readonly Scope[],
  now: Date,
): Promise<string> {
  const issuedAt = Math.floor(now.getTime() / 1_000);
  const limits = {
    ...(client.agency === null ? {} : { agency: client.agency }),
    ...(client.area === null ? {} : { area: client.area }),
  };
  return new SignJWT({ name: client.name, role: client.role, ...limits, scope: scopes.join(" ") })
    .setProtectedHeader({ alg: "EdDSA", typ: "at+jwt", kid: issuer.key.jwk.kid })
    .setIssuer(issuer.name)
    .setAudience(issuer.audience)
    .setSubject(client.id)
    .setJti(uuidv7())
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + tokenLifetimeSeconds)
    .sign(issuer.key.privateKey);
}
