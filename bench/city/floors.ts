// What the database alone needs for the same bytes and rows: the least that any way of doing the work has to take.
import { createReadStream } from "node:fs";
import { Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { PoolClient } from "pg";
import { from as copyFrom, to as copyTo } from "pg-copy-streams";
import { toSnakeCase } from "drizzle-orm/casing";
import { jakartaDate } from "../../src/jakarta-date.ts";
import type { City } from "../../src/open-city.ts";
import { inForce } from "../../src/programs/version-in-force.ts";
import { askedFacts } from "../../src/registry-stream/asked-facts.ts";

/** Tables that an import of households fills, in an order in which they may be filled. */
const filled = ["households", "persons", "memberships", "identifiers", "audit_entries", "events"];

export async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/**
 * The file as it is into a bare table of text, and the rows that its import has left into tables with the same indexes.
 * @returns milliseconds
 */
export async function importFloor(city: City, file: string, header: string): Promise<number> {
  return onOne(city, async (client) => {
    const columns = header.split(",").map((name) => `"${name}" text`);
    await client.query(`create schema floor; create table floor.lines (${columns.join(", ")})`);
    for (const table of filled) {
      await client.query(`create table floor."${table}" (like "${table}" including all)`);
    }
    const ms = await timed(async () => {
      const lines = client.query(copyFrom("copy floor.lines from stdin (format csv, header)"));
      await pipeline(createReadStream(file), lines);
      for (const table of filled) await client.query(`insert into floor."${table}" select * from "${table}"`);
    });
    await client.query("drop schema floor cascade");
    return ms;
  });
}

/** Every column that the versions in force read of everybody, out in the order of RT. @returns milliseconds */
export async function readingFloor(city: City): Promise<number> {
  const ctx = city.systemContext("bench");
  const criteria = await city.parts.criteria.load(ctx.db);
  const today = jakartaDate(ctx.now);
  const asked = askedFacts(criteria.programs.flatMap((program) => inForce(program, today) ?? []));
  const of = (row: string, facts: readonly string[]) =>
    facts.map((name) => `, ${row}."${toSnakeCase(name)}"`).join("");
  const households = `select h.id, h.area_code, h.decile${of("h", asked.household)} from households h
    where h.status = 'active' order by h.area_code, h.id`;
  const members = `select m.household_id, p.id, p.sex, p.birth_date, p.birth_year, m.relation${of("p", asked.member)}
    from households h join memberships m on m.household_id = h.id and m.left_on is null
    join persons p on p.id = m.person_id where h.status = 'active' order by h.area_code, h.id, m.position`;
  return onOne(city, (client) =>
    timed(async () => {
      for (const query of [households, members]) await pipeline(out(client, query), nowhere());
    }),
  );
}

/** The stored matches into a table without an index. @returns milliseconds */
export async function stagingFloor(city: City): Promise<number> {
  return onOne(city, async (client) => {
    const rows: Buffer[] = [];
    await pipeline(out(client, "select * from matches"), async (source) => {
      for await (const chunk of source) rows.push(chunk as Buffer);
    });
    await client.query("create table floor_staging (like matches)");
    const ms = await timed(() => pipeline(rows, client.query(copyFrom("copy floor_staging from stdin"))));
    await client.query("drop table floor_staging");
    return ms;
  });
}

function out(client: PoolClient, query: string) {
  return client.query(copyTo(`copy (${query}) to stdout`));
}

function nowhere(): Writable {
  return new Writable({ write: (_chunk, _encoding, done) => done() });
}

async function onOne<T>(city: City, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await city.parts.pool.connect();
  try {
    return await work(client);
  } finally {
    client.release();
  }
}
