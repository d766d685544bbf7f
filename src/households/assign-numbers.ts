// PURE. Which of the numbers that were sent are new to their owner, and which of its own they replace.
import { fault } from "../fault.ts";
import { Problem } from "../problem.ts";
import type { SentNumber, StoredNumber } from "./numbers.ts";

export interface NumberChange {
  /** Numbers that nobody has yet. */
  readonly added: readonly SentNumber[];
  /** Ids of stored numbers that a replacement ends. */
  readonly ended: readonly string[];
}

/**
 * An owner has one present number of a kind. A replacement ends the one it had; an intake may not, for another
 * card or national ID is another household or person until somebody decides otherwise, as by a renewal.
 *
 * @param unowned numbers sent that have no owner yet
 * @param ownerOf id of the registered household or person that a sent number belongs to, `undefined` if it is new
 * @throws {Problem} `conflict`
 */
export function assignNumbers(
  unowned: readonly SentNumber[],
  ownerOf: (number: SentNumber) => string | undefined,
  stored: readonly StoredNumber[],
  options: { readonly mode: "merge" | "replace"; readonly renewed: boolean },
): NumberChange {
  const replaced = unowned.flatMap((number) => {
    const ownerId = ownerOf(number);
    const present = stored.find(
      (one) => one.ownerId === ownerId && one.type === number.type && one.system === number.system,
    );
    return present ? [{ number, present }] : [];
  });
  const refused = replaced.filter(
    ({ number }) => options.mode === "merge" && !(options.renewed && number.ownerType === "household"),
  );
  if (refused.length > 0) {
    throw new Problem("conflict", { errors: refused.map(({ number }) => otherNumber(number.at)) });
  }
  return { added: unowned, ended: replaced.map(({ present }) => present.id) };
}

function otherNumber(at: string) {
  return fault(
    at,
    "numbers-disagree",
    "Pemilik ini tercatat dengan nomor lain; perbaiki nomornya, atau ganti lewat PUT.",
    "Another number of this owner is on file; correct the number, or replace it by PUT.",
  );
}
