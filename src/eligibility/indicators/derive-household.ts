// PURE. The facts of one household at a date, those of its members apart.
import type { Value } from "../catalogue.ts";
import { givenIndicators } from "./catalogue.ts";
import { deriveAge } from "./derive-member.ts";
import type { HouseholdDocument, HouseholdRecord } from "./records.ts";

const sentNames = givenIndicators("household")
  .filter((indicator) => !indicator.field)
  .map((indicator) => indicator.name);

/** Every name is set, to `undefined` where the fact is missing, so that all records have one shape. */
export function deriveHousehold(
  household: HouseholdRecord,
  receives: Value,
  asOf: string,
): Record<string, Value | undefined> {
  const facts: Record<string, Value | undefined> = {};
  for (const name of sentNames) facts[name] = household.indicators[name] ?? undefined;
  const heads = household.members.filter((member) => member.relation === "head");
  const head = heads.length === 1 ? heads[0] : undefined;
  facts.decile = household.decile ?? undefined;
  facts.hasSktm = household.documents.some((document) => isValidSktm(document, asOf));
  facts.receives = receives;
  // A family card has at least one person on it: a household without members is one whose members are missing.
  facts.size = household.members.length || undefined;
  facts.areaCode = household.areaCode;
  facts.headSex = head?.sex ?? undefined;
  facts.headAge = head && deriveAge(head, asOf);
  return facts;
}

/** A village's certificate of poverty (surat keterangan tidak mampu) that has not run out. */
function isValidSktm(document: HouseholdDocument, asOf: string): boolean {
  return document.type === "sktm" && (!document.validUntil || document.validUntil >= asOf);
}
