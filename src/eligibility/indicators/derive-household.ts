// PURE. The facts of one household at a date, those of its members apart.
import type { Value } from "../catalogue.ts";
import { deriveAge } from "./derive-member.ts";
import { joinRecords } from "./derive-record.ts";
import type { GivenFacts, HouseholdDocument, HouseholdRecord, MemberRecord } from "./records.ts";

const join = joinRecords("household");

/** What is derived stands over what is sent; nulls stay until applicability is applied. */
export function deriveHousehold(household: HouseholdRecord, receives: Value, asOf: string): GivenFacts {
  const head = headOf(household);
  return join(household.indicators, {
    decile: household.decile,
    hasSktm: hasValidSktm(household, asOf),
    receives,
    // A family card has at least one person on it: a household without members is one whose members are missing.
    size: household.members.length || undefined,
    areaCode: household.areaCode,
    headSex: head?.sex,
    headAge: head && deriveAge(head, asOf),
  });
}

/** The one member on file who is the head; of several nobody knows which one is. */
export function headOf({ members }: HouseholdRecord): MemberRecord | undefined {
  const heads = members.filter((member) => member.relation === "head");
  return heads.length === 1 ? heads[0] : undefined;
}

/** Whether a village's certificate of poverty (surat keterangan tidak mampu) has not run out. */
export function hasValidSktm({ documents }: HouseholdRecord, asOf: string): boolean {
  return documents.some((document) => isValidSktm(document, asOf));
}

function isValidSktm(document: HouseholdDocument, asOf: string): boolean {
  return document.type === "sktm" && (!document.validUntil || document.validUntil >= asOf);
}
