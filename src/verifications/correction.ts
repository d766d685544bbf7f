// PURE. What is corrected of a household, as what would be sent of it whole.
import { partsOfRtCode } from "../areas/area.ts";
import { type Fault, fault, text } from "../fault.ts";
import { householdFaults } from "../households/check-household.ts";
import type { RegisteredHousehold, SentHousehold, SentMember } from "../households/household.ts";

/** What is named is so; what is not named stays as it is on file. */
export interface Correction extends Pick<
  SentHousehold,
  "rw" | "address" | "phone" | "decile" | "documents" | "indicators"
> {
  readonly members: readonly (Partial<Omit<SentMember, "personId" | "indicators">> & {
    readonly personId: string;
    readonly indicators: SentMember["indicators"];
  })[];
}

/**
 * @param at pointer to the correction
 * @param today date in Jakarta
 * @returns with what is wrong with it, such as that it corrects somebody who is no member
 */
export function sentCorrection(
  { household, members }: RegisteredHousehold,
  correction: Correction,
  at: string,
  today: string,
): { readonly sent: SentHousehold; readonly faults: readonly Fault[] } {
  const present = new Map(members.map((member) => [member.person.id, member]));
  const faults = householdFaults(correction, today, at, { identified: true });
  const corrected = correction.members.flatMap((member, index): SentMember[] => {
    const known = present.get(member.personId);
    if (known) {
      const { name, sex } = known.person;
      return [{ name, sex, relation: known.membership.relation, ...member }];
    }
    faults.push(
      fault(
        `${at}/members/${index}/personId`,
        "not-a-member",
        "Bukan anggota keluarga ini sekarang.",
        "Is no member of this household now.",
      ),
    );
    return [];
  });
  const { villageCode, rt } = partsOfRtCode(household.areaCode)!;
  return { sent: { ...correction, areaCode: villageCode, rt, members: corrected }, faults };
}

/**
 * Of what a registration has warned of, what refuses the correction: what is named and was not taken is not so, and an
 * objection to it is not answered. That a household is active is said by the decision.
 */
export function notTaken(warnings: readonly Fault[]): Fault[] {
  return warnings
    .filter(({ code, pointer }) => code === "observation-kept" && pointer !== "/status")
    .map(({ code, pointer }) => ({ pointer, code, detail: pointer.endsWith("/birthYear") ? dated : later }));
}

const later = text(
  "Tidak dapat dikoreksi: yang tersimpan dilihat setelah hari yang disebut, atau dari periode yang lebih baru. Lihat lagi, lalu sebut hari itu di seenOn.",
  "Cannot be corrected: what is on file was seen after the day given, or is of a later period. Look again, and give that day in seenOn.",
);

const dated = text(
  "Tanggal lahir sudah tercatat: kirim birthDate yang benar.",
  "The birth date is on file: send the birthDate that is so.",
);
