// The numbers of a household and its members: look-up keys, locks, owners, and what callers may see of them.
import { masked, type IdentifierVault } from "../database/identifier-vault.ts";
import { pointer } from "../fault.ts";
import type { SentHousehold } from "./household.ts";

export type NumberType = "family-card" | "national-id" | "source";

export interface SentNumber {
  readonly ownerType: "household" | "person";
  /** Index of the member, for a person's number. */
  readonly index: number | undefined;
  readonly type: NumberType;
  readonly system: string | null;
  readonly value: string;
  readonly hmac: Buffer;
  readonly at: string;
}

/** A stored number, still sealed. */
export interface StoredNumber {
  readonly id: string;
  readonly ownerType: "household" | "person";
  readonly ownerId: string;
  readonly type: NumberType;
  readonly system: string | null;
  readonly ciphertext: Buffer;
  readonly keyId: string;
  readonly validFrom: string;
}

/** A number on the wire: its last four digits, or all of it for a caller who said why. */
export type ShownNumbers = ReadonlyMap<string, { readonly type: NumberType; readonly value: string }[]>;

/** Every number sent, with the key to look it up by. */
export function sentNumbers(sent: SentHousehold, vault: IdentifierVault): SentNumber[] {
  const numbers: SentNumber[] = [];
  const add = (
    owner: { ownerType: SentNumber["ownerType"]; index?: number },
    type: NumberType,
    system: string | null,
    value: string | undefined,
    at: string,
  ) => {
    if (value === undefined) return;
    const hmac = vault.lookup(numberSpace(owner.ownerType, type, system), value);
    numbers.push({ ownerType: owner.ownerType, index: owner.index, type, system, value, hmac, at });
  };
  const household = { ownerType: "household" } as const;
  add(household, "family-card", null, sent.familyCardNumber, "/familyCardNumber");
  add(household, "source", sent.source?.system ?? null, sent.source?.id, "/source");
  sent.members.forEach((member, index) => {
    const at = pointer("members", index);
    add({ ownerType: "person", index }, "national-id", null, member.nationalId, `${at}/nationalId`);
    add(
      { ownerType: "person", index },
      "source",
      member.source?.system ?? null,
      member.source?.id,
      `${at}/source`,
    );
  });
  return numbers;
}

/** Where a number is unique: all family cards, all national IDs, one source system's ids of one kind. */
export function numberSpace(
  ownerType: SentNumber["ownerType"],
  type: NumberType,
  system: string | null,
): string {
  return type === "source" ? `source:${ownerType}:${system}` : type;
}

/** The 64-bit key of an advisory lock for a look-up key. */
export function lockKeyOf(hmac: Buffer): string {
  return hmac.readBigInt64BE(0).toString();
}

/** By owner id. @param revealed whose numbers are shown in full; each time on the record */
export function showNumbers(
  numbers: readonly StoredNumber[],
  vault: IdentifierVault,
  revealed: (ownerId: string) => boolean,
): ShownNumbers {
  const shown = new Map<string, { type: NumberType; value: string }[]>();
  for (const number of numbers) {
    const value = vault.open(number);
    const list = shown.get(number.ownerId) ?? [];
    list.push({ type: number.type, value: revealed(number.ownerId) ? value : masked(value) });
    shown.set(number.ownerId, list);
  }
  return shown;
}
