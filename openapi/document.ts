// The application without a database and without a port, for what it says of itself.
import { generateKeyPairSync, randomBytes } from "node:crypto";
import type { FastifyInstance } from "fastify";
import { pino } from "pino";
import { buildApp } from "../src/app.ts";
import { signingKey } from "../src/auth/signing-key.ts";
import { tokenVerifier } from "../src/auth/verify-token.ts";
import { createPool } from "../src/database/connect.ts";
import { identifierVault } from "../src/database/identifier-vault.ts";
import { createSequencer } from "../src/database/sequencer.ts";
import { cityCatalogue } from "../src/eligibility/indicators/catalogue.ts";
import { packageVersion } from "../src/package-version.ts";
import { createCriteriaCache } from "../src/programs/criteria-in-force.ts";

/** The whole application; its pool opens no connection until a query asks for one. */
export async function unconnectedApp(): Promise<FastifyInstance> {
  const pool = createPool({ connectionString: "postgres://localhost/none", schema: "none" });
  const clock = () => new Date();
  const log = pino({ level: "silent" });
  const key = signingKey(generateKeyPairSync("ed25519").privateKey);
  const issuer = { name: "urn:satu-pintu:document", audience: "satu-pintu", key };
  return buildApp({
    ...{ pool, clock, log, issuer },
    vault: identifierVault([{ id: "document", secret: randomBytes(32) }], randomBytes(32)),
    criteria: createCriteriaCache(cityCatalogue),
    verifyToken: tokenVerifier({ issuer, clock }),
    sequencer: createSequencer(pool, [], log),
    accepting: () => true,
    importMaxBytes: 1,
    simulationMemoryBytes: 0,
    webhookAllowPrivate: false,
    letterValidDays: 30,
    trackingPerMinute: 1,
    trustProxy: [],
    version: packageVersion,
  });
}

/** The document as it is committed. */
export function documentText(app: FastifyInstance): string {
  return `${JSON.stringify(app.swagger(), null, 2)}\n`;
}
