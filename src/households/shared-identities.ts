// PURE. Which of many households cannot be decided side by side, since what becomes of one depends on another.
import type { Identity } from "./identify.ts";
import type { SentNumber } from "./numbers.ts";

/**
 * Places of those that share a number, a household or a person with another, and of those that members of other
 * households are moved by.
 * @param identities whose the numbers of each are; anything else where that is refused
 */
export function sharedIdentities(
  sent: readonly { readonly numbers: readonly SentNumber[] }[],
  identities: readonly (Identity | Error)[],
): ReadonlySet<number> {
  const users = new Map<string, number[]>();
  const shared = new Set<number>();
  sent.forEach(({ numbers }, place) => {
    const identity = identities[place];
    const names = new Set(numbers.map(({ hmac }) => hmac.toString("hex")));
    if (identity !== undefined && !(identity instanceof Error)) {
      if (identity.renewed || identity.leaving.length > 0) shared.add(place);
      for (const id of [identity.householdId, ...identity.personIds.values(), ...identity.leaving]) {
        if (id !== undefined) names.add(id);
      }
    }
    for (const name of names) users.set(name, [...(users.get(name) ?? []), place]);
  });
  for (const places of users.values()) if (places.length > 1) places.forEach((place) => shared.add(place));
  return shared;
}
