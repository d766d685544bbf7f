// Takes it back that an RT is another one now: from then on the former code is the former RT again, without households.
import { requireScope } from "../actor.ts";
import { lockAreas } from "../areas/lock-areas.ts";
import { requireWithin } from "../areas/speak-for-area.ts";
import { type Context, inTransaction } from "../context.ts";
import { checkRevision } from "../http/etag.ts";
import { Problem } from "../problem.ts";
import { namedRt } from "./named-rt.ts";
import { deleteSuccession, lockSuccessions, selectSuccession } from "./store.ts";

/**
 * What has moved stays where it is: nobody knows any more who came from there.
 * @throws {Problem} `not-found`; `precondition-failed` when it is no longer at `revision` (undefined: any);
 *   `forbidden` outside the caller's area
 */
export async function removeAreaSuccession(
  ctx: Context,
  input: { readonly formerCode: string; readonly revision: number | undefined },
): Promise<void> {
  requireScope(ctx.actor, "areas:write");
  await inTransaction(ctx, async (tx) => {
    await lockSuccessions(tx.db);
    const named = await namedRt(tx.db, input.formerCode, "/path/formerCode");
    const stored = await selectSuccession(tx.db, named.code);
    if (!stored) throw new Problem("not-found");
    const { formerCode, code, revision } = stored;
    requireWithin(tx.actor, formerCode);
    requireWithin(tx.actor, code);
    checkRevision(input.revision, revision);
    await lockAreas(tx, [formerCode]);
    await deleteSuccession(tx.db, formerCode);
    tx.journal.audit({
      action: "area-succession.remove",
      entity: { type: "area", id: formerCode },
      details: { code },
    });
    tx.touch({ type: "area", id: formerCode });
  });
}
