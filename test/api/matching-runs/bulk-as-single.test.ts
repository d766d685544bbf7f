// Varied households (5,000 of them in the long tests) matched by both ways: in bulk, as runs do, and as when each had been touched.
import { afterAll, beforeAll, expect, it } from "vitest";
import { inTransaction, type TransactionContext } from "../../../src/context.ts";
import { rematchRts } from "../../../src/door/rematch-rts.ts";
import { rematchTouched } from "../../../src/door/rematch-touched.ts";
import { loadSubjects } from "../../../src/door/load-subjects.ts";
import { lockAreas } from "../../../src/areas/lock-areas.ts";
import { cityCatalogue } from "../../../src/eligibility/indicators/catalogue.ts";
import { selectHouseholdIdsOfAreas } from "../../../src/households/household-query.ts";
import { csvHeader, toCsvRows } from "../../../src/invented-city/household-csv.ts";
import { inventCity } from "../../../src/invented-city/invent-city.ts";
import type { Match } from "../../../src/matching/match.ts";
import { createMatcher } from "../../../src/matching/match-subjects.ts";
import { createCriteriaCache } from "../../../src/programs/criteria-in-force.ts";
import { askedFacts } from "../../../src/registry-stream/asked-facts.ts";
import { readRts } from "../../../src/registry-stream/read-rts.ts";
import { type Api, startApi } from "../../support/api.ts";
import { errorsOf, imported } from "../imports/import-files.ts";
import { newProgram, newVersion } from "../programs/program-bodies.ts";

const households = process.env.TEST_LONG ? 5000 : 600;
/** Of the second versions. */
const asOf = "2026-07-02";
const cache = createCriteriaCache(cityCatalogue);

let api: Api;
let rts: string[];
const query = async (text: string, values: unknown[] = []) =>
  (await api.database.pool.query(text, values)).rows;

beforeAll(async () => {
  api = await startApi();
  await addPrograms();
  const file = csvHeader + [...inventCity({ households, seed: 11 })].map(toCsvRows).join("");
  const record = await imported(api, file, { source: "invented" });
  expect(record.status, JSON.stringify((await errorsOf(api, record.id)).slice(0, 3))).toBe("completed");
  rts = (await query("select code from areas where level = 'rt' order by code")).map(({ code }) => code);
  await offerEverything();
  await moveReferrals();
  await changeFacts();
  api.clock.advance(Date.parse(`${asOf}T05:00:00Z`) - api.clock.now().getTime());
}, 300_000);
afterAll(() => api.stop());

/** Of each unit, with a version that comes into force between the offers and the matching. */
async function addPrograms(): Promise<void> {
  const rules = [
    [
      "bulk-household",
      "household",
      "household.decile <= 5",
      'household.decile <= 4 && household.tenure == "own"',
    ],
    [
      "bulk-person",
      "person",
      "member.age >= 50 && household.decile <= 6",
      "member.age >= 60 && household.decile <= 6",
    ],
    ["bulk-area", "area", "area.poorHouseholds >= 2", "area.poorHouseholds >= 6"],
  ] as const;
  const tkpk = api.as("tkpk");
  for (const [code, unit, first, second] of rules) {
    const body = newProgram(code, { unit, referrals: "automatic" });
    expect((await tkpk.post("/v1/programs", body)).status).toBe(201);
    for (const [place, expression] of [first, second].entries()) {
      const criteria = [{ code: "rule", label: { id: "x", en: "x" }, expression }];
      const draft = newVersion({ criteria, effectiveFrom: ["2026-07-01", asOf][place] });
      const drafted = await tkpk.post(`/v1/programs/${code}/versions`, draft);
      expect(drafted.status, JSON.stringify(drafted.body)).toBe(201);
      const published = await tkpk.post(`/v1/programs/${code}/versions/${place + 1}/publish`);
      expect(published.status, JSON.stringify(published.body)).toBe(200);
    }
  }
}

/** Opens what automatic programs offer. */
async function offerEverything(): Promise<void> {
  for (let from = 0; from < rts.length; from += 50) {
    const codes = rts.slice(from, from + 50);
    await inTransaction(api.ctx(), async (tx) => {
      await touchAll(tx, codes, { opens: true });
    });
  }
}

/** Some are held, some held and flagged, some declined with a hold until the facts change or until a day. */
async function moveReferrals(): Promise<void> {
  await query(
    `update referrals set status = 'accepted', holder = candidates[1], eligibility_changed = hashtext(id::text) & 8 = 0
     where hashtext(id::text) & 3 = 0`,
  );
  // They have left the household in which it was opened, and have come to another since.
  await query(
    `update referrals r set household_id = h.id, area_code = h.area_code
     from (select id, area_code from households order by id limit 1) h
     where r.subject_type = 'person' and hashtext(r.id::text) & 15 = 4`,
  );
  await query("update referrals set basis = 'request' where hashtext(id::text) & 15 = 1");
  await query("update referrals set status = 'cancelled' where hashtext(id::text) & 7 = 2");
  await query(
    `insert into holds (id, program, subject_type, subject_id, reason, until_date, version, facts_hash, referral_id, created_at)
     select gen_random_uuid(), program, subject_type, subject_id, 'declined',
       case when hashtext(id::text) & 8 = 0 then date '2026-07-02' end, version, facts_hash, id, now()
     from referrals where status = 'cancelled'`,
  );
}

/** Behind the door's back, so that both ways find the same to do. */
async function changeFacts(): Promise<void> {
  await query("update households set decile = 1 + (hashtext(id::text) & 7) where hashtext(id::text) & 3 = 1");
  await query("update persons set birth_date = '1990-05-05' where hashtext(id::text) & 15 = 1");
  await query(
    `insert into enrolments (id, program, subject_type, subject_id, status, starts_on, ends_on, source, created_at, updated_at)
     select gen_random_uuid(), program, subject_type, subject_id, 'active', '2026-01-01', null, 'invented', now(), now()
     from referrals where hashtext(id::text) & 31 = 3 and status in ('requested', 'accepted')`,
  );
  await query("delete from matches where hashtext(subject_id) & 31 = 5");
  await query("update areas set households_edition = gen_random_uuid()");
}

async function touchAll(tx: TransactionContext, codes: readonly string[], options?: { opens: boolean }) {
  for (const id of await selectHouseholdIdsOfAreas(tx.db, codes))
    tx.touch({ type: "household", id }, options);
  for (const id of codes) tx.touch({ type: "area", id }, options);
}

class Undone extends Error {
  readonly left: Readonly<Record<string, unknown>>;
  constructor(left: Undone["left"]) {
    super("undone");
    this.left = left;
  }
}

/** What a way leaves in the tables and tells, taken back afterwards. */
async function leftBy(way: (tx: TransactionContext) => Promise<void>): Promise<Undone["left"]> {
  const error: unknown = await inTransaction(api.ctx(), async (tx) => {
    await lockAreas(tx, rts);
    await way(tx);
    const read = (text: string) => tx.db.rows({ name: "test", text }, []);
    const event = ({ type, subject, program, householdId, areaCode, data }: (typeof tx.journal.events)[0]) =>
      JSON.stringify([type, subject, program, householdId, areaCode, data]);
    throw new Undone({
      matches: await read(
        `select subject_type, subject_id, program, household_id, version, outcome, missing, priority
         from matches order by 1, 2, 3`,
      ),
      reviews: await read("select subject_type, subject_id, review_on from reviews order by 1, 2"),
      referrals: await read(
        `select id, status, holder, eligibility_changed, facts_hash, household_id, area_code from referrals order by 1`,
      ),
      holds: await read("select id, lifted_at is null from holds order by 1"),
      events: tx.journal.events.map(event).sort(),
      audits: tx.journal.audits.map((entry) => JSON.stringify(entry)).sort(),
    });
  }).catch((thrown: unknown) => thrown);
  if (error instanceof Undone) return error.left;
  throw error;
}

it("leave the same matches, review dates, referrals, holds, events and audit entries", async () => {
  const before = await leftBy(async () => undefined);
  const inBulk = await leftBy(async (tx) => {
    for (let from = 0; from < rts.length; from += 10) await rematchRts(tx, cache, rts.slice(from, from + 10));
  });
  const single = await leftBy(async (tx) => {
    await touchAll(tx, rts);
    await rematchTouched(tx, cache, { mayOpen: false });
  });
  for (const part of ["matches", "reviews", "referrals", "holds", "events", "audits"]) {
    expect(inBulk[part], part).not.toEqual(before[part]);
    expect(inBulk[part], part).toEqual(single[part]);
  }
  const told = new Set((inBulk.events as string[]).map((event) => (JSON.parse(event) as [string])[0]));
  for (const type of [
    "match.changed",
    "referral.cancelled",
    "referral.completed",
    "referral.eligibility-changed",
  ])
    expect(told).toContain(type);
}, 300_000);

it("decide every criterion alike", async () => {
  const criteria = await cache.load(api.ctx().db);
  const matcher = createMatcher(criteria, asOf);
  const asked = askedFacts(criteria.programs.flatMap(({ versions }) => versions));
  const whole = (match: Match) => [
    ...[match.program, match.version, match.subject, match.outcome, match.missing, match.factsHash],
    match.explain().map(({ code, result, missing }) => [code, result, missing]),
  ];
  let compared = 0;
  for (const code of rts) {
    const [rt] = [...(await readRts(api.ctx().db, { codes: [code], asked, asOf }))];
    const ids = await selectHouseholdIdsOfAreas(api.ctx().db, [code]);
    const touched = [
      ...ids.map((id) => ({ type: "household" as const, id })),
      { type: "area" as const, id: code },
    ];
    const loaded = await loadSubjects(api.ctx(), touched, criteria, asOf, { neighbours: false });
    const single = [
      ...loaded.households.flatMap((one) => matcher.household(one)),
      ...loaded.areas.flatMap((one) => matcher.area(one)),
    ];
    const inBulk = [...rt!.households.flatMap((one) => matcher.household(one)), ...matcher.area(rt!.area)];
    expect(inBulk.map(whole)).toEqual(single.map(whole));
    compared += rt!.households.length;
  }
  expect(compared).toBeGreaterThan(households * 0.95);
}, 300_000);
