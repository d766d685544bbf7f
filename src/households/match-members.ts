// PURE. Which registered person each sent member is.
import { type Fault, fault, pointer } from "../fault.ts";
import type { Member, Person, SentMember } from "./household.ts";

/** A person who is found or made: `stored` is absent for one who is new. */
export interface MatchedMember {
  readonly sent: SentMember;
  /** Index in what was sent. */
  readonly index: number;
  readonly stored?: { readonly person: Person; readonly member?: Member };
}

export interface MemberMatching {
  readonly matched: readonly MatchedMember[];
  readonly ambiguous: readonly Fault[];
}

/** What is known beside the household itself. */
export interface KnownPersons {
  /** The person whom a sent member's number or `personId` names, by index. */
  readonly byIndex: ReadonlyMap<number, Person>;
  /** Ids of the household's members whose national ID is on file. */
  readonly withNationalId: ReadonlySet<string>;
}

/**
 * By number first; else by unique name, birth date and sex inside the household. A member whose national ID
 * is on file is not taken for one who was sent with another.
 */
export function matchMembers(
  sent: readonly SentMember[],
  members: readonly Member[],
  known: KnownPersons,
): MemberMatching {
  const byPersonId = new Map(members.map((member) => [member.person.id, member]));
  const claimed = new Set([...known.byIndex.values()].map((person) => person.id));
  const ambiguous: Fault[] = [];
  const matched = sent.map((sentMember, index): MatchedMember => {
    const person = known.byIndex.get(index);
    if (person) return { sent: sentMember, index, stored: { person, member: byPersonId.get(person.id) } };
    const alike = members.filter(
      (member) =>
        !claimed.has(member.person.id) &&
        isAlike(sentMember, member.person) &&
        !(sentMember.nationalId && known.withNationalId.has(member.person.id)),
    );
    if (alike.length > 1) ambiguous.push(ambiguousFault(index));
    if (alike.length !== 1) return { sent: sentMember, index };
    claimed.add(alike[0]!.person.id);
    return { sent: sentMember, index, stored: { person: alike[0]!.person, member: alike[0] } };
  });
  return { matched, ambiguous };
}

/** Same name and sex, and births that can be one: a missing birth date excludes nobody. */
export function isAlike(
  sent: Pick<SentMember, "name" | "sex" | "birthDate" | "birthYear">,
  person: Pick<SentMember, "name" | "sex"> & { birthDate?: string | null; birthYear?: number | null },
): boolean {
  if (normalName(sent.name) !== normalName(person.name) || sent.sex !== person.sex) return false;
  if (sent.birthDate && person.birthDate) return sent.birthDate === person.birthDate;
  const sentYear = birthYearOf(sent);
  const storedYear = birthYearOf(person);
  return sentYear === undefined || storedYear === undefined || sentYear === storedYear;
}

function birthYearOf(person: { birthDate?: string | null; birthYear?: number | null }): number | undefined {
  return person.birthDate ? Number(person.birthDate.slice(0, 4)) : (person.birthYear ?? undefined);
}

function normalName(name: string): string {
  return name.normalize("NFKC").trim().replace(/\s+/g, " ").toUpperCase();
}

function ambiguousFault(index: number): Fault {
  return fault(
    pointer("members", index),
    "ambiguous-person",
    "Lebih dari satu anggota cocok; kirim NIK atau personId.",
    "More than one member fits; send the national ID or the personId.",
  );
}
