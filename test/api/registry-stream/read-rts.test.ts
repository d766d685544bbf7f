// What is read in bulk decides as what is read one by one: every program, every subject.
import { afterAll, beforeAll, expect, it } from "vitest";
import { selectNextRts } from "../../../src/areas/rt-query.ts";
import { inTransaction } from "../../../src/context.ts";
import { holdSnapshot } from "../../../src/database/hold-snapshot.ts";
import { loadSubjects } from "../../../src/door/load-subjects.ts";
import type { Indicator } from "../../../src/eligibility/catalogue.ts";
import { cityCatalogue } from "../../../src/eligibility/indicators/catalogue.ts";
import { selectHouseholdIdsOfAreas } from "../../../src/households/household-query.ts";
import { csvHeader, toCsvRows } from "../../../src/invented-city/household-csv.ts";
import { inventCity } from "../../../src/invented-city/invent-city.ts";
import type { Match } from "../../../src/matching/match.ts";
import { createMatcher } from "../../../src/matching/match-subjects.ts";
import { createCriteriaCache } from "../../../src/programs/criteria-in-force.ts";
import { inForce } from "../../../src/programs/version-in-force.ts";
import { askedFacts } from "../../../src/registry-stream/asked-facts.ts";
import { readRts } from "../../../src/registry-stream/read-rts.ts";
import { type Api, startApi } from "../../support/api.ts";
import { errorsOf, imported } from "../imports/import-files.ts";
import { newProgram, newVersion } from "../programs/program-bodies.ts";

let api: Api;
const query = (text: string, values: unknown[] = []) => api.database.pool.query(text, values);

beforeAll(async () => {
  api = await startApi();
  const city = [...inventCity({ households: 300, seed: 7 })];
  const file = csvHeader + city.map(toCsvRows).join("");
  const record = await imported(api, file, { source: "invented" });
  expect(record.status, JSON.stringify(await errorsOf(api, record.id))).toBe("completed");
  await enrolAndCertify();
}, 120_000);
afterAll(() => api.stop());

/** Some receive programs, of which one is suspended, one is over, one is to come; some have certificates. */
async function enrolAndCertify(): Promise<void> {
  const enrol = (type: string, from: string, where: string, dates: string) =>
    query(
      `insert into enrolments (id, program, subject_type, subject_id, status, starts_on, ends_on, source, created_at, updated_at)
       select gen_random_uuid(), program, '${type}', id::text, ${dates}, 'invented', now(), now()
       from ${from}, unnest(array['pkh', 'jambi-cerdas', 'sembako']) as program where ${where}`,
    );
  const running = `case hashtext(id::text || program) & 3 when 0 then 'suspended' else 'active' end`;
  const days = `case hashtext(id::text || program) & 3 when 1 then date '2026-08-01' else date '2026-01-01' end,
    case hashtext(id::text || program) & 7 when 2 then date '2026-05-31' when 6 then date '2026-07-01' end`;
  await enrol("household", "households", "hashtext(id::text) & 3 = 0", `${running}, ${days}`);
  await enrol("person", "persons", "hashtext(id::text) & 3 = 1", `${running}, ${days}`);
  await enrol("area", "(select code as id from areas where level = 'rt') rts", "true", `${running}, ${days}`);
  await query(
    `insert into documents (id, household_id, type, number, issuer, valid_until)
     select gen_random_uuid(), h.id, kind, '1', 'x', day from households h,
       (values ('sktm', date '2026-12-31'), ('sktm', null), ('other', null), ('sktm', date '2025-01-01')) as d(kind, day)
     where hashtext(h.id::text || coalesce(day::text, kind)) & 7 = 0
     on conflict do nothing`,
  );
}

/** Decided by every fact of the level, so that the hash of the facts holds every value. */
function askEverything(level: "household" | "member" | "area", indicators: readonly Indicator[]) {
  const about = indicators.filter((one) => one.level === level);
  return about.map((one, place) => {
    const fact = `${level}.${one.name}`;
    const expression =
      one.type.kind === "list" ? `${fact}.size() >= 0` : `${fact} == ${fact} || ${fact} != ${fact}`;
    return { code: `fact-${place}`, label: { id: fact, en: fact }, expression };
  });
}

async function publish(code: string, unit: string, criteria: readonly object[], priority?: string) {
  const tkpk = api.as("tkpk");
  expect((await tkpk.post("/v1/programs", newProgram(code, { unit }))).status).toBe(201);
  const drafted = await tkpk.post(`/v1/programs/${code}/versions`, newVersion({ criteria, priority }));
  expect(drafted.status, JSON.stringify(drafted.body.errors)).toBe(201);
  expect((await tkpk.post(`/v1/programs/${code}/versions/1/publish`)).status).toBe(200);
}

const inShort = ({
  program,
  version,
  subject,
  householdId,
  areaCode,
  outcome,
  missing,
  priority,
  factsHash,
  reviewOn,
}: Match) => ({
  ...{ program, version, subject, householdId, areaCode, outcome, missing, priority, factsHash, reviewOn },
});

async function matchedBothWays(asOf: string) {
  return inTransaction(api.ctx(), async (tx) => {
    await holdSnapshot(tx.db);
    const criteria = await createCriteriaCache(cityCatalogue).load(tx.db);
    const matcher = createMatcher(criteria, asOf);
    const [streamed, single]: [Match[], Match[]] = [[], []];
    const codes = await selectNextRts(tx.db, null, null, 10_000);
    const asked = askedFacts(criteria.programs.flatMap((one) => inForce(one, asOf) ?? []));
    for (const { area, households } of await readRts(tx.db, { codes, asked, asOf })) {
      streamed.push(...matcher.area(area), ...households.flatMap((one) => matcher.household(one)));
      const ids = await selectHouseholdIdsOfAreas(tx.db, [area.code]);
      const touched = [
        { type: "area" as const, id: area.code },
        ...ids.map((id) => ({ type: "household" as const, id })),
      ];
      const loaded = await loadSubjects(tx, touched, criteria, asOf, { neighbours: false });
      single.push(
        ...loaded.areas.flatMap((one) => matcher.area(one)),
        ...loaded.households.flatMap((one) => matcher.household(one)),
      );
    }
    return { streamed: streamed.map(inShort), single: single.map(inShort) };
  });
}

it.each(["2026-07-01", "2031-02-28"])(
  "with the seeded programs, on %s",
  async (asOf) => {
    const { streamed, single } = await matchedBothWays(asOf);
    expect(streamed.length).toBeGreaterThan(2000);
    expect(new Set(streamed.map(({ outcome }) => outcome)).size).toBe(3);
    expect(streamed).toEqual(single);
  },
  60_000,
);

it("with criteria that ask every fact there is", async () => {
  const { indicators } = cityCatalogue;
  const household = askEverything("household", indicators);
  const member = askEverything("member", indicators);
  const area = askEverything("area", indicators);
  await publish("all-household", "household", household.slice(0, 50));
  await publish("all-member", "person", member.slice(0, 50));
  await publish("all-area", "area", area.slice(0, 50));
  for (const rest of [household, member, area]) expect(rest.length).toBeLessThanOrEqual(50);
  const { streamed, single } = await matchedBothWays("2026-07-01");
  expect(streamed).toEqual(single);
}, 60_000);

it("with a priority that asks what no criterion does", async () => {
  await query("update programs set valid_to = '2026-06-30', valid_from = '2026-01-01'");
  const always = [{ code: "any", label: { id: "x", en: "x" }, expression: "household.size >= 1 || true" }];
  await publish(
    "ranked",
    "household",
    always,
    "household.monthlyExpenditureIdr + (household.lastHousingAidYear * 2)",
  );
  const { streamed, single } = await matchedBothWays("2026-07-01");
  expect(new Set(streamed.map(({ program }) => program))).toEqual(new Set(["ranked"]));
  expect(streamed.some(({ priority }) => priority !== null)).toBe(true);
  expect(streamed).toEqual(single);
}, 60_000);
