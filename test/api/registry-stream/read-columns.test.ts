// Compact rows tell what records tell: every fact of everybody, and what an RT adds up to.
import { afterAll, beforeAll, expect, it } from "vitest";
import { selectNextRts } from "../../../src/areas/rt-query.ts";
import { inTransaction } from "../../../src/context.ts";
import type { Facts, Level } from "../../../src/eligibility/catalogue.ts";
import { cityCatalogue, givenIndicators } from "../../../src/eligibility/indicators/catalogue.ts";
import { prepareFacts } from "../../../src/eligibility/indicators/derive-facts.ts";
import { prepareLiveFacts } from "../../../src/eligibility/indicators/live-facts.ts";
import { csvHeader, toCsvRows } from "../../../src/invented-city/household-csv.ts";
import { inventCity } from "../../../src/invented-city/invent-city.ts";
import type { AskedFacts } from "../../../src/registry-stream/asked-facts.ts";
import { createCursor } from "../../../src/registry-stream/columns-cursor.ts";
import { layColumns } from "../../../src/registry-stream/columns-layout.ts";
import { prepareCounts } from "../../../src/registry-stream/count-rt.ts";
import { readColumns } from "../../../src/registry-stream/read-columns.ts";
import { readRts } from "../../../src/registry-stream/read-rts.ts";
import { type Api, startApi } from "../../support/api.ts";
import { errorsOf, imported } from "../imports/import-files.ts";

let api: Api;
const query = (text: string, values: unknown[] = []) => api.database.pool.query(text, values);
const city = {
  programs: [{ code: "pkh", recipientsAsOf: "2026-01-01" }, { code: "sembako" }],
  settings: [{ name: "minimumWageIdr", value: 3_000_000, effectiveFrom: "2026-01-01" }],
};
const withColumns = (level: "household" | "member") =>
  givenIndicators(level)
    .filter(({ field }) => field !== true)
    .map(({ name }) => name);
const everything: AskedFacts = {
  household: withColumns("household"),
  member: withColumns("member"),
  documents: true,
  areaCounts: true,
};

beforeAll(async () => {
  api = await startApi();
  const file = csvHeader + [...inventCity({ households: 300, seed: 5 })].map(toCsvRows).join("");
  const record = await imported(api, file, { source: "invented" });
  expect(record.status, JSON.stringify(await errorsOf(api, record.id))).toBe("completed");
  await makeVaried();
}, 120_000);
afterAll(() => api.stop());

/** What files seldom hold: half-known births, the dead who are still listed, empty households, lists, long texts. */
async function makeVaried(): Promise<void> {
  const some = (id: string, of: number, is: number) => `hashtext(${id}::text) & ${of} = ${is}`;
  await query(
    `update persons set birth_year = extract(year from birth_date), birth_date = null where ${some("id", 7, 1)}`,
  );
  await query(`update persons set birth_date = null, birth_year = null where ${some("id", 15, 2)}`);
  await query(`update persons set schooling = null where ${some("id", 7, 3)}`);
  await query(`update persons set birth_date = '2024-02-29' where ${some("id", 15, 4)}`);
  await query(`update persons set status = 'deceased' where ${some("id", 31, 5)}`);
  await query(`update persons set health_insurance = array['pbi', 'employer'] where ${some("id", 7, 4)}`);
  await query(`update persons set health_insurance = '{}' where ${some("id", 15, 6)}`);
  await query(`update memberships set left_on = '2026-06-01' where ${some("household_id", 15, 3)}`);
  await query(`update households set decile = null where ${some("id", 7, 2)}`);
  await query(`update households set monthly_income_idr = 9007199254740991 where ${some("id", 7, 3)}`);
  await query(`update households set status = 'inactive' where ${some("id", 15, 8)}`);
  await query("update areas set households_edition = gen_random_uuid()");
  for (const [type, from] of [
    ["household", "households"],
    ["person", "persons"],
    ["area", "(select code as id from areas where level = 'rt') rts"],
  ])
    await query(
      `insert into enrolments (id, program, subject_type, subject_id, status, starts_on, ends_on, source, created_at, updated_at)
       select gen_random_uuid(), program, '${type}', id::text, 'active', '2026-01-01',
         case hashtext(id::text || program) & 3 when 0 then date '2026-05-31' when 1 then date '2026-07-01' end,
         'invented', now(), now()
       from ${from}, unnest(array['pkh', 'sembako']) as program where ${some("id", 3, 1)}`,
    );
  await query(
    `insert into documents (id, household_id, type, number, issuer, valid_until)
     select gen_random_uuid(), id, 'sktm', '1', 'x',
       case when ${some("id", 7, 1)} then date '2026-12-31' when ${some("id", 7, 3)} then date '2025-01-01' end
     from households where ${some("id", 1, 1)}`,
  );
}

const namesOf = (level: Level) =>
  cityCatalogue.indicators.filter((one) => one.level === level).map(({ name }) => name);
const told = (facts: Facts["household"], level: Level) => namesOf(level).map((name) => [name, facts?.[name]]);

it.each(["2026-07-01", "2026-12-31", "2031-02-28"])(
  "on %s",
  async (asOf) => {
    const [rts, columns] = await inTransaction(api.ctx(), async ({ db }) => {
      const codes = await selectNextRts(db, null, null, 10_000);
      const layout = layColumns(everything, new Map());
      return [
        [...(await readRts(db, { codes, asked: everything, asOf }))],
        await readColumns(db, { codes, layout, since: asOf }),
      ] as const;
    });
    const cursor = createCursor(columns[0]!.layout);
    const countsOf = prepareCounts(cursor, asOf);
    const build = prepareFacts(city, asOf);
    const live = prepareLiveFacts(city, asOf);
    const household = live.household(cursor.household);
    let compared = 0;
    for (const [index, { area, households }] of rts.entries()) {
      const rt = columns[index]!;
      expect(rt.code).toBe(area.code);
      expect(countsOf(rt), rt.code).toEqual(area.record.counts);
      expect(rt.indicators).toEqual(area.record.indicators);
      expect(rt.received.area).toEqual(area.record.receives);
      expect(rt.households.count).toBe(households.length);
      cursor.enter(rt);
      for (const [place, { record }] of households.entries()) {
        const built = build(record, undefined);
        cursor.moveTo(place);
        expect(told(household, "household")).toEqual(told(built.household, "household"));
        const { members } = cursor.household;
        expect(members.map((one) => told(live.member(one, cursor.household), "member"))).toEqual(
          (built.members ?? []).map((one) => told(one, "member")),
        );
        expect(members.map(({ receives }) => receives)).toEqual(
          record.members.map(({ receives }) => receives),
        );
        compared += members.length;
      }
    }
    expect(compared).toBeGreaterThan(700);
  },
  120_000,
);
