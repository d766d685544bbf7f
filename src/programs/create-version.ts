// Drafts new criteria of a program; they decide nothing until they are published.
import { requireScope } from "../actor.ts";
import { type Context, inTransaction } from "../context.ts";
import type { Unit } from "../eligibility/catalogue.ts";
import { cityCatalogue } from "../eligibility/indicators/catalogue.ts";
import { Problem } from "../problem.ts";
import { criteriaFaults } from "./criteria-faults.ts";
import { knownProgram } from "./get-program.ts";
import type { VersionDraft } from "./program.ts";
import { selectVersions } from "./programs-query.ts";
import { beginRevision, insertVersion } from "./store.ts";
import { type VersionView, viewVersion } from "./version-view.ts";

/** The draft gets the next number. @throws {Problem} `not-found`; `unprocessable` with every fault of every criterion */
export async function createVersion(
  ctx: Context,
  input: { code: string; draft: VersionDraft },
): Promise<VersionView> {
  requireScope(ctx.actor, "programs:write");
  return inTransaction(ctx, async (tx) => {
    const program = await knownProgram(tx, input.code);
    checkCriteria(program.unit, input.draft);
    // Beginning a revision makes authors wait for each other, so that no two take the same number.
    await beginRevision(tx.db, tx.now);
    const last = (await selectVersions(tx.db, program.code)).at(-1)?.version ?? 0;
    const { version } = await insertVersion(
      tx.db,
      { program: program.code, version: last + 1, status: "draft", publishedAt: null, ...input.draft },
      tx.now,
    );
    const id = `${program.code}/${version}`;
    tx.journal.audit({ action: "program-version.create", entity: { type: "program-version", id } });
    return viewVersion(tx, program.code, version);
  });
}

/** @throws {Problem} `unprocessable` */
export function checkCriteria(unit: Unit, draft: Pick<VersionDraft, "criteria" | "priority">): void {
  const errors = criteriaFaults(cityCatalogue, unit, draft);
  if (errors.length > 0) throw new Problem("unprocessable", { errors });
}
