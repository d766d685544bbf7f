// Replaces a draft; a published version never changes, since matches and referrals say which one decided.
import { requireScope } from "../actor.ts";
import { type Context, inTransaction } from "../context.ts";
import { checkRevision } from "../http/etag.ts";
import { Problem } from "../problem.ts";
import { checkCriteria } from "./create-version.ts";
import { knownProgram } from "./get-program.ts";
import type { VersionDraft } from "./program.ts";
import { updateDraft } from "./store.ts";
import { type VersionView, viewVersion } from "./version-view.ts";

export interface VersionReplacement {
  readonly code: string;
  readonly version: number;
  readonly draft: VersionDraft;
  /** The revision that the caller saw; `undefined`: any. */
  readonly revision: number | undefined;
}

/**
 * @throws {Problem} `not-found`; `version-immutable` once published; `precondition-failed`; `unprocessable` with
 *   every fault of every criterion
 */
export async function replaceVersion(ctx: Context, input: VersionReplacement): Promise<VersionView> {
  requireScope(ctx.actor, "programs:write");
  return inTransaction(ctx, async (tx) => {
    const { unit } = await knownProgram(tx, input.code);
    const stored = await viewVersion(tx, input.code, input.version);
    if (stored.status !== "draft") throw new Problem("version-immutable");
    checkRevision(input.revision, stored.revision);
    checkCriteria(unit, input.draft);
    // The conditions again, in the statement: another author may have come between.
    const key = { program: input.code, version: input.version };
    const updated = await updateDraft(tx.db, key, input.draft, input.revision, tx.now);
    if (!updated) throw new Problem("precondition-failed");
    const id = `${input.code}/${input.version}`;
    tx.journal.audit({ action: "program-version.replace", entity: { type: "program-version", id } });
    return viewVersion(tx, input.code, input.version);
  });
}
