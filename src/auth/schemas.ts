// PURE. Tokens and keys on the wire, as their RFCs have them.
import { z } from "zod";

/** Shown in the document; `readTokenRequest` reads the form, since its errors are OAuth's. */
export const tokenForm = z
  .object({
    grant_type: z.literal("client_credentials"),
    client_id: z.string().max(200).optional().describe("Unless it is sent by HTTP Basic"),
    client_secret: z.string().max(200).optional().describe("Unless it is sent by HTTP Basic"),
    scope: z
      .string()
      .max(2000)
      .optional()
      .describe("Scopes apart by spaces; absent: all of the client's role"),
  })
  .meta({
    examples: [
      {
        grant_type: "client_credentials",
        client_id: "0198c0de-7a00-7000-8000-000000000011",
        client_secret: "…",
        scope: "referrals:read referrals:work",
      },
    ],
  });

export const tokenAnswer = z
  .strictObject({
    access_token: z.string(),
    token_type: z.literal("Bearer"),
    expires_in: z.number().int().describe("Seconds"),
    scope: z.string(),
  })
  .meta({
    id: "AccessToken",
    examples: [
      {
        access_token: "eyJhbGciOiJFZERTQSIsInR5cCI6ImF0K2p3dCJ9…",
        token_type: "Bearer",
        expires_in: 600,
        scope: "referrals:read referrals:work",
      },
    ],
  });

/** RFC 6749 section 5.2. */
export const tokenErrorAnswer = z
  .strictObject({
    error: z.enum(["invalid_request", "invalid_client", "unsupported_grant_type", "invalid_scope"]),
    error_description: z.string(),
  })
  .meta({
    id: "TokenError",
    examples: [
      { error: "invalid_client", error_description: "The client is not known, or the secret is wrong." },
    ],
  });

/** RFC 7517. */
export const keySetAnswer = z
  .strictObject({
    keys: z.array(
      z.strictObject({
        kty: z.literal("OKP"),
        crv: z.literal("Ed25519"),
        x: z.string(),
        kid: z.string(),
        alg: z.literal("EdDSA"),
        use: z.literal("sig"),
      }),
    ),
  })
  .meta({
    examples: [
      {
        keys: [
          {
            kty: "OKP",
            crv: "Ed25519",
            x: "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",
            kid: "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k",
            alg: "EdDSA",
            use: "sig",
          },
        ],
      },
    ],
  });
