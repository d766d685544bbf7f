// PURE. What a national ID (NIK) says of its bearer, and where that differs from what was sent.
import { type Fault, fault } from "../fault.ts";

/**
 * A national ID: 6 digits region of first registration, DDMMYY of birth with 40 added to the day for women,
 * 4 digits serial (Home Ministry Regulation 74 of 2015, article on the NIK's structure). It is permanent, even
 * when wrong, so that a difference is a warning and nothing more.
 */
export function nationalIdWarnings(
  nationalId: string,
  person: { readonly sex: string; readonly birthDate?: string | null; readonly birthYear?: number | null },
  villageCode: string,
  at: string,
): Fault[] {
  const warnings: Fault[] = [];
  const day = Number(nationalId.slice(6, 8));
  const month = nationalId.slice(8, 10);
  const year = nationalId.slice(10, 12);
  const sex = day > 40 ? "female" : "male";
  const dayOfBirth = String(day > 40 ? day - 40 : day).padStart(2, "0");

  if (sex !== person.sex) warnings.push(differs(at, "sex", "jenis kelamin", "sex"));
  const sentYear = person.birthDate?.slice(2, 4) ?? person.birthYear?.toString().slice(2);
  const sameDay = !person.birthDate || person.birthDate.slice(5) === `${month}-${dayOfBirth}`;
  if ((sentYear !== undefined && sentYear !== year) || !sameDay) {
    warnings.push(differs(at, "birth-date", "tanggal lahir", "date of birth"));
  }
  const region = villageCode.replaceAll(".", "").slice(0, 6);
  if (nationalId.slice(0, 6) !== region) {
    warnings.push(differs(at, "region", "wilayah tempat tinggal", "district of residence"));
  }
  return warnings;
}

function differs(at: string, what: string, id: string, en: string): Fault {
  return fault(
    at,
    `national-id-${what}`,
    `NIK tidak sesuai dengan ${id}; periksa, lalu biarkan bila memang demikian tercetak.`,
    `The national ID differs from the ${en}; check it, and leave it if it is printed so.`,
  );
}

/** Numbers that stand for "none" in other systems: rows that shared one have overwritten each other. */
export function isDummyNumber(number: string): boolean {
  return /^(\d)\1{15}$/.test(number) || number === "1234567890123456" || number.endsWith("0000");
}
