import { it } from "vitest";
import { areaCounts } from "../../../src/areas/area-counts-query.ts";
import { createTestDatabase } from "../../support/test-database.ts";
import { poolDatabase } from "../../../src/database/statement.ts";
it("bench", async () => {
  const tdb = await createTestDatabase();
  const { pool } = tdb; const api = { ctx: () => ({ db: poolDatabase(pool) }), stop: () => tdb.drop() };
  await pool.query(`insert into areas(code, level, name) values ('15.71.08.1003','village','x'),('15.71.08.1004','village','x')`);
  await pool.query(`insert into areas(code, level, parent_code, name) select '15.71.08.1003.'||lpad(n::text,3,'0'),'rt','15.71.08.1003','x' from generate_series(1,825) n`);
  await pool.query(`insert into areas(code, level, parent_code, name) select '15.71.08.1004.'||lpad(n::text,3,'0'),'rt','15.71.08.1004','x' from generate_series(1,825) n`);
  await pool.query(`insert into households(id, area_code, decile, registered_at, updated_at) select gen_random_uuid(), (case when n%2=0 then '15.71.08.1003.' else '15.71.08.1004.' end)||lpad((n%825+1)::text,3,'0'), case when random()<0.7 then 1+floor(random()*10) end, now(), now() from generate_series(1,180000) n`);
  await pool.query(`insert into persons(id, name, sex, birth_date, birth_year, schooling, created_at, updated_at) select gen_random_uuid(),'a','male', case when random()<0.9 then date '1950-01-01' + (random()*27000)::int end, 1990, case when random()<0.5 then 'attending' when random()<0.5 then 'never' end, now(), now() from generate_series(1,620000) n`);
  await pool.query(`insert into memberships(id, household_id, person_id, relation, position, joined_on) select gen_random_uuid(), h.id, p.id, 'child', 1, '2020-01-01' from (select id, row_number() over () rn from households) h join (select id, row_number() over () rn from persons) p on p.rn % 180000 + 1 = h.rn`);
  await pool.query("analyze");
  const codes = (await pool.query("select code from areas where level='rt' order by code")).rows.map((r) => r.code);
  const one = [codes[5]];
  for (const list of [one, one, one, one, one, one, one, one, codes.slice(0, 50), codes, codes]) {
    const t = performance.now();
    await areaCounts(api.ctx().db, list, "2026-07-01");
    console.log(list.length, (performance.now() - t).toFixed(1));
  }
  const client = await pool.connect();
  let st: any;
  await areaCounts({ run: async (q: any) => { st = q; return []; } } as never, one, "2026-07-01");
  await client.query("prepare c as " + st.text);
  for (const list of [one, codes]) {
    const ex = await client.query(`explain (analyze, buffers off, timing on) execute c($$\{${list.join(",")}\}$$, '2010-07-01','2019-07-01',2010,2019,2011,2018)`);
    console.log(ex.rows.map((r) => r["QUERY PLAN"]).join("\n").replaceAll(/'\{15.*?\}'/g, "X"));
  }
  await client.query("set plan_cache_mode=force_generic_plan");
  let t = performance.now();
  for (let i = 0; i < 100; i++) await client.query({ name: "x", text: st.text, values: [[codes[i * 7]], "2010-07-01","2019-07-01",2010,2019,2011,2018] });
  console.log("100 generic", (performance.now() - t).toFixed(1));
  client.release();
  await api.stop();
}, 300000);
