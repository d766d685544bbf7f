// One server of a city: its own pool, its own cache of criteria, its own clock; the keys are the city's.
import { createPrivateKey } from "node:crypto";
import type { AddressInfo } from "node:net";
import { pino } from "pino";
import { buildApp } from "../../../src/app.ts";
import { auditLog } from "../../../src/audit/chain-audits.ts";
import type { TokenIssuer } from "../../../src/auth/sign-token.ts";
import { signingKey } from "../../../src/auth/signing-key.ts";
import { tokenVerifier } from "../../../src/auth/verify-token.ts";
import { createPool } from "../../../src/database/connect.ts";
import { identifierVault } from "../../../src/database/identifier-vault.ts";
import { createSequencer } from "../../../src/database/sequencer.ts";
import { cityCatalogue } from "../../../src/eligibility/indicators/catalogue.ts";
import { eventLog } from "../../../src/events/number-events.ts";
import { createCriteriaCache } from "../../../src/programs/criteria-in-force.ts";

/** What all servers of a city share; plain values, so that it can be sent to another process. */
export interface CityKeys {
  readonly connectionString: string;
  readonly schema: string;
  /** PKCS #8 PEM. */
  readonly signing: string;
  /** Hexadecimal. */
  readonly identifiers: string;
}

export interface OpenDoor {
  readonly url: string;
  setClock(nowMs: number): Promise<void>;
  close(): Promise<void>;
}

/** The parts of a server that need no HTTP: for the servers, and for what a test does beside them. */
export function partsOf(keys: CityKeys, clock: () => Date, poolSize: number) {
  const { connectionString, schema } = keys;
  const log = pino({ level: process.env.TEST_LOG_LEVEL ?? "silent" });
  const pool = createPool({ connectionString, schema, max: poolSize, applicationName: "satu-pintu-test" });
  const secret = Buffer.from(keys.identifiers, "hex");
  const key = signingKey(createPrivateKey(keys.signing));
  const issuer: TokenIssuer = { name: "urn:satu-pintu:histories", audience: "satu-pintu", key };
  return {
    ...{ pool, clock, log, issuer },
    vault: identifierVault([{ id: "test", secret }], secret),
    criteria: createCriteriaCache(cityCatalogue),
    sequencer: createSequencer(pool, [eventLog, auditLog], log),
  };
}

/** Listens on a free port; the city has been seeded. */
export async function openDoor(keys: CityKeys, nowMs: number): Promise<OpenDoor> {
  let now = new Date(nowMs);
  const parts = partsOf(keys, () => new Date(now), 4);
  const verifyToken = tokenVerifier(parts);
  const app = await buildApp({
    ...parts,
    verifyToken,
    accepting: () => true,
    importMaxBytes: 1,
    simulationMemoryBytes: 0,
    webhookAllowPrivate: false,
    letterValidDays: 30,
    trackingPerMinute: 1,
    trustProxy: [],
    version: "0.0.0-test",
  });
  await app.listen({ host: "127.0.0.1", port: 0 });
  return {
    url: `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`,
    setClock: async (ms) => void (now = new Date(ms)),
    async close() {
      const closed = app.close();
      // A connection that was opened and never used counts as busy: callers who are cut off leave such behind.
      app.server.closeAllConnections();
      await closed;
      await parts.sequencer.stop();
      await parts.pool.end();
    },
  };
}
