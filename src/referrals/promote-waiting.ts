// Gives free places to those who wait: by priority, then by who has waited longest. Whom to ask is decided with the place.
import type { TransactionContext } from "../context.ts";
import { uuidv7 } from "../database/ids.ts";
import { together } from "../database/statement.ts";
import { lockAllotment } from "../quotas/lock-allotment.ts";
import { selectAgenciesOf } from "../programs/programs-query.ts";
import { updateUsed } from "../quotas/quota-query.ts";
import type { Allotment, Seat } from "../quotas/quota.ts";
import { candidatesFor } from "./candidates.ts";
import { noClock } from "./clock.ts";
import { clockOf } from "./due-clock.ts";
import { selectCalendar } from "./due-store.ts";
import { doorActor } from "./lifecycle.ts";
import { type AnnouncedReferral, auditOf, stateEvent } from "./referral-events.ts";
import { type Promotion, selectWaiting, updatePromoted } from "./waiting-store.ts";

/** Read and written together. */
const atOnce = 5_000;

/** Answers who got a place; nobody where no place is free or nobody waits. */
export async function promoteWaiting(
  tx: TransactionContext,
  programs: readonly string[],
): Promise<AnnouncedReferral[]> {
  if (programs.length === 0) return [];
  const allotment = await lockAllotment(tx, programs);
  const promoted: AnnouncedReferral[] = [];
  let terms: Awaited<ReturnType<typeof termsOf>> | undefined;
  for (;;) {
    const next = await nextPlaces(tx, allotment);
    if (next.length === 0) break;
    terms ??= await termsOf(tx, programs);
    const { clocks, agencies } = terms;
    const promotions = next.map(({ program, areaCode, ...place }): Promotion => ({
      ...place,
      candidates: candidatesFor(agencies.get(program) ?? [], areaCode),
      transitionId: uuidv7(),
    }));
    promoted.push(...(await updatePromoted(tx.db, promotions, clocks, tx.now, doorActor)));
  }
  await updateUsed(tx.db, allotment.changes());
  for (const referral of promoted) {
    tx.journal.audit(auditOf(referral, "promote", { from: "waitlisted", to: referral.status }));
    tx.journal.event(stateEvent(referral, "promote", "waitlisted"));
  }
  return promoted;
}

/** Their time starts with the place: as `requested`, or `returned` where nobody can be asked. */
async function termsOf(tx: TransactionContext, programs: readonly string[]) {
  const [{ terms, holidays }, agencies] = await together([
    selectCalendar(tx.db, programs, tx.now),
    selectAgenciesOf(tx.db, programs),
  ]);
  const clocks = [...terms].flatMap(([program, days]) => [
    { program, asked: true, ...clockOf("requested", days, tx.now, holidays) },
    { program, asked: false, ...noClock },
  ]);
  return { clocks, agencies };
}

type GivenPlace = Seat & Pick<Promotion, "id" | "places">;

async function nextPlaces(tx: TransactionContext, allotment: Allotment): Promise<GivenPlace[]> {
  const free = allotment.free();
  if (free.length === 0) return [];
  const places = free.reduce((sum, opening) => sum + opening.places, 0);
  const waiting = await selectWaiting(tx.db, free, allotment.full(), Math.min(places, atOnce));
  return waiting.flatMap((one) => {
    const taken = allotment.take(one);
    return taken === undefined ? [] : [{ ...one, places: taken }];
  });
}
