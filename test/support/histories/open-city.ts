// A city of its own for one history: a seeded database, two servers on it, one clock for all, and callers of every role.
import { generateKeyPairSync, randomBytes } from "node:crypto";
import type { Role } from "../../../src/actor.ts";
import { scopesOfRole } from "../../../src/auth/roles.ts";
import { signToken } from "../../../src/auth/sign-token.ts";
import { systemActor } from "../../../src/auth/system-actor.ts";
import type { Context } from "../../../src/context.ts";
import { keepCurrent } from "../../../src/matching-runs/keep-current.ts";
import { keepDueTimes } from "../../../src/referrals/keep-due-times.ts";
import { contextMaker } from "../../../src/make-context.ts";
import { seedCity } from "../../../src/seed-city.ts";
import { openApiCheck } from "../openapi-check.ts";
import { createTestDatabase, type TestDatabase } from "../test-database.ts";
import { type CityKeys, type OpenDoor, partsOf } from "./open-door.ts";

export interface Caller {
  readonly role: Role;
  readonly agency?: string;
  readonly area?: string;
}

export interface Call {
  readonly as: Caller;
  readonly method: "GET" | "POST" | "PUT";
  readonly path: string;
  readonly body?: unknown;
  /** The revision that the caller saw. */
  readonly ifMatch?: number;
  /** Cuts the caller off in the middle. */
  readonly signal?: AbortSignal;
}

export interface Answer {
  readonly status: number;
  readonly body: any;
}

export interface City {
  readonly database: TestDatabase;
  /** A context of the house itself, at the moment of the clock. */
  ctx(): Context;
  readonly clock: { now(): Date; set(at: Date): Promise<void> };
  /** @throws {Error} for an answer outside of the document */
  send(door: number, call: Call): Promise<Answer>;
  /** Numbers and chains what is committed. */
  catchUp(): Promise<void>;
  /** The house's job, as every server's process does it. */
  keepCurrent(): Promise<boolean>;
  /** The house's other job: what due times lead to. */
  keepDueTimes(): Promise<void>;
  close(): Promise<void>;
}

export type Opener = (keys: CityKeys, nowMs: number) => Promise<OpenDoor>;

/** Early on the day before birthdays, ends of validity and a new year's half. */
const firstMoment = "2026-06-29T01:00:00.000Z";

/** @param openers one for each server */
export async function openCity(openers: readonly Opener[]): Promise<City> {
  const database = await createTestDatabase();
  let now = new Date(firstMoment);
  const clock = () => new Date(now);
  const { privateKey } = generateKeyPairSync("ed25519");
  const keys: CityKeys = {
    connectionString: database.connectionString,
    schema: database.schema,
    signing: privateKey.export({ type: "pkcs8", format: "pem" }) as string,
    identifiers: randomBytes(32).toString("hex"),
  };
  const parts = partsOf(keys, clock, 3);
  const makeContext = contextMaker({ ...parts, nudge: () => undefined });
  const ctx = () => makeContext({ actor: systemActor("test"), requestId: "test", log: parts.log });
  await seedCity(ctx());
  const doors = await Promise.all(openers.map((open) => open(keys, now.getTime())));
  const check = await checkOf(doors[0]!.url);

  return {
    ...{ database, ctx, catchUp: parts.sequencer.catchUp },
    keepCurrent: () => keepCurrent(ctx, parts.criteria),
    keepDueTimes: () => keepDueTimes(ctx),
    clock: {
      now: clock,
      async set(at) {
        now = at;
        for (const door of doors) await door.setClock(at.getTime());
      },
    },
    async send(door, { as, method, path, body, ifMatch, signal }) {
      const { role, agency = null, area = null } = as;
      const client = { id: `test-${agency ?? role}`, name: `test-${agency ?? role}`, role, agency, area };
      const token = await signToken(parts.issuer, client, scopesOfRole[role], clock());
      const response = await fetch(doors[door]!.url + path, {
        method,
        headers: {
          authorization: `Bearer ${token}`,
          ...(body === undefined ? {} : { "content-type": "application/json" }),
          ...(ifMatch === undefined ? {} : { "if-match": `"${ifMatch}"` }),
        },
        body: body === undefined ? undefined : JSON.stringify(body),
        signal,
      });
      const answer = { status: response.status, body: JSON.parse(await response.text()) as unknown };
      const contentType = response.headers.get("content-type")?.split(";")[0] ?? "";
      check({ method, path, contentType, headers: response.headers, ...answer });
      return answer;
    },
    async close() {
      await Promise.all(doors.map((door) => door.close()));
      await parts.sequencer.stop();
      await parts.pool.end();
      await database.drop();
    },
  };
}

let kept: ReturnType<typeof openApiCheck> | undefined;

/** All cities have one document, and compiling its schemas takes longer than most of their histories. */
async function checkOf(url: string): Promise<ReturnType<typeof openApiCheck>> {
  kept ??= openApiCheck((await (await fetch(`${url}/openapi.json`)).json()) as object);
  return kept;
}
