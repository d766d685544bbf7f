// Adds an agency.
import { requireScope } from "../actor.ts";
import { type Context, inTransaction } from "../context.ts";
import { text } from "../fault.ts";
import { Problem } from "../problem.ts";
import type { Agency } from "./agency.ts";
import { insertAgency } from "./store.ts";

/** @throws {Problem} `already-exists` when the code is taken */
export async function createAgency(
  ctx: Context,
  input: Pick<Agency, "code" | "name" | "phone" | "email">,
): Promise<Agency> {
  requireScope(ctx.actor, "agencies:write");
  return inTransaction(ctx, async (tx) => {
    const agency = await insertAgency(tx.db, input, tx.now);
    if (!agency) {
      throw new Problem("already-exists", {
        detail: text(
          `Kode instansi "${input.code}" sudah dipakai.`,
          `The agency code "${input.code}" is taken.`,
        ),
      });
    }
    tx.journal.audit({ action: "agency.create", entity: { type: "agency", id: agency.code } });
    return agency;
  });
}
