// Takes a holiday off the table: the date is a working day again.
import { requireScope } from "../actor.ts";
import { type Context, inTransaction } from "../context.ts";
import { Problem } from "../problem.ts";
import { deleteHoliday } from "./store.ts";

/** Due times that are already set stay as they are. @throws {Problem} `not-found` */
export async function removeHoliday(ctx: Context, date: string): Promise<void> {
  requireScope(ctx.actor, "settings:write");
  await inTransaction(ctx, async (tx) => {
    if (!(await deleteHoliday(tx.db, date))) throw new Problem("not-found");
    tx.journal.audit({ action: "holiday.remove", entity: { type: "holiday", id: date } });
  });
}
