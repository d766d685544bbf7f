// Replaces what is said of an agency; its code stays.
import { requireScope } from "../actor.ts";
import { type Context, inTransaction } from "../context.ts";
import { checkRevision } from "../http/etag.ts";
import { Problem } from "../problem.ts";
import type { Agency } from "./agency.ts";
import { selectAgency, updateAgency } from "./store.ts";

/** @throws {Problem} `not-found`; `precondition-failed` when the agency is no longer at `revision` (undefined: any) */
export async function replaceAgency(
  ctx: Context,
  input: Pick<Agency, "code" | "name" | "phone" | "email"> & { revision: number | undefined },
): Promise<Agency> {
  requireScope(ctx.actor, "agencies:write");
  const { revision, ...agency } = input;
  return inTransaction(ctx, async (tx) => {
    const updated = await updateAgency(tx.db, agency, revision, tx.now);
    if (!updated) {
      const stored = await selectAgency(tx.db, agency.code);
      if (stored) checkRevision(revision, stored.revision);
      throw new Problem("not-found");
    }
    tx.journal.audit({ action: "agency.replace", entity: { type: "agency", id: agency.code } });
    return updated;
  });
}
