// What becomes of two households that are one: members, numbers and documents of the one pass to the other.
import { uuidv7 } from "../database/ids.ts";
import type { HouseholdDocument, Membership, RegisteredHousehold } from "../households/household.ts";
import type { OwnedNumber } from "../households/lock-number.ts";
import { revised } from "../households/revised.ts";
import type { RegisterChange } from "../households/change-register.ts";

/**
 * The head of the one becomes a member like others where the other has a head. The other's card and ids of source
 * systems stay; it gets those that it has none of.
 * @param today the date in Jakarta
 */
export function mergeInto(
  from: RegisteredHousehold,
  into: RegisteredHousehold,
  numbers: readonly OwnedNumber[],
  { now, today }: { readonly now: Date; readonly today: string },
): RegisterChange {
  const intoId = into.household.id;
  const hasHead = into.members.some(({ membership }) => membership.relation === "head");
  const left = from.members.map(({ membership }) => ({
    ...membership,
    leftOn: today,
    leftReason: "merged",
  }));
  const joined = from.members.map(({ membership }, index): Membership => ({
    ...membership,
    id: uuidv7(),
    householdId: intoId,
    relation: hasHead && membership.relation === "head" ? "other" : membership.relation,
    position: into.members.length + index,
    joinedOn: today,
  }));
  const ofFrom = numbers.filter(({ ownerId }) => ownerId === from.household.id);
  const isMissing = ({ number }: OwnedNumber) =>
    !numbers.some(
      (one) =>
        one.ownerId === intoId && one.number.type === number.type && one.number.system === number.system,
    );
  return {
    households: [revised(from.household, now, { status: "inactive" }), revised(into.household, now)],
    persons: [],
    memberships: [...left, ...joined],
    numbers: {
      added: ofFrom.filter(isMissing).map(({ number }) => ({ id: uuidv7(), number, ownerId: intoId })),
      ended: ofFrom.map(({ id }) => id),
    },
    documents: documentsOf(from, into),
  };
}

function documentsOf(from: RegisteredHousehold, into: RegisteredHousehold): HouseholdDocument[] {
  const isKnown = ({ type, number }: HouseholdDocument) =>
    into.documents.some((one) => one.type === type && one.number === number);
  return from.documents
    .filter((document) => !isKnown(document))
    .map((document) => ({ ...document, householdId: into.household.id }));
}
