// Everything on file, straight from the tables: the ground of a recomputation that trusts none of the code under test.
import type { Pool } from "pg";

/** A row by the names of its columns in camelCase; `writtenBy` is the transaction that wrote it last. */
export type Row = Readonly<Record<string, any>>;

const tables = {
  households: "select xmin::text as written_by, * from households order by id",
  persons: "select * from persons order by id",
  memberships: "select * from memberships order by position, id",
  documents: "select * from documents order by id",
  identifiers: "select owner_type, owner_id, type from identifiers where valid_to is null order by id",
  areas: "select * from areas where level = 'rt' order by code",
  programs: "select * from programs order by code",
  programAgencies: "select * from program_agencies order by program, agency",
  versions: "select * from program_versions order by program, version",
  settings: "select * from settings order by name, effective_from",
  enrolments: "select * from enrolments order by id",
  referrals: "select * from referrals order by opened_at, program, subject_label, id",
  transitions: "select * from referral_transitions order by referral_id, at, id",
  intakes: "select xmin::text as written_by, * from intakes order by id",
  tasks: "select id, status, intake_id from tasks order by created_at, id",
  lifeEvents: "select id, kind from life_events order by at, id",
  holds: "select * from holds order by id",
  quotas: "select * from quotas order by id",
  matches: "select xmin::text as written_by, * from matches order by program, subject_type, subject_id",
  reviews: "select * from reviews order by subject_type, subject_id",
  audits: "select id, sequence, action, entity_type, entity_id from audit_entries order by id",
  events: "select id, sequence, type, time, subject_type, subject_id, program, data from events order by id",
} as const;

export type Register = Readonly<Record<keyof typeof tables, readonly Row[]>>;

/** For moments at which nobody writes. */
export async function readRegister(pool: Pool): Promise<Register> {
  const read = Object.entries(tables).map(
    async ([name, sql]) => [name, (await pool.query<Row>(sql)).rows.map(inCamelCase)] as const,
  );
  return Object.fromEntries(await Promise.all(read)) as unknown as Register;
}

function inCamelCase(row: Row): Row {
  const named = Object.entries(row).map(([name, value]) => [
    name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase()),
    value,
  ]);
  return Object.fromEntries(named) as Row;
}
