// Keeps the criteria of every program compiled, and current: what matching asks for at each call.
import type { Database } from "../database/statement.ts";
import type { Catalogue, Unit } from "../eligibility/catalogue.ts";
import { compileProgram } from "../eligibility/program.ts";
import type { Criteria, ProgramCriteria, PublishedVersion } from "./criteria.ts";
import type { ProgramVersion } from "./program.ts";
import {
  selectPrograms,
  selectPublishedVersions,
  selectRevision,
  selectSettingValues,
} from "./programs-query.ts";

export interface CriteriaCache {
  /** The criteria as `db` sees them; inside a transaction that is with the transaction's own changes. */
  load(db: Database): Promise<Criteria>;
}

/**
 * One for each city in a process. A call costs one small statement unless something has changed; what has changed
 * is read and, as far as it is asked for, compiled again. Revisions are numbered in the order of their commits,
 * so that an equal number means equal criteria.
 */
export function createCriteriaCache(catalogue: Catalogue): CriteriaCache {
  let kept: Criteria | undefined;
  return {
    async load(db) {
      // Read first: criteria may be newer than their number, never older.
      const revision = await selectRevision(db);
      if (kept?.revision === revision) return kept;
      const loaded = await loadCriteria(db, catalogue, revision);
      kept = loaded;
      return loaded;
    },
  };
}

async function loadCriteria(db: Database, catalogue: Catalogue, revision: number): Promise<Criteria> {
  const programs = await selectPrograms(db);
  const versions = await selectPublishedVersions(db);
  const settings = await selectSettingValues(db);
  return {
    revision,
    programs: programs.map((program): ProgramCriteria => ({
      ...program,
      versions: versions
        .filter((version) => version.program === program.code)
        .map((version) => publishedVersion(catalogue, program.unit, version)),
    })),
    city: { programs, settings },
  };
}

/** Compiled on first use: most of what was ever published is not in force. */
function publishedVersion(catalogue: Catalogue, unit: Unit, stored: ProgramVersion): PublishedVersion {
  const { version, effectiveFrom, criteria, priority } = stored;
  const compiled = once(() => compileProgram(catalogue, unit, criteria, priority ?? undefined));
  return {
    version,
    effectiveFrom,
    get compiled() {
      return compiled();
    },
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
