// The application on a database of its own, over real HTTP, with a clock that tests set.
import { generateKeyPairSync, randomBytes } from "node:crypto";
import type { AddressInfo } from "node:net";
import { pino } from "pino";
import type { Actor, Role, Scope } from "../../src/actor.ts";
import { buildApp } from "../../src/app.ts";
import { auditLog } from "../../src/audit/chain-audits.ts";
import { scopesOfRole } from "../../src/auth/roles.ts";
import { signToken, type TokenIssuer } from "../../src/auth/sign-token.ts";
import { signingKey } from "../../src/auth/signing-key.ts";
import { systemActor } from "../../src/auth/system-actor.ts";
import { tokenVerifier } from "../../src/auth/verify-token.ts";
import type { Context } from "../../src/context.ts";
import { identifierVault } from "../../src/database/identifier-vault.ts";
import { createSequencer } from "../../src/database/sequencer.ts";
import { cityCatalogue } from "../../src/eligibility/indicators/catalogue.ts";
import { eventLog } from "../../src/events/number-events.ts";
import { continueImports } from "../../src/imports/continue-imports.ts";
import { keepNeedDueTimes } from "../../src/intakes/keep-need-due-times.ts";
import { keepCurrent } from "../../src/matching-runs/keep-current.ts";
import { contextMaker } from "../../src/make-context.ts";
import { createCriteriaCache } from "../../src/programs/criteria-in-force.ts";
import { keepDueTimes } from "../../src/referrals/keep-due-times.ts";
import { createDeliverer } from "../../src/webhooks/create-deliverer.ts";
import { createSender, type SenderOptions } from "../../src/webhooks/send-event.ts";
import { firstMoment } from "./database-server.ts";
import { checkEvents } from "./event-check.ts";
import { openApiCheck } from "./openapi-check.ts";
import { createTestDatabase, type TestDatabase } from "./test-database.ts";

export interface Answer {
  readonly status: number;
  /** Parsed JSON; `undefined` when there is no body. Tests know what they asked for. */
  readonly body: any;
  readonly headers: Headers;
}

export type Send = (path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer>;

export interface Client {
  readonly get: (path: string, headers?: Record<string, string>) => Promise<Answer>;
  readonly post: Send;
  readonly put: Send;
  readonly delete: Send;
}

export interface Limits {
  /** Needed by role `agency`. */
  readonly agency?: string;
  /** Of role `field`; the whole city unless given. */
  readonly area?: string;
  /** Fewer than the role has. */
  readonly scopes?: readonly Scope[];
}

export interface Api {
  readonly url: string;
  readonly database: TestDatabase;
  readonly issuer: TokenIssuer;
  /** A client with a real token of a role; its clients' names and ids are `test-<role>`. */
  as(role: Role, limits?: Limits): Client;
  /** A client that sends no token. */
  readonly anonymous: Client;
  /** A context as a request of this actor would have it; the house itself unless given. */
  ctx(actor?: Actor): Context;
  readonly clock: {
    now(): Date;
    set(iso: string): void;
    advance(milliseconds: number): void;
  };
  /** Numbers and chains what is committed. */
  readonly catchUp: () => Promise<void>;
  /** What the house's job does: matches everybody by the laws and the date of the clock. */
  readonly keepCurrent: (signal?: AbortSignal) => Promise<boolean>;
  /** What the house's jobs do: remind, flag, take back and pass on what is due by the clock. */
  readonly keepDueTimes: (signal?: AbortSignal) => Promise<void>;
  /** What the house's worker does all the time: sends what is due, until nothing more is. */
  readonly deliverWebhooks: (options?: Partial<SenderOptions>) => Promise<void>;
  /** What the house's job does: takes in what has been sent, as far as the signal lets it. */
  readonly continueImports: (signal?: AbortSignal) => Promise<void>;
  stop(): Promise<void>;
}

const city = "15.71";
/** Enough for the files of tests, and not for what a bomb unpacks to. */
const importMaxBytes = 20_000_000;
const simulationMemoryBytes = 20_000_000;

export interface ApiOptions {
  /** Where letters say that the service is. */
  readonly publicUrl?: string;
  /** Requests for tracking codes that one address may make in a minute; many unless given. */
  readonly trackingPerMinute?: number;
  readonly trustProxy?: readonly string[];
}

/** The document is of the code: every API of a worker answers by the same one. */
let documented: Check | undefined;

export async function startApi(options: ApiOptions = {}): Promise<Api> {
  const database = await createTestDatabase("seeded");
  const { pool, schema } = database;
  let now = new Date(firstMoment);
  const clock = () => new Date(now);
  const log = pino({ level: process.env.TEST_LOG_LEVEL ?? "silent" });
  const issuer = testIssuer(schema);
  const vault = identifierVault([{ id: "test", secret: randomBytes(32) }], randomBytes(32));
  const sequencer = createSequencer(pool, [eventLog, auditLog], log);
  const parts = { pool, clock, vault, criteria: createCriteriaCache(cityCatalogue) };
  const makeContext = contextMaker({ ...parts, nudge: () => undefined });
  const ctx = (actor: Actor = systemActor("test")) => makeContext({ actor, requestId: "test", log });
  const app = await buildApp({
    ...parts,
    ...{ log, issuer, sequencer, version: "0.0.0-test" },
    verifyToken: tokenVerifier({ issuer, clock }),
    accepting: () => true,
    importMaxBytes,
    simulationMemoryBytes,
    webhookAllowPrivate: true,
    letterValidDays: 30,
    publicUrl: options.publicUrl,
    trackingPerMinute: options.trackingPerMinute ?? 100_000,
    trustProxy: options.trustProxy ?? [],
  });
  await app.listen({ host: "127.0.0.1", port: 0 });
  const url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
  // Made by the first: it takes longer than all else here.
  const check = (documented ??= openApiCheck(app.swagger()));
  const deliverWebhooks = async (options: Partial<SenderOptions> = {}) => {
    const sender = createSender({ allowsHttp: true, allowsAddress: () => true, ...options });
    const deliverer = createDeliverer({ open: () => ctx(), source: issuer.name, send: sender.send }, log);
    await sequencer.catchUp();
    await deliverer.look();
    await deliverer.idle();
    await sender.close();
  };

  return {
    ...{ url, database, issuer, ctx, catchUp: sequencer.catchUp, deliverWebhooks },
    keepCurrent: (signal) => keepCurrent(ctx, parts.criteria, signal),
    async keepDueTimes(signal) {
      await keepDueTimes(() => ctx(systemActor("door")), signal);
      await keepNeedDueTimes(() => ctx(systemActor("door")), signal);
    },
    continueImports: (signal) => continueImports({ open: ctx, criteria: parts.criteria, signal }),
    as: (role, limits = {}) => clientOf(url, check, () => tokenOf(issuer, role, limits, clock())),
    anonymous: clientOf(url, check, async () => undefined),
    clock: {
      now: clock,
      set: (iso) => void (now = new Date(iso)),
      advance: (milliseconds) => void (now = new Date(now.getTime() + milliseconds)),
    },
    async stop() {
      await app.close();
      await checkEvents(pool);
      await sequencer.stop();
      await database.drop();
    },
  };
}

function testIssuer(schema: string): TokenIssuer {
  const key = signingKey(generateKeyPairSync("ed25519").privateKey);
  return { name: `urn:satu-pintu:${schema}`, audience: "satu-pintu", key };
}

function tokenOf(issuer: TokenIssuer, role: Role, limits: Limits, now: Date): Promise<string> {
  if (role === "agency" && limits.agency === undefined) throw new Error('as("agency") needs { agency }');
  const agency = role === "agency" ? limits.agency! : null;
  const area = role === "field" ? (limits.area ?? city) : null;
  const client = { id: `test-${role}`, name: `test-${role}`, role, agency, area };
  return signToken(issuer, client, limits.scopes ?? scopesOfRole[role], now);
}

/** Sent as it is. */
function isText(body: unknown): body is string | undefined {
  return body === undefined || typeof body === "string" || Buffer.isBuffer(body);
}

type Check = ReturnType<typeof openApiCheck>;

function clientOf(url: string, check: Check, token: () => Promise<string | undefined>): Client {
  const send = async (method: string, path: string, body: unknown, headers: Record<string, string>) => {
    const bearer = await token();
    const response = await fetch(url + path, {
      method,
      headers: {
        ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      body: isText(body) ? body : JSON.stringify(body),
    });
    const contentType = response.headers.get("content-type")?.split(";")[0] ?? "";
    // Bytes come as one character each, which loses none.
    const encoding = contentType === "application/pdf" ? "latin1" : "utf8";
    const text = Buffer.from(await response.arrayBuffer()).toString(encoding);
    const parsed = text === "" ? undefined : contentType.endsWith("json") ? JSON.parse(text) : text;
    const { pathname } = new URL(url + path);
    const { status, headers: answered } = response;
    check({ method, path: pathname, status, contentType, headers: answered, body: parsed });
    return { status, body: parsed, headers: answered };
  };
  return {
    get: (path, headers = {}) => send("GET", path, undefined, headers),
    post: (path, body, headers = {}) => send("POST", path, body, headers),
    put: (path, body, headers = {}) => send("PUT", path, body, headers),
    delete: (path, body, headers = {}) => send("DELETE", path, body, headers),
  };
}
