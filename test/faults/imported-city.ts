// A city that takes in files of every kind, one after the other, and may be killed at any moment of it.
import { setTimeout as sleep } from "node:timers/promises";
import { parse } from "csv-parse/sync";
import type { Pool } from "pg";
import { expect, vi } from "vitest";
import { createPool } from "../../src/database/connect.ts";
import { readLocation } from "../../src/database/embedded/location.ts";
import { findPostmaster, isAlive } from "../../src/database/embedded/postmaster.ts";
import { csv, familyRows, type Row } from "../api/imports/import-files.ts";
import { familyCardNumber, poorFamily } from "../api/intakes/sent-households.ts";
import { newProgram } from "../api/programs/program-bodies.ts";
import { type CityKeys, type Server, startServer } from "../support/run-server.ts";

export const tkpk = { role: "tkpk" } as const;
const agency = { role: "agency", agency: "disdik" } as const;
const program = "roofs";

export interface City {
  readonly keys: CityKeys;
  /** Its folder, for one that can be killed with its Postgres; or a database that is there. */
  readonly settings: { readonly DATA_DIR: string } | { readonly DATABASE_URL: string };
  server: Server;
}

/** What is sent to a city, the same to each that is compared. */
export interface Story {
  /** They knock on the door by themselves, so that there are referrals to work. */
  readonly knocking: readonly ReturnType<typeof poorFamily>[];
  readonly families: readonly (readonly Row[])[];
  readonly unregistered: readonly string[];
}

export function newStory({ knocking, families }: { knocking: number; families: number }): Story {
  const named = (household: any, index: number) => ({
    ...household,
    members: household.members.map((member: any) => ({ ...member, name: `${member.name} ${index}` })),
  });
  return {
    knocking: Array.from({ length: knocking }, (_, index) => named(poorFamily(), index)),
    families: Array.from({ length: families }, (_, index) =>
      // Some are faulty: they are rejected, whatever happens meanwhile.
      familyRows({ address: `Jalan ${index}`, rt: index % 97 === 13 ? "x" : String(1 + (index % 40)) }).map(
        (row) => ({ ...row, name: `${row.name} ${index}` }),
      ),
    ),
    unregistered: Array.from({ length: 40 }, () => familyCardNumber()),
  };
}

export async function openCity(keys: CityKeys, settings: City["settings"]): Promise<City> {
  return { keys, settings, server: await startServer(keys, { ...settings, LOG_LEVEL: "error" }) };
}

async function send(city: City, path: string, body: unknown, more: object = {}): Promise<any> {
  const answer = await city.server.send(tkpk, "POST", path, { body, ...more });
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
  return answer.body;
}

export async function prepare(city: City, { knocking }: Story): Promise<void> {
  await send(city, "/v1/programs", newProgram(program));
  for (const household of knocking) await send(city, "/v1/intakes", { channel: "puskesos", household });
}

/** A file as it is sent to a city. */
export interface Sending {
  readonly query: Record<string, string>;
  readonly rows: (city: City) => Promise<readonly Row[]>;
}

/** By kind, in this order: each builds upon the one before. */
export function sendings({ families, unregistered }: Story): Record<string, Sending> {
  const some = families.filter((_, index) => index % 5 < 2);
  const cards = (of: readonly (readonly Row[])[]) =>
    of.map(([first]) => ({ family_card_number: first!.family_card_number! }));
  const file = (rows: readonly Row[]) => async () => rows;
  const households = { kind: "households", source: "dtsen" };
  const enrolments = { kind: "enrolments", source: "dinsos", program };
  const strangers = unregistered.map((card) => ({ family_card_number: card }));
  return {
    households: { query: { ...households, period: "2026-01" }, rows: file(families.flat()) },
    deciles: {
      query: { kind: "deciles", source: "dtsen", period: "2026-01" },
      // Of families that are there, of strangers, and what is no decile.
      rows: file(
        [...cards(families), ...strangers].map((row, index) => ({ ...row, decile: String(index % 12) })),
      ),
    },
    "households, complete": {
      query: { ...households, period: "2026-02", complete: "true", force: "true" },
      rows: file(some.flat()),
    },
    // None of a faulty family, for a rejected row keeps a list from being complete.
    enrolments: {
      query: { ...enrolments, period: "2026-01" },
      rows: file([...cards(families), ...strangers]),
    },
    "enrolments, complete": {
      query: { ...enrolments, period: "2026-02", complete: "true", force: "true" },
      rows: file([...cards(some), ...strangers.slice(10)]),
    },
    "referral-actions": {
      query: { kind: "referral-actions", source: "disdik", period: "2026-01" },
      rows: filledIn,
    },
  };
}

/** What the agency does follows from whom it is about, so that it is the same in every city. */
async function filledIn(city: City): Promise<Row[]> {
  const table = await city.server.text(agency, "/v1/referrals/work-list");
  const list = parse<Record<string, string>>(table, { columns: true });
  expect(list.length).toBeGreaterThan(0);
  return list.flatMap((row) => {
    const place = Number(/\d+$/.exec(row.subject!)?.[0] ?? 0);
    if (place % 3 === 0) return [{ ...row, action: "accept" }];
    if (place % 3 === 1) return [{ ...row, action: "decline", reason: "client-refused" }];
    return [
      { ...row, action: "accept" },
      { ...row, action: "complete", result: "enrolled" },
    ];
  });
}

export async function sendFile(city: City, { query, rows }: Sending): Promise<string> {
  const caller = query.kind === "referral-actions" ? agency : tkpk;
  const answer = await city.server.send(
    caller,
    "POST",
    `/v1/imports?${new URLSearchParams(query).toString()}`,
    {
      body: csv(await rows(city)),
      headers: { "content-type": "text/csv" },
    },
  );
  expect(answer.status, JSON.stringify(answer.body)).toBe(202);
  return answer.body.id as string;
}

/** The import once it is as far as this, or has ended. */
export async function until(city: City, id: string, isThere: (record: any) => boolean): Promise<any> {
  for (;;) {
    const { body, status } = await city.server.send(tkpk, "GET", `/v1/imports/${id}`);
    expect(status).toBe(200);
    if (body.finishedAt !== null || isThere(body)) return body;
    await sleep(5);
  }
}

export const never = () => false;

/** The server by itself, or Postgres under it; then both are started again, and nothing else is done for them. */
export async function kill(city: City, what: "server" | "postgres"): Promise<void> {
  const { pid } = (await ownPostgres(city)).postmaster;
  if (what === "server") city.server.process.kill("SIGKILL");
  else process.kill(pid, "SIGKILL");
  await city.server.ended;
  await vi.waitFor(() => expect(isAlive(pid)).toBe(false), 20_000);
  Object.assign(city, await openCity(city.keys, city.settings));
}

async function ownPostgres({ settings }: City) {
  if (!("DATA_DIR" in settings)) throw new Error("Its Postgres is not its own.");
  const { cluster, password } = (await readLocation(settings.DATA_DIR))!;
  return { password, postmaster: (await findPostmaster(cluster))! };
}

export async function poolOf(city: City): Promise<Pool> {
  return createPool({ connectionString: await urlOf(city), schema: "satu_pintu", max: 2 });
}

async function urlOf(city: City): Promise<string> {
  if ("DATABASE_URL" in city.settings) return city.settings.DATABASE_URL;
  const { password, postmaster } = await ownPostgres(city);
  return `postgres://postgres:${password}@127.0.0.1:${postmaster.port}/postgres`;
}

// Ids, moments and the order of entries differ in every city; what is sealed does so each time.
const shown = `select table_name as name, array_agg(column_name::text) filter (
    where data_type in ('uuid', 'bytea') or data_type like 'timestamp%' or column_name in ('sequence', 'written', 'hash', 'previous_hash')) as hidden
  from information_schema.columns
  where table_schema = 'satu_pintu' and table_name <> all($1) group by 1 order by 1`;

/** Of a run the rest is the same, and how often it was looked whether there is one is nobody's concern. */
const ofNoConcern = ["matching_runs", "kept_answers", "migrations", "key_probe", "clients"];

/** All rows of all tables as text, sorted, without ids and moments; and who lives with whom. */
export async function stateOf(pool: Pool): Promise<Record<string, string[]>> {
  const tables = await pool.query<{ name: string; hidden: string[] | null }>(shown, [ofNoConcern]);
  const state: Record<string, string[]> = {};
  const uuid = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
  for (const { name, hidden } of tables.rows) {
    const { rows } = await pool.query<{ row: string }>(
      `select regexp_replace((to_jsonb(t) - $1::text[])::text, '${uuid}', '*', 'g') as row from "${name}" t
       where to_jsonb(t)::text !~ 'matching-run|match[.]changed' order by 1`,
      [hidden ?? []],
    );
    state[name] = rows.map(({ row }) => row);
  }
  const families = await pool.query<{ row: string }>(
    `select h.status || ' ' || h.area_code || ' ' || coalesce(h.address, '') || ': ' ||
       string_agg(p.name || ' ' || m.relation || ' ' || (m.left_on is null), ', ' order by p.name) as row
     from households h join memberships m on m.household_id = h.id join persons p on p.id = m.person_id
     group by h.id order by 1`,
  );
  const untold = await pool.query<{ row: string }>(untoldMatches);
  return {
    ...state,
    families: families.rows.map(({ row }) => row),
    "matches otherwise than told": untold.rows.map(({ row }) => row),
  };
}

/** Matching may come between two files or after both, so that events differ in number: the last ones tell what is. */
const untoldMatches = `with told as (
    select distinct on (subject, program) subject, program, outcome from (
      select e.sequence, c->'subject'->>'id' as subject, c->>'program' as program, c->>'outcome' as outcome
      from events e, jsonb_array_elements(e.data->'changes') as c where e.type = 'match.changed'
    ) changes order by subject, program, sequence desc nulls first
  )
  select coalesce(t.program, m.program) || ': told ' || coalesce(t.outcome, 'nothing') || ', stored '
    || coalesce(m.outcome, 'nothing') as row
  from told t full join matches m on m.subject_id = t.subject and m.program = t.program
  where coalesce(t.outcome, 'ineligible') <> coalesce(m.outcome, 'ineligible') order by 1`;
