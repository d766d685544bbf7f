// PURE. Which of the listed members do not join, because what is on file of the household stands against it.
import { isWeaker } from "../areas/merge-observed.ts";
import type { Person, RegisteredHousehold } from "./household.ts";
import { isAlike, type MatchedMember, type MemberMatching } from "./match-members.ts";
import type { Observed } from "./observed.ts";

/** Why somebody left whom a list of all members did not name. */
export const notListed = "not-listed";

/** Who left a household by being left out of a list of all its members. */
export interface Unlisted {
  readonly householdId: string;
  readonly person: Pick<Person, "id" | "name" | "sex" | "birthDate" | "birthYear">;
  readonly hasNationalId: boolean;
  readonly livesElsewhere: boolean;
}

export interface Joining {
  /** Of those who join or live there already. */
  readonly matching: MemberMatching;
  /** Places in what was sent of those who do not join: nothing is taken of them. */
  readonly keptOut: ReadonlySet<number>;
}

interface Told {
  readonly stored: RegisteredHousehold | undefined;
  readonly observed: Observed;
  /** Whether an objection to the rejection is open. */
  readonly isObjectedTo: boolean;
  /** Of this household and others. */
  readonly unlisted: readonly Unlisted[];
}

export function whoJoins(told: Told, matching: MemberMatching): Joining {
  const absent = matching.matched.filter(({ stored }) => stored?.member === undefined);
  const keptOut = new Set(
    staysRejected(told) ? absent.map(({ index }) => index) : leftOut(told, matching, absent),
  );
  const matched = matching.matched.filter(({ index }) => !keptOut.has(index));
  return { matching: { ...matching, matched }, keptOut };
}

/** An older list, or an unverified one, does not undo what a newer or verified visit found. */
export function isOutweighed({ stored, observed }: Pick<Told, "stored" | "observed">): boolean {
  return !!stored && observed.mode === "merge" && isWeaker(observed, stored.household.observation);
}

/** Whether a list of all members stands against one that names others. */
export function isOutlisted({ stored, observed }: Pick<Told, "stored" | "observed">): boolean {
  const listed = stored?.household.listed ?? null;
  return listed !== null && observed.mode === "merge" && isWeaker(observed, listed);
}

/**
 * A household that somebody joins is active. So nobody joins one that was rejected by hearsay, or by an older look unless
 * an objection keeps it from being decided by that.
 */
function staysRejected(told: Told): boolean {
  if (told.stored?.household.dispute !== "rejected" || !isOutweighed(told)) return false;
  return !(told.observed.verified && told.isObjectedTo);
}

/**
 * Those of the absent whom a list that counts for more has left out. Who lives elsewhere is not one of them when named by
 * number; but by name alone nobody is made of them a second time. Of somebody's death or move is told, and they do not join.
 */
function leftOut(told: Told, { matched }: MemberMatching, absent: readonly MatchedMember[]): number[] {
  if (!isOutlisted(told)) return [];
  const named = new Set(matched.flatMap(({ stored }) => stored?.person.id ?? []));
  const unlisted = told.unlisted.filter(({ householdId }) => householdId === told.stored!.household.id);
  const byNumber = new Set(unlisted.flatMap((one) => (one.livesElsewhere ? [] : one.person.id)));
  const byName = unlisted.filter(({ person }) => !named.has(person.id));
  return absent.flatMap(({ index, sent, stored }) => {
    if (stored) return byNumber.has(stored.person.id) && isThere(sent) ? index : [];
    const place = byName.findIndex(
      ({ person, hasNationalId }) => isAlike(sent, person) && !(sent.nationalId && hasNationalId),
    );
    // Each keeps one out: there may be others of the name.
    return place === -1 ? [] : byName.splice(place, 1).map(() => index);
  });
}

/** By what was sent. */
export function isThere({ status }: MatchedMember["sent"]): boolean {
  return status === undefined || status === "active";
}
