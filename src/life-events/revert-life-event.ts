// Undoes a life event within 30 days, while nothing that depends on it has changed since.
import { requireScope } from "../actor.ts";
import { type Context, inTransaction, type TransactionContext } from "../context.ts";
import { text } from "../fault.ts";
import { changeRegister } from "../households/change-register.ts";
import type { HouseholdDocument, RegisteredHousehold } from "../households/household.ts";
import { selectHouseholds, selectHouseholdsOfPersons, selectPersons } from "../households/household-query.ts";
import { lockHouseholds } from "../households/lock-households.ts";
import { lockTracedNumbers, selectTraced } from "../households/trace-query.ts";
import { changedSince, undoTrace } from "../households/undo-trace.ts";
import { jakartaDate } from "../jakarta-date.ts";
import { Problem } from "../problem.ts";
import { handBack } from "./hand-over.ts";
import { type LifeEvent, revertibleUntil } from "./life-event.ts";
import { journalLifeEvent } from "./record-life-event.ts";
import { lockLifeEvent, updateReverted } from "./store.ts";

/**
 * Facts that came with the event stay, and so do referrals that were cancelled because of it: what the subjects are
 * eligible for now is decided by matching them again.
 * @throws {Problem} `not-found`; `conflict` when it is reverted already, too old, or something has `changed` since
 */
export async function revertLifeEvent(
  ctx: Context,
  input: { readonly id: string; readonly reason: string },
): Promise<LifeEvent> {
  requireScope(ctx.actor, "households:transfer");
  return inTransaction(ctx, async (tx) => {
    const event = await lockLifeEvent(tx.db, input.id);
    if (!event) throw new Problem("not-found");
    refuseLate(event, tx.now);
    const owners = await lockTracedNumbers(tx.db, event.trace);
    await undo(tx, event, owners);
    const reverted: LifeEvent = {
      ...event,
      revertedAt: tx.now,
      revertedBy: tx.actor.name,
      revertReason: input.reason,
    };
    await updateReverted(tx.db, reverted);
    journalLifeEvent(tx, reverted, "revert", owners);
    return reverted;
  });
}

/** @param owners ids of persons whose numbers change: their household, wherever that is now, shows other ones */
async function undo(tx: TransactionContext, event: LifeEvent, owners: readonly string[]): Promise<void> {
  const { trace, householdIds, handover } = event;
  const homes = await selectHouseholdsOfPersons(tx.db, owners);
  const concerned = [...new Set([...householdIds, ...homes.values()])];
  await lockHouseholds(tx, concerned);
  const households = await selectHouseholds(tx.db, concerned);
  const personIds = [
    ...trace.memberships.map(({ after }) => after.personId),
    ...trace.statuses.filter(({ type }) => type === "person").map(({ id }) => id),
  ];
  const persons = await selectPersons(tx.db, [...new Set(personIds)]);
  const state = { ...(await selectTraced(tx.db, trace)), households, persons };
  const changed = changedSince(trace, state);
  if (changed.length > 0) throw hasChanged(changed);

  const undoing = undoTrace(trace, state, { now: tx.now, today: jakartaDate(tx.now) });
  const [into, from] = householdIds;
  await changeRegister(tx, households, {
    ...undoing,
    numbers: { added: [], ended: undoing.endedNumbers },
    documents: handover && from ? documentsBack(households, handover.documents, from) : [],
  });
  if (!handover || !into || !from) return;
  const after = await selectHouseholds(tx.db, householdIds);
  const find = (id: string) => after.find(({ household }) => household.id === id)!;
  await handBack(tx, find(into), find(from), handover);
}

function documentsBack(
  households: readonly RegisteredHousehold[],
  ids: readonly string[],
  householdId: string,
): HouseholdDocument[] {
  const documents = households.flatMap((one) => one.documents);
  return documents.filter(({ id }) => ids.includes(id)).map((document) => ({ ...document, householdId }));
}

function refuseLate(event: LifeEvent, now: Date): void {
  if (event.revertedAt !== null) {
    throw new Problem("conflict", {
      detail: text("Peristiwa ini sudah dibatalkan.", "This life event is reverted already."),
    });
  }
  if (now <= revertibleUntil(event)) return;
  throw new Problem("conflict", {
    detail: text(
      "Peristiwa ini sudah lebih dari 30 hari; kirim peristiwa baru.",
      "This life event is more than 30 days old; send a new one.",
    ),
  });
}

function hasChanged(changed: readonly string[]): Problem {
  return new Problem("conflict", {
    detail: text(
      `Sudah berubah sejak itu: ${changed.join(", ")}.`,
      `Something has changed since: ${changed.join(", ")}.`,
    ),
    extra: { changed },
  });
}
