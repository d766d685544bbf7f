// Whom rows may be about that cannot be taken in: every number in them that somebody may be known by.
import type { IdentifierVault } from "../database/identifier-vault.ts";
import { numberSpace } from "../households/numbers.ts";
import type { Candidate } from "./assemble-family.ts";
import { isMasked } from "./masked-cell.ts";

type Sent = Readonly<Record<string, unknown>>;

/** Sixteen digits, however they are written. */
const number = /(?<!\d)\d(?:[ .-]?\d){15}(?!\d)/g;

/** Look-up keys: the numbers are read off the rows as they are, since these may be faulty anywhere. */
export function readableNumbers(
  vault: IdentifierVault,
  { rows, household, sent }: Pick<Candidate, "rows" | "household" | "sent">,
): Buffer[] {
  const keys: Buffer[] = [];
  for (const found of new Set(rows.flatMap(({ cells }) => cells).flatMap(numbersIn))) {
    keys.push(vault.lookup(numberSpace("household", "family-card", null), found));
    keys.push(vault.lookup(numberSpace("person", "national-id", null), found));
  }
  const whole = household?.whole ?? sent ?? {};
  keys.push(...sourceKey(vault, "household", whole));
  const members = Array.isArray(whole.members) ? (whole.members as unknown[]) : [];
  for (const member of members) keys.push(...sourceKey(vault, "person", asRecord(member)));
  return keys;
}

function numbersIn(cell: string): string[] {
  return (cell.match(number) ?? []).map((found) => found.replaceAll(/\D/g, ""));
}

function sourceKey(vault: IdentifierVault, owner: "household" | "person", { source }: Sent): Buffer[] {
  const { system, id } = asRecord(source);
  if (typeof system !== "string" || typeof id !== "string" || isMasked(id)) return [];
  return [vault.lookup(numberSpace(owner, "source", system.trim()), id.trim())];
}

function asRecord(value: unknown): Sent {
  return typeof value === "object" && value !== null ? (value as Sent) : {};
}
