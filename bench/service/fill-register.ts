// Fills the tables with 200,000 invented households and what grows with them, by the database itself.
import type { Pool, PoolClient } from "pg";
import type { IdentifierVault } from "../../src/database/identifier-vault.ts";

export const filledHouseholds = 200_000;
const rtOfAVillage = 25;

/** Ids in the order of their making, as the service's are. `kind` keeps those of different tables apart. */
const id = (kind: number, number: string) =>
  `('0190000${kind}-0000-7000-8000-' || lpad(to_hex(${number}), 12, '0'))::uuid`;
export const filledHouseholdId = (number: number) =>
  `01900001-0000-7000-8000-${number.toString(16).padStart(12, "0")}`;

const pick = (list: string, by: string) => `(array[${list}])[1 + (${by}) % ${list.split(",").length}]`;
const day = (by: string) => `timestamptz '2026-01-05 02:00Z' + (${by}) * interval '2 minutes'`;
const numbers = (to: number) => `generate_series(1, ${to}) n`;

/** Of 1 to 7 members, 4 on average: the number of a person holds that of the household and its place there. */
const persons = `generate_series(1, ${filledHouseholds}) h, generate_series(0, h % 7) p`;
const personNumber = "(h * 8 + p)";

/** In rounds: those of one fill different tables and go side by side. */
const rounds: readonly (readonly string[])[] = [
  [
    `insert into areas (code, level, parent_code, name, confirmed)
     select v.code || '.' || lpad(n::text, 3, '0'), 'rt', v.code, 'RT ' || lpad(n::text, 3, '0'), true
     from areas v, generate_series(1, ${rtOfAVillage}) n where v.level = 'village'`,
  ],
  [
    `insert into persons (id, name, sex, birth_date, birth_year, schooling, working, pregnant, disability_severity,
       chronic_illness, health_insurance, observed_source, observed_on, created_at, updated_at)
     select ${id(2, personNumber)}, 'Warga ' || ${personNumber}, ${pick("'female','male'", "h + p")},
       case when h % 20 > 0 then date '2024-06-01' - (case when p < 2 then 7000 + h % 18000 else h * 7 % 7000 end) end,
       case when h % 20 = 0 then 1960 + p * 9 end,
       case when h % 4 > 0 then case when p < 2 then 'no-longer' else 'attending' end end,
       case when h % 3 > 0 then p < 2 end, case when (h + p) % 2 = 0 then h % 40 = 0 end,
       case when h % 3 > 0 then 'none' end, case when h % 3 > 0 then 'none' end,
       case when h % 2 = 0 then array['pbi'] end, 'puskesos', date '2026-03-01', ${day("h")}, ${day("h")}
     from ${persons}`,
    `insert into households (id, area_code, rw, address, decile, decile_source, decile_period, tenure, floor_material,
       wall_material, roof_material, drinking_water, lighting, power_va, toilet, monthly_income_idr, owns_car,
       observed_source, observed_on, registered_at, updated_at)
     select ${id(1, "n")}, rt.codes[1 + n % array_length(rt.codes, 1)], '001', 'Jl. Contoh No. ' || n,
       case when n % 10 > 2 then 1 + n % 10 end, case when n % 10 > 2 then 'bps' end,
       case when n % 10 > 2 then '2026-Q1' end, ${pick("'own','rent','free'", "n")},
       ${pick("'ceramic','cement-brick','earth'", "n / 3")}, ${pick("'masonry','wood','bamboo'", "n / 5")},
       ${pick("'tile','zinc'", "n / 7")}, ${pick("'piped','refill','unprotected-well'", "n / 11")},
       'pln-metered', ${pick("450,900,1300", "n / 13")}, ${pick("'own','none'", "n / 17")},
       500000 * (1 + n % 12), n % 9 = 0, 'puskesos', date '2026-03-01', ${day("n")}, ${day("n")}
     from ${numbers(filledHouseholds)},
       (select array_agg(code order by md5(code)) as codes from areas where level = 'rt') rt`,
  ],
  [
    `insert into memberships (id, household_id, person_id, relation, position, joined_on)
     select ${id(3, personNumber)}, ${id(1, "h")}, ${id(2, personNumber)},
       ${pick("'head','spouse','child','child','child','child','child'", "p")}, p, date '2026-01-05'
     from ${persons}`,
    `insert into identifiers (id, owner_type, owner_id, type, hmac, ciphertext, key_id, valid_from)
     select ${id(4, personNumber)}, 'person', ${id(2, personNumber)}, 'national-id',
       sha256(('person' || ${personNumber})::bytea), $1::bytea, $2, date '2026-01-05'
     from ${persons} where h % 10 > 0
     union all
     select ${id(5, "n")}, 'household', ${id(1, "n")}, 'family-card', sha256(('card' || n)::bytea), $1::bytea, $2,
       date '2026-01-05'
     from ${numbers(filledHouseholds)}`,
  ],
  [
    // Two programs of the household and one of each of two members, as missing facts leave them.
    `insert into matches (program, subject_type, subject_id, household_id, version, outcome, missing, priority,
       changed_at)
     select m.program, m.unit, case when m.unit = 'household' then ${id(1, "n")}::text else ${id(2, "n * 8")}::text end,
       ${id(1, "n")}, 1, m.outcome, m.missing, n % 100, ${day("n")}
     from ${numbers(filledHouseholds)}, (values
       ('pkh', 'household', 'eligible', '{}'::text[]), ('sembako', 'household', 'undetermined', '{household.decile}'),
       ('jambi-bugar', 'person', 'undetermined', '{member.chronicIllness}'),
       ('pbi-jkn', 'person', 'undetermined', '{member.healthInsurance}')
     ) as m (program, unit, outcome, missing)`,
    `insert into referrals (id, program, version, basis, subject_type, subject_id, subject_label, household_id,
       area_code, status, candidates, former_agencies, holder, priority, snapshot, facts_hash, opened_at, opened_by,
       finished_at, updated_at)
     select ${id(6, "n")}, g.program, 1, 'automatic', 'person', ${id(2, "n * 8")}::text, 'Warga ' || n * 8, h.id,
       h.area_code, s.status, case when g.lead = 'dinkes' then array['dinkes', 'dinsos'] else array[g.lead] end, '{}',
       case when s.status not in ('requested', 'cancelled') then g.lead end, n * 37 % 1000, $1::jsonb, md5('f' || n),
       ${day("n")}, 'door', case when s.status in ('completed', 'cancelled') then ${day("n + 9000")} end,
       ${day("n + 9000")}
     from ${numbers(filledHouseholds)} join households h on h.id = ${id(1, "n")},
       lateral (select ${pick("'jambi-cerdas','jambi-bugar'", "n")} as program,
         ${pick("'disdik','dinkes'", "n")} as lead) g,
       lateral (select ${pick("'requested','accepted','in-progress','requested','completed','completed','requested','completed','completed','cancelled'", "n / 2")} as status) s`,
  ],
  [
    `insert into referral_transitions (id, referral_id, at, action, from_status, to_status, agency, actor)
     select ${id(7, "n * 2 + s")}, ${id(6, "n")}, ${day("n + s")}, ${pick("'open','accept'", "s")},
       case when s = 1 then 'requested' end, ${pick("'requested','accepted'", "s")}, null, 'door'
     from ${numbers(filledHouseholds)}, generate_series(0, n % 2) s`,
    `insert into events (id, sequence, time, type, subject_type, subject_id, household_id, program, agencies, data)
     select ${id(8, "n")}, last.number + n, ${day("n / 4")}, ${pick("'household.registered','match.changed','match.changed','referral.requested'", "n")},
       'household', ${id(1, "1 + n / 5")}::text, ${id(1, "1 + n / 5")}, null, '{}', '{"revision": 1}'
     from generate_series(1, ${filledHouseholds * 4}) n,
       (select coalesce(max(sequence), 0) as number from events) last`,
  ],
  [
    `insert into audit_entries (id, sequence, at, client_id, actor, request_id, action, entity_type, entity_id,
       household_id, details, hash)
     select ${id(9, "n")}, last.number + n, ${day("n / 2")}, 'fill', 'fill', 'fill', ${pick("'household.register','intake.receive'", "n")},
       'household', ${id(1, "1 + n / 3")}::text, ${id(1, "1 + n / 3")}, '{}', sha256(('a' || n)::bytea)
     from generate_series(1, ${filledHouseholds * 2}) n,
       (select coalesce(max(sequence), 0) as number from audit_entries) last`,
    `insert into intakes (id, channel, needs, household_id, area_code, client_id, received_at)
     select ${id(0, "n")}, 'puskesos', '[]', h.id, h.area_code, 'fill', ${day("n")}
     from ${numbers(filledHouseholds)} join households h on h.id = ${id(1, "n")}`,
  ],
];

const snapshot = JSON.stringify({ household: { decile: 3 }, member: { age: 9, schooling: "attending" } });

/** Does nothing where it has been done. Indexes are built when the rows are in: row by row they take many times longer. */
export async function fillRegister(pool: Pool, vault: IdentifierVault): Promise<void> {
  const { rows } = await pool.query("select 1 from intakes where client_id = 'fill' limit 1");
  if (rows.length > 0) return;
  const { ciphertext, keyId } = vault.seal("1571080101260001");
  const values = (sql: string) =>
    sql.includes("$2") ? [ciphertext, keyId] : sql.includes("$1") ? [snapshot] : [];
  const indexes = await dropIndexes(pool);
  for (const round of rounds) {
    await sideBySide(pool, round, (client, sql) => client.query(sql, values(sql)));
  }
  await sideBySide(pool, indexes, (client, sql) => client.query(sql));
  await pool.query("vacuum analyze");
  await pool.query("checkpoint");
}

/** All but those of primary keys; answers how each is made. */
async function dropIndexes(pool: Pool): Promise<string[]> {
  const { rows } = await pool.query<{ name: string; made: string }>(
    `select i.indexname as name, i.indexdef as made from pg_indexes i
     where i.schemaname = current_schema() and i.tablename in ('persons', 'households', 'memberships', 'identifiers',
         'matches', 'referrals', 'referral_transitions', 'events', 'audit_entries', 'intakes')
       and not exists (select from pg_constraint c where c.conname = i.indexname) order by i.indexname`,
  );
  for (const { name } of rows) await pool.query(`drop index "${name}"`);
  return rows.map(({ made }) => made);
}

async function sideBySide<T>(
  pool: Pool,
  items: readonly T[],
  work: (client: PoolClient, item: T) => Promise<unknown>,
): Promise<void> {
  const waiting = [...items];
  await Promise.all(
    [0, 1].map(async () => {
      const client = await pool.connect();
      try {
        // The rows are right by their making; checking each reference would take as long as writing them.
        await client.query("set session_replication_role = replica; set maintenance_work_mem = '256MB'");
        for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(client, item);
      } finally {
        client.release(true);
      }
    }),
  );
}
