// Reads programs with their agencies, their versions, and settings.
import { rowJson } from "../database/row-json.ts";
import { type Database, statement } from "../database/statement.ts";
import type { Program, ProgramAgency, ProgramVersion } from "./program.ts";
import { programs, programVersions } from "./tables.ts";

type Json = Record<string, unknown>;
type ProgramRow = { program: Json; agencies: ProgramAgency[] };

const programJson = rowJson(programs);
const versionJson = rowJson(programVersions);

/** The lead first, then alternates, then supporting agencies. */
const agenciesOfProgram = `
  coalesce((select jsonb_agg(to_jsonb(a) - 'program'
              order by array_position(array['lead', 'alternate', 'supporting'], a.role), a.agency)
            from program_agencies a where a.program = p.code), '[]') as agencies`;
const withAgencies = `select to_jsonb(p) as program, ${agenciesOfProgram} from programs p`;

const all = statement<ProgramRow>("programs.all", `${withAgencies} order by p.code`);
const byCode = statement<ProgramRow>("programs.by-code", `${withAgencies} where p.code = $1`);
const page = statement<ProgramRow>(
  "programs.page",
  `${withAgencies} where $1::text is null or p.code > $1 order by p.code limit $2`,
);
const codes = statement<{ code: string }>("programs.codes", "select code from programs order by code");

export async function selectPrograms(db: Database): Promise<Program[]> {
  return (await db.run(all, [])).map(toProgram);
}

export async function selectProgram(db: Database, code: string): Promise<Program | undefined> {
  const [row] = await db.run(byCode, [code]);
  return row && toProgram(row);
}

export async function selectPageOfPrograms(
  db: Database,
  afterCode: string | undefined,
  limit: number,
): Promise<Program[]> {
  return (await db.run(page, [afterCode ?? null, limit])).map(toProgram);
}

export async function selectProgramCodes(db: Database): Promise<string[]> {
  return (await db.run(codes, [])).map((row) => row.code);
}

const agenciesOf = statement<{ code: string; agencies: ProgramAgency[] }>(
  "programs.agencies-of",
  `select p.code, ${agenciesOfProgram} from programs p where p.code = any($1::text[])`,
);

/** By program, the agencies that deliver and support it. */
export async function selectAgenciesOf(
  db: Database,
  programs: readonly string[],
): Promise<ReadonlyMap<string, readonly ProgramAgency[]>> {
  const rows = await db.run(agenciesOf, [programs]);
  return new Map(rows.map(({ code, agencies }) => [code, agencies]));
}

const versionsOf = statement<{ version: Json }>(
  "program-versions.of",
  "select to_jsonb(v) as version from program_versions v where program = $1 order by version",
);
const published = statement<{ version: Json }>(
  "program-versions.published",
  "select to_jsonb(v) as version from program_versions v where status = 'published' order by program, version",
);

/** Every version of a program, drafts too, by number. */
export async function selectVersions(db: Database, program: string): Promise<ProgramVersion[]> {
  return (await db.run(versionsOf, [program])).map((row) => versionJson.read(row.version));
}

/** The published versions of every program, by number. */
export async function selectPublishedVersions(db: Database): Promise<ProgramVersion[]> {
  return (await db.run(published, [])).map((row) => versionJson.read(row.version));
}

export interface SettingValue {
  readonly name: string;
  /** First day of the value, `YYYY-MM-DD`. */
  readonly effectiveFrom: string;
  readonly value: number;
  readonly source: string | null;
}

export interface StoredSettingValue extends SettingValue {
  /** Grows whenever the value of that day is changed. */
  readonly valueRevision: number;
}

const settingValues = statement<StoredSettingValue>(
  "settings.values",
  `select name, effective_from as "effectiveFrom", value, source, value_revision as "valueRevision"
   from settings order by name, effective_from`,
);

/** Every dated value of every setting. */
export function selectSettingValues(db: Database): Promise<StoredSettingValue[]> {
  return db.run(settingValues, []);
}

const lastRevision = statement<{ revision: number }>(
  "catalogue-revisions.last",
  "select coalesce(max(revision), 0) as revision from catalogue_revisions",
);

/** Grows with every change of what criteria depend on beside facts. */
export async function selectRevision(db: Database): Promise<number> {
  const [row] = await db.run(lastRevision, []);
  return row!.revision;
}

function toProgram({ program, agencies }: ProgramRow): Program {
  return { ...programJson.read(program), agencies };
}
