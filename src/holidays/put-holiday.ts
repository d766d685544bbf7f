// Enters a holiday, or says anew what it is.
import { requireScope } from "../actor.ts";
import { type Context, inTransaction } from "../context.ts";
import type { Holiday } from "./holiday.ts";
import { upsertHoliday } from "./store.ts";

/** Due times that are already set stay as they are. */
export async function putHoliday(ctx: Context, input: Omit<Holiday, "updatedAt">): Promise<Holiday> {
  requireScope(ctx.actor, "settings:write");
  return inTransaction(ctx, async (tx) => {
    const holiday = await upsertHoliday(tx.db, input, tx.now);
    const { date, name, source } = holiday;
    tx.journal.audit({
      action: "holiday.put",
      entity: { type: "holiday", id: date },
      details: { name, source },
    });
    return holiday;
  });
}
