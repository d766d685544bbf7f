// Matches those whose outcome changes by time alone, and those whom a hold stood against until today.
import { lockAreas } from "../areas/lock-areas.ts";
import { type Context, inTransaction } from "../context.ts";
import { lockHouseholdRows } from "../households/lock-households.ts";
import { jakartaDate } from "../jakarta-date.ts";
import { type DueSubject, selectDue } from "./due-query.ts";

/** How many are matched in one transaction, which holds the rows of their RT. */
const limit = 100;

/** Answers the last of those it has matched, to go on after; `undefined` when nobody is left. */
export async function matchDue(ctx: Context, after: DueSubject | undefined): Promise<DueSubject | undefined> {
  return inTransaction(ctx, async (tx) => {
    const due = await selectDue(tx.db, jakartaDate(tx.now), after, limit);
    const idsOf = (type: DueSubject["type"]) => due.filter((one) => one.type === type).map(({ id }) => id);
    const codes = await lockHouseholdRows(tx, idsOf("household"));
    await lockAreas(tx, [...new Set([...codes, ...idsOf("area")])].sort());
    for (const subject of due) tx.touch(subject);
    return due.at(-1);
  });
}
