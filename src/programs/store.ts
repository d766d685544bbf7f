// The SQL that changes programs, their versions and settings.
import { and, eq, sql } from "drizzle-orm";
import { addJob } from "../database/queue.ts";
import { type Database, statement } from "../database/statement.ts";
import type { ProgramAgency, ProgramDraft, ProgramVersion, VersionDraft } from "./program.ts";
import type { SettingValue } from "./programs-query.ts";
import { programAgencies, programs, programVersions, settings } from "./tables.ts";

const lockRevisions = statement<never>(
  "catalogue-revisions.lock",
  "lock table catalogue_revisions in share row exclusive mode",
);
const insertRevision = statement<never>(
  "catalogue-revisions.insert",
  "insert into catalogue_revisions (changed_at) values ($1)",
);

/**
 * Begins a change of what criteria depend on. Such changes wait for each other, so that revisions are numbered in
 * the order of their commits: a reader that has seen the highest number has seen everything below it. Afterwards
 * everybody is matched by them.
 */
export async function beginRevision(db: Database, now: Date): Promise<void> {
  await db.run(lockRevisions, []);
  await db.run(insertRevision, [now]);
  await addJob(db, { task: "keep-current", key: "keep-current" });
}

/** False when the code is taken. */
export async function insertProgram(db: Database, draft: ProgramDraft, now: Date): Promise<boolean> {
  const { agencies, requiredDocuments, excludes, ...program } = draft;
  const lists = { requiredDocuments: [...requiredDocuments], excludes: [...excludes] };
  const rows = await db.orm
    .insert(programs)
    .values({ ...program, ...lists, updatedAt: now })
    .onConflictDoNothing()
    .returning({ code: programs.code });
  if (rows.length === 0) return false;
  await insertAgencies(db, draft.code, agencies);
  return true;
}

/**
 * Replaces all but code and unit, and counts it where the days of the program become others. False when it is not at
 * the expected revision (`undefined`: any).
 */
export async function updateProgram(
  db: Database,
  draft: ProgramDraft,
  expectedRevision: number | undefined,
  now: Date,
): Promise<boolean> {
  const { code, unit: _never, agencies, requiredDocuments, excludes, ...program } = draft;
  const lists = { requiredDocuments: [...requiredDocuments], excludes: [...excludes] };
  const { validFrom, validTo } = program;
  const movesDays = sql`(${programs.validFrom}, ${programs.validTo}) is distinct from (${validFrom}::date, ${validTo}::date)`;
  const counts = {
    revision: sql`${programs.revision} + 1`,
    validityRevision: sql`${programs.validityRevision} + (${movesDays})::int`,
  };
  const rows = await db.orm
    .update(programs)
    .set({ ...program, ...lists, updatedAt: now, ...counts })
    .where(
      and(
        eq(programs.code, code),
        expectedRevision === undefined ? undefined : eq(programs.revision, expectedRevision),
      ),
    )
    .returning({ code: programs.code });
  if (rows.length === 0) return false;
  await db.orm.delete(programAgencies).where(eq(programAgencies.program, code));
  await insertAgencies(db, code, agencies);
  return true;
}

async function insertAgencies(
  db: Database,
  program: string,
  agencies: ProgramDraft["agencies"],
): Promise<void> {
  const rows = agencies.map(({ agency, role, areas, capacity }) => ({
    program,
    agency,
    role,
    areas: areas && [...areas],
    capacity,
  }));
  await db.orm.insert(programAgencies).values(rows);
}

/** What an agency of the program says of itself; the program is another one for whoever read it. */
export async function updateCapacity(
  db: Database,
  { program, agency, capacity }: Pick<ProgramAgency, "agency" | "capacity"> & { readonly program: string },
  now: Date,
): Promise<void> {
  await db.orm
    .update(programAgencies)
    .set({ capacity })
    .where(and(eq(programAgencies.program, program), eq(programAgencies.agency, agency)));
  await db.orm
    .update(programs)
    .set({ updatedAt: now, revision: sql`${programs.revision} + 1` })
    .where(eq(programs.code, program));
}

/** Says that the list of recipients is loaded, as it stood on that day. */
export async function updateRecipientsAsOf(
  db: Database,
  code: string,
  asOf: string,
  now: Date,
): Promise<void> {
  await db.orm
    .update(programs)
    .set({ recipientsAsOf: asOf, updatedAt: now, revision: sql`${programs.revision} + 1` })
    .where(eq(programs.code, code));
}

export async function insertVersion(
  db: Database,
  version: Pick<ProgramVersion, "program" | "version" | "status" | "publishedAt"> & VersionDraft,
  now: Date,
): Promise<ProgramVersion> {
  const [row] = await db.orm
    .insert(programVersions)
    .values({ ...version, criteria: [...version.criteria], updatedAt: now })
    .returning();
  return row!;
}

/** `undefined` when the version is no draft any more, or not at the expected revision (`undefined`: any). */
export async function updateDraft(
  db: Database,
  key: Pick<ProgramVersion, "program" | "version">,
  change: Partial<VersionDraft> & Partial<Pick<ProgramVersion, "status" | "publishedAt">>,
  expectedRevision: number | undefined,
  now: Date,
): Promise<ProgramVersion | undefined> {
  const { criteria, ...fields } = change;
  const [row] = await db.orm
    .update(programVersions)
    .set({
      ...fields,
      ...(criteria && { criteria: [...criteria] }),
      updatedAt: now,
      revision: sql`${programVersions.revision} + 1`,
    })
    .where(
      and(
        eq(programVersions.program, key.program),
        eq(programVersions.version, key.version),
        eq(programVersions.status, "draft"),
        expectedRevision === undefined ? undefined : eq(programVersions.revision, expectedRevision),
      ),
    )
    .returning();
  return row;
}

/** Sets the value from its day on; one of the same day is replaced, and that it becomes another is counted. */
export async function upsertSetting(db: Database, setting: SettingValue, now: Date): Promise<void> {
  await db.orm
    .insert(settings)
    .values({ ...setting, updatedAt: now })
    .onConflictDoUpdate({
      target: [settings.name, settings.effectiveFrom],
      set: {
        ...{ value: setting.value, source: setting.source, updatedAt: now },
        valueRevision: sql`${settings.valueRevision} + (${settings.value} <> excluded.value)::int`,
      },
    });
}
