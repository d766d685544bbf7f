// A city with 20 programs and filled tables, a server on it, and what speaks to it from outside and from inside.
import type { Actor, Role } from "../../src/actor.ts";
import { scopesOfRole } from "../../src/auth/roles.ts";
import { signToken } from "../../src/auth/sign-token.ts";
import { systemActor } from "../../src/auth/system-actor.ts";
import { readConfig } from "../../src/config.ts";
import type { Context } from "../../src/context.ts";
import { createLog } from "../../src/log.ts";
import { type City, openCity } from "../../src/open-city.ts";
import { createProgram } from "../../src/programs/create-program.ts";
import { createVersion } from "../../src/programs/create-version.ts";
import { publishVersion } from "../../src/programs/publish-version.ts";
import { selectProgramCodes } from "../../src/programs/programs-query.ts";
import { jakartaDate } from "../../src/jakarta-date.ts";
import { benchPrograms } from "../programs.ts";
import { fillRegister } from "./fill-register.ts";
import { type Connection, openConnection } from "./http-client.ts";
import { callers } from "./in-turns.ts";

export interface Caller {
  readonly role: Role;
  readonly agency?: string;
}

export const desk: Caller = { role: "tkpk" };

export function cityOn(dataDir: string): Promise<City> {
  return openCity(
    { ...readConfig(), dataDir, databaseUrl: undefined },
    { log: createLog("warn"), attach: true },
  );
}

export async function prepareCity(dataDir: string): Promise<void> {
  const city = await cityOn(dataDir);
  try {
    await addPrograms(city.systemContext("bench"));
    await fillRegister(city.parts.pool, city.parts.vault);
  } finally {
    await city.close();
  }
}

export async function addPrograms(ctx: Context): Promise<void> {
  const known = await selectProgramCodes(ctx.db);
  for (const { code, unit, criteria } of benchPrograms) {
    if (known.includes(code)) continue;
    const name = { id: code, en: code };
    await createProgram(ctx, {
      ...{ code, unit, name, description: name, benefit: name, howToApply: name, requiredDocuments: [] },
      ...{
        sector: "bench",
        agencies: [{ agency: "dinsos", role: "lead", areas: null, capacity: "capacity" }],
      },
      ...{ referrals: "on-request", validFrom: "2026-01-01", validTo: null, needsVerification: false },
      ...{ dueDays: { accept: 5, complete: 30 }, excludes: [], source: null, assumptions: null },
    });
    const draft = { effectiveFrom: jakartaDate(ctx.now), criteria, priority: null };
    const { version } = await createVersion(ctx, { code, draft });
    await publishVersion(ctx, { code, version });
  }
}

/** A context as a request of this caller would have it. */
export function contextOf(city: City, { role, agency }: Caller): Context {
  const actor: Actor = {
    ...systemActor("bench"),
    clientId: "bench",
    role,
    agency,
    scopes: new Set(scopesOfRole[role]),
  };
  return { ...city.systemContext("bench"), actor };
}

export function tokenOf(city: City, { role, agency = null as unknown as string }: Caller): Promise<string> {
  const client = { id: "bench", name: "bench", role, agency: agency ?? null, area: null };
  return signToken(city.issuer, client, scopesOfRole[role], new Date());
}

export interface Callers {
  /** By any free connection. @throws for another status than is expected */
  send(method: "GET" | "POST", path: string, body: string | undefined, expected: number): Promise<Buffer>;
  close(): void;
}

/** As many connections as there are callers, all with one token. */
export async function callersOf(city: City, port: number, caller: Caller): Promise<Callers> {
  const token = await tokenOf(city, caller);
  const all: Connection[] = Array.from({ length: callers }, () => openConnection(port));
  const free = [...all];
  return {
    async send(method, path, body, expected) {
      const connection = free.pop();
      if (!connection) throw new Error(`There are no more than ${callers} callers.`);
      const reply = await connection.send({ method, path, token, body });
      free.push(connection);
      if (reply.status !== expected) throw new Error(`${path}: ${reply.status} ${reply.body.toString()}`);
      return reply.body;
    },
    close: () => all.forEach((connection) => connection.close()),
  };
}
