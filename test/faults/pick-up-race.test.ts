import { afterAll, beforeAll, expect, it } from "vitest";
import { inTransaction } from "../../src/context.ts";
import { openReferrals } from "../../src/referrals/open-referrals.ts";
import { type Caller, type City, openCity } from "../support/histories/open-city.ts";
import { type DoorProcess, forkDoor } from "../support/histories/fork-door.ts";
import { randomOf } from "../support/histories/random.ts";

const callers = 64;
const referrals = 500;
const agencies = Array.from({ length: 12 }, (_, index) => `racer-${index + 1}`);
const program = "race";

let processes: DoorProcess[];
let city: City;
const tkpk: Caller = { role: "tkpk" };

beforeAll(async () => {
  processes = [forkDoor(), forkDoor()];
  city = await openCity(processes.map((one) => one.open));
  for (const code of agencies) await made("/v1/agencies", { code, name: { id: code, en: code } });
  await made("/v1/programs", {
    ...{ code: program, name: both, description: both, benefit: both, howToApply: both },
    ...{ requiredDocuments: [], sector: "test", unit: "area", referrals: "on-request" },
    ...{ validFrom: "2026-01-01", needsVerification: false, dueDays: { accept: 3, complete: 14 } },
    ...{
      excludes: [],
      agencies: agencies.map((agency, index) => ({ agency, role: index ? "alternate" : "lead" })),
    },
  });
});
afterAll(async () => {
  await city.close();
  for (const one of processes) await one.end();
});

const both = { id: "Lomba", en: "Race" };

async function made(path: string, body: unknown): Promise<void> {
  const answer = await city.send(0, { as: tkpk, method: "POST", path, body });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
}

async function openForRace(): Promise<string[]> {
  return inTransaction(city.ctx(), (tx) =>
    openReferrals(
      tx,
      Array.from({ length: referrals }, (_, index) => ({
        ...{ program, version: 1, basis: "automatic" as const, subjectType: "area" as const },
        ...{
          subjectId: `15.71.08.1003.${String(100 + index)}`,
          subjectLabel: `RT ${index}`,
          householdId: null,
        },
        ...{ areaCode: "15.71.08.1003", candidates: agencies, priority: index % 7 },
        ...{ snapshot: {}, factsHash: "-" },
      })),
    ),
  );
}

/** What one caller believes to hold, and what it was cut off from. */
interface Belief {
  readonly agency: string;
  readonly won: Set<string>;
  readonly unsure: Set<string>;
}

async function race(index: number, ids: readonly string[]): Promise<Belief> {
  const random = randomOf(index + 1);
  const agency = agencies[index % agencies.length]!;
  const as: Caller = { role: "agency", agency };
  const belief: Belief = { agency, won: new Set(), unsure: new Set() };
  for (let idle = 0; idle < 2;) {
    const cut = random.chance(0.1) ? AbortSignal.timeout(random.int(1, 15)) : undefined;
    const claims = random.chance(0.5);
    const id = random.pick(ids);
    const path = claims ? "/v1/referrals/claim" : `/v1/referrals/${id}/accept`;
    const body = claims ? { program, limit: random.int(1, 4) } : {};
    try {
      const answer = await city.send(index % 2, { as, method: "POST", path, body, signal: cut });
      if (answer.status >= 500) throw new Error(JSON.stringify(answer.body));
      const held = claims ? answer.body.items : answer.status === 200 ? [answer.body] : [];
      for (const referral of held) belief.won.add(referral.id);
      idle = claims ? (held.length === 0 ? idle + 1 : 0) : idle;
    } catch (error) {
      if ((error as Error).name !== "TimeoutError") throw error;
      if (!claims) belief.unsure.add(id);
    }
  }
  return belief;
}

it("64 callers of 12 agencies over two servers: each referral is held by exactly one, and none is lost", async () => {
  const ids = await openForRace();
  expect(ids).toHaveLength(referrals);
  const beliefs = await Promise.all(Array.from({ length: callers }, (_, index) => race(index, ids)));

  const { rows } = await city.database.pool.query<{
    id: string;
    status: string;
    holder: string;
    accepts: number;
  }>(
    `select r.id, r.status, r.holder,
       (select count(*)::int from referral_transitions t where t.referral_id = r.id and t.action = 'accept') as accepts
     from referrals r where r.program = $1`,
    [program],
  );
  expect(rows).toHaveLength(referrals);
  expect(rows.filter((row) => row.status !== "accepted" || row.accepts !== 1)).toEqual([]);
  const holders = new Map(rows.map((row) => [row.id, row.holder]));
  for (const { agency, won } of beliefs) {
    expect([...won].filter((id) => holders.get(id) !== agency)).toEqual([]);
  }
  const told = beliefs.flatMap(({ won }) => [...won]);
  expect(new Set(told).size).toBe(told.length);

  // Who was cut off in the middle finds out by asking.
  for (const { agency, unsure } of beliefs) {
    for (const id of unsure) {
      const asked = await city.send(0, {
        as: { role: "agency", agency },
        method: "GET",
        path: `/v1/referrals/${id}`,
      });
      expect(asked.body.holder).toBe(holders.get(id));
    }
  }
}, 60_000);
