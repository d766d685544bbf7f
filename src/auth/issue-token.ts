// Gives a client an access token for its id and secret.
import { validate as isUuid } from "uuid";
import type { Scope } from "../actor.ts";
import type { Database } from "../database/statement.ts";
import { grantedScopes } from "./client.ts";
import { secretMatches } from "./secret.ts";
import { signToken, type TokenIssuer, tokenLifetimeSeconds } from "./sign-token.ts";
import { selectCredentials } from "./store.ts";
import { TokenError, type TokenRequest } from "./token-request.ts";

export interface IssuedToken {
  readonly token: string;
  readonly expiresInSeconds: number;
  readonly scopes: readonly Scope[];
}

/**
 * An unknown id is refused without hashing, which tells it from a known one by time: ids are random and no secret,
 * and whoever knows none cannot make the server hash. @throws {TokenError}
 */
export async function issueToken(
  { db, issuer, now }: { db: Database; issuer: TokenIssuer; now: Date },
  request: TokenRequest,
): Promise<IssuedToken> {
  const client = isUuid(request.clientId) ? await selectCredentials(db, request.clientId) : undefined;
  if (!client || !(await secretMatches(request.clientSecret, client.secretHash))) {
    throw new TokenError("invalid_client", "The id or the secret is wrong, or the client was revoked.");
  }
  const scopes = grantedScopes(client.role, request.scopes);
  const beyond = request.scopes?.filter((scope) => !scopes.includes(scope as Scope)) ?? [];
  if (beyond.length > 0) {
    throw new TokenError(
      "invalid_scope",
      `The role ${client.role} allows only: ${grantedScopes(client.role, undefined).join(" ")}`,
    );
  }
  const token = await signToken(issuer, client, scopes, now);
  return { token, expiresInSeconds: tokenLifetimeSeconds, scopes };
}
