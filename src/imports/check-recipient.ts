// PURE. A row of a list of recipients: what is wrong with it, and whom it is about.
import { z } from "zod";
import type { ListedRecipient } from "../enrolments/record-listed.ts";
import { type Fault, fault, text, unknownCode } from "../fault.ts";
import type { Located } from "../households/locate-owners.ts";
import { sentHousehold, sentMember } from "../households/sent-household.ts";
import { code, isoDate, line } from "../http/wire.ts";

export const sentRecipient = z.strictObject({
  program: code,
  familyCardNumber: sentHousehold.shape.familyCardNumber,
  nationalId: sentMember.shape.nationalId,
  from: isoDate.optional(),
  to: isoDate.optional(),
  externalId: line(100).optional(),
});
export type SentRecipient = z.infer<typeof sentRecipient>;
export type Unit = "household" | "person" | "area";

/** Reads with care what may not have the form that it should. */
export function recipientFaults(
  sent: Readonly<Record<string, unknown>>,
  program: string | null,
  units: ReadonlyMap<string, Unit>,
): Fault[] {
  const faults: Fault[] = [];
  const unit = typeof sent.program === "string" ? units.get(sent.program) : undefined;
  if (typeof sent.program === "string" && unit === undefined)
    faults.push(unknownCode("/program", text("Program", "The program"), sent.program, units.keys()));
  if (program !== null && typeof sent.program === "string" && sent.program !== program)
    faults.push(
      fault(
        "/program",
        "another-program",
        `Berkas ini dikirim untuk program "${program}".`,
        `This file was sent for the program "${program}".`,
      ),
    );
  if (unit === "area")
    faults.push(
      fault(
        "/program",
        "wrong-unit",
        "Program ini untuk RT.",
        "This program is given to an RT, not to people.",
      ),
    );
  const number = unit === "person" ? sent.nationalId : (sent.familyCardNumber ?? sent.nationalId);
  if (number === undefined && unit !== "area")
    faults.push(
      unit === "person"
        ? fault(
            "/nationalId",
            "missing",
            "Program ini untuk orang: isi NIK.",
            "This program is given to a person: fill in the national ID.",
          )
        : fault(
            "/familyCardNumber",
            "missing",
            "Isi nomor KK atau NIK.",
            "Fill in the family card number or a national ID.",
          ),
    );
  const { from, to } = sent;
  if (typeof from === "string" && typeof to === "string" && to < from)
    faults.push(fault("/to", "before-start", "Sebelum tanggal mulai.", "Lies before the start."));
  return faults;
}

/** By its card a household, by the number of a person that person or the household where it lives. */
export function subjectOf(
  unit: Unit,
  { familyCardNumber, nationalId }: SentRecipient,
  { household, person }: Located,
): Pick<ListedRecipient, "subject" | "place"> | Fault | "unmatched" {
  if (unit === "person") {
    if (!person) return "unmatched";
    const { id, householdId, areaCode } = person;
    return { subject: { type: "person", id }, place: { householdId, areaCode } };
  }
  const areDifferent = household && person?.householdId && household.id !== person.householdId;
  if (familyCardNumber !== undefined && nationalId !== undefined && areDifferent) {
    return fault(
      "/nationalId",
      "numbers-disagree",
      "NIK ini tercatat di keluarga lain daripada nomor KK-nya.",
      "This national ID is on file in another household than the family card.",
    );
  }
  const id = household?.id ?? person?.householdId;
  const areaCode = household?.areaCode ?? person?.areaCode;
  if (!id || !areaCode) return "unmatched";
  return { subject: { type: "household", id }, place: { householdId: id, areaCode } };
}
