// Replaces what is said of a program; its code and its unit stay, since matches and referrals rest on them.
import { requireScope } from "../actor.ts";
import { type Context, inTransaction } from "../context.ts";
import type { Unit } from "../eligibility/catalogue.ts";
import { type Fault, fault } from "../fault.ts";
import { checkRevision } from "../http/etag.ts";
import { Problem } from "../problem.ts";
import { knownProgram } from "./get-program.ts";
import type { Program, ProgramDraft } from "./program.ts";
import { programFaults } from "./program-faults.ts";
import { beginRevision, updateProgram } from "./store.ts";

export interface ProgramReplacement {
  /** The stored program's. */
  readonly code: string;
  /** What the caller sends; code and unit may be repeated, not changed. */
  readonly program: Omit<ProgramDraft, "code" | "unit"> & { readonly code?: string; readonly unit?: Unit };
  /** The revision that the caller saw; `undefined`: any. */
  readonly revision: number | undefined;
}

/** @throws {Problem} `not-found`; `precondition-failed`; `unprocessable` with every fault */
export async function replaceProgram(ctx: Context, input: ProgramReplacement): Promise<Program> {
  requireScope(ctx.actor, "programs:write");
  return inTransaction(ctx, async (tx) => {
    await beginRevision(tx.db, tx.now);
    const stored = await knownProgram(tx, input.code);
    checkRevision(input.revision, stored.revision);
    const draft = { ...input.program, code: stored.code, unit: stored.unit };
    const errors = [...changedKeys(stored, input.program), ...(await programFaults(tx.db, draft))];
    if (errors.length > 0) throw new Problem("unprocessable", { errors });
    if (!(await updateProgram(tx.db, draft, input.revision, tx.now)))
      throw new Problem("precondition-failed");
    tx.journal.audit({ action: "program.replace", entity: { type: "program", id: stored.code } });
    return knownProgram(tx, stored.code);
  });
}

function changedKeys(stored: Program, sent: ProgramReplacement["program"]): Fault[] {
  return (["code", "unit"] as const)
    .filter((key) => sent[key] !== undefined && sent[key] !== stored[key])
    .map((key) =>
      fault(
        `/${key}`,
        "immutable",
        `Tidak dapat diubah; nilainya "${stored[key]}".`,
        `This never changes; it is "${stored[key]}".`,
      ),
    );
}
