// Adds a program; it matches nobody until a version of it is published.
import { requireScope } from "../actor.ts";
import { type Context, inTransaction } from "../context.ts";
import { text } from "../fault.ts";
import { Problem } from "../problem.ts";
import { knownProgram } from "./get-program.ts";
import type { Program, ProgramDraft } from "./program.ts";
import { programFaults } from "./program-faults.ts";
import { beginRevision, insertProgram } from "./store.ts";

/** @throws {Problem} `already-exists` when the code is taken; `unprocessable` with every fault */
export async function createProgram(ctx: Context, draft: ProgramDraft): Promise<Program> {
  requireScope(ctx.actor, "programs:write");
  return inTransaction(ctx, async (tx) => {
    const errors = await programFaults(tx.db, draft);
    if (errors.length > 0) throw new Problem("unprocessable", { errors });
    await beginRevision(tx.db, tx.now);
    if (!(await insertProgram(tx.db, draft, tx.now))) {
      const id = `Kode program "${draft.code}" sudah dipakai.`;
      throw new Problem("already-exists", {
        detail: text(id, `The program code "${draft.code}" is taken.`),
      });
    }
    tx.journal.audit({ action: "program.create", entity: { type: "program", id: draft.code } });
    return knownProgram(tx, draft.code);
  });
}
