// PURE. What can be wrong with a household beyond the types of its fields; every fault at once.
import { type Fault, fault, pointer } from "../fault.ts";
import { periodStart } from "./decile-period.ts";
import { isAlike } from "./match-members.ts";
import { isDummyNumber } from "./national-id.ts";
import type { SentMember } from "./household.ts";

export interface HouseholdCheck {
  /** The household needs no number: it is named otherwise, or not stored. */
  readonly identified?: boolean;
}

/** More than any family card lists; what is beyond is not even looked at, since members are compared in pairs. */
export const maxMembers = 60;
export const maxDocuments = 50;

type Loose = Readonly<Record<string, unknown>>;

/**
 * Reads what was sent with care, since it also runs on bodies that failed their schema, so that the caller
 * mends everything in one go.
 * @param today the date in Jakarta
 * @param options.identified the household needs no number: it is not stored, or known by its id
 */
export function householdFaults(
  household: unknown,
  today: string,
  at: string,
  options: HouseholdCheck = {},
): Fault[] {
  if (!isObject(household)) return [];
  const members = (Array.isArray(household.members) ? household.members.slice(0, maxMembers) : []).map(
    (member: unknown) => (isObject(member) ? member : {}),
  );
  return [
    ...(options.identified ? [] : identityFaults(household, at)),
    ...dummyFaults(household.familyCardNumber, `${at}/familyCardNumber`),
    ...futureFaults(household.observedOn, today, `${at}/observedOn`),
    ...periodFaults(household.decile, today, `${at}/decile/period`),
    ...futureFaults(givenOn(household.privacyNotice), today, `${at}/privacyNotice/givenOn`),
    ...members.flatMap((member, index) => memberFaults(member, today, `${at}${pointer("members", index)}`)),
    ...duplicateFaults(members, `${at}/members`),
    ...headFaults(members, `${at}/members`),
    ...documentFaults(household.documents, `${at}/documents`),
  ];
}

/** Reads with care: a decile of a period to come would stand against every one that is given until then. */
export function periodFaults(decile: unknown, today: string, at: string): Fault[] {
  const period = isObject(decile) ? decile.period : undefined;
  if (typeof period !== "string" || !/^\d{4}(-(Q[1-4]|\d{2}))?$/.test(period)) return [];
  return periodStart(period) > today.slice(0, 7) ? [future(at)] : [];
}

function givenOn(notice: unknown): unknown {
  return isObject(notice) ? notice.givenOn : undefined;
}

function identityFaults(household: Loose, at: string): Fault[] {
  if (household.familyCardNumber !== undefined || household.source !== undefined) return [];
  return [
    fault(
      at,
      "identity-required",
      "Kirim familyCardNumber, atau source dengan system dan id.",
      "Send a familyCardNumber, or a source with system and id.",
    ),
  ];
}

function memberFaults(member: Loose, today: string, at: string): Fault[] {
  const faults = [
    ...dummyFaults(member.nationalId, `${at}/nationalId`),
    ...futureFaults(member.birthDate, today, `${at}/birthDate`),
  ];
  if (typeof member.birthYear === "number" && member.birthYear > Number(today.slice(0, 4))) {
    faults.push(future(`${at}/birthYear`));
  }
  if (member.birthDate !== undefined && member.birthYear !== undefined) {
    faults.push(
      fault(
        `${at}/birthYear`,
        "either-or",
        "Kirim birthDate atau birthYear, bukan keduanya.",
        "Send birthDate or birthYear, not both.",
      ),
    );
  }
  return faults;
}

function dummyFaults(number: unknown, at: string): Fault[] {
  if (typeof number !== "string" || !/^\d{16}$/.test(number) || !isDummyNumber(number)) return [];
  return [
    fault(
      at,
      "dummy-number",
      "Bukan nomor yang pernah diterbitkan; kosongkan bila nomornya tidak ada.",
      "Not a number that was ever issued; leave it out where there is none.",
    ),
  ];
}

function futureFaults(date: unknown, today: string, at: string): Fault[] {
  return typeof date === "string" && /^\d{4}-\d{2}-\d{2}$/.test(date) && date > today ? [future(at)] : [];
}

function future(at: string): Fault {
  return fault(at, "in-the-future", "Tidak boleh di masa depan.", "May not lie in the future.");
}

function duplicateFaults(members: readonly Loose[], at: string): Fault[] {
  return members.flatMap((member, index) => {
    const first = members.findIndex((other, before) => before < index && isSamePerson(member, other));
    if (first === -1) return [];
    return [
      fault(
        `${at}/${index}`,
        "duplicate-member",
        `Sama dengan anggota ${first}; kirim sekali saja.`,
        `The same as member ${first}; send each person once.`,
      ),
    ];
  });
}

function isSamePerson(a: Loose, b: Loose): boolean {
  if (typeof a.personId === "string" && typeof b.personId === "string") return a.personId === b.personId;
  if (isObject(a.source) && isObject(b.source)) {
    if (a.source.system === b.source.system && a.source.id === b.source.id) return true;
  }
  if (typeof a.nationalId === "string" && typeof b.nationalId === "string")
    return a.nationalId === b.nationalId;
  if (!isNamed(a) || !isNamed(b)) return false;
  return a.birthDate === b.birthDate && a.birthYear === b.birthYear && isAlike(a, b);
}

function isNamed(member: Loose): member is Loose & SentMember {
  return typeof member.name === "string" && typeof member.sex === "string";
}

function headFaults(members: readonly Loose[], at: string): Fault[] {
  const heads = members.flatMap((member, index) => (member.relation === "head" ? [index] : []));
  return heads.slice(1).map((index) => twoHeads(`${at}/${index}/relation`));
}

/** A document on file is known by its type and number. */
function documentFaults(documents: unknown, at: string): Fault[] {
  if (!Array.isArray(documents)) return [];
  const names = documents.slice(0, maxDocuments).map(nameOf);
  return names.flatMap((name, index) => {
    const first = names.indexOf(name);
    if (name === undefined || first === index) return [];
    return [
      fault(
        `${at}/${index}`,
        "duplicate-document",
        `Jenis dan nomornya sama dengan dokumen ${first}; kirim sekali saja.`,
        `Of the same type and number as document ${first}; send each document once.`,
      ),
    ];
  });
}

function nameOf(document: unknown): string | undefined {
  const { type, number } = isObject(document) ? document : {};
  if (typeof type !== "string" || typeof number !== "string") return undefined;
  return JSON.stringify([type.trim(), number.trim()]);
}

/** A household has one head. */
export function twoHeads(at: string): Fault {
  return fault(
    at,
    "two-heads",
    "Satu keluarga mempunyai satu kepala keluarga; kirim hubungan yang baru dari yang lain.",
    "A household has one head; send the new relation of the other one.",
  );
}

function isObject(value: unknown): value is Loose {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
