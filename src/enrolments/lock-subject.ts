// Locks what a change of a subject's facts needs: its household and RT. Comes before any lock on a referral.
import { lockAreas } from "../areas/lock-areas.ts";
import type { TransactionContext } from "../context.ts";
import { statement } from "../database/statement.ts";
import type { Subject } from "../subject.ts";
import { lockHouseholds } from "../households/lock-households.ts";
import { type Place, selectPlace } from "./subject-query.ts";

// Not NO KEY: who takes the person in as a member refers to this row, and waits until it is free.
const lockPerson = statement("persons.lock", "select id from persons where id = $1::uuid for update");

/**
 * Answers where the subject is at home now, or `undefined` when there is no such subject. A person may move
 * between the look and the lock; then the new household is locked too. Who lives in none is locked as a person.
 */
export async function lockSubject(tx: TransactionContext, subject: Subject): Promise<Place | undefined> {
  let place = await selectPlace(tx.db, subject);
  while (place) {
    if (place.householdId !== null) await lockHouseholds(tx, [place.householdId]);
    else if (place.areaCode !== null) await lockAreas(tx, [place.areaCode]);
    else await tx.db.run(lockPerson, [subject.id]);
    const now = await selectPlace(tx.db, subject);
    if (now?.householdId === place.householdId) return now;
    place = now;
  }
  return undefined;
}
