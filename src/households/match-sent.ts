// PURE. Which person each sent member is: by number, by `personId`, or by name, birth and sex.
import { type Fault, fault } from "../fault.ts";
import { Problem } from "../problem.ts";
import type { Person, RegisteredHousehold, SentHousehold } from "./household.ts";
import { type MemberMatching, matchMembers } from "./match-members.ts";
import type { Observed } from "./observed.ts";
import type { StoredNumber } from "./numbers.ts";

/**
 * @param personIds whom numbers name, by index
 * @param known persons by id, those that numbers name among them
 * @throws {Problem} `ambiguous-person`; `unprocessable` for a `personId` that is no member's
 */
export function matchSent(
  {
    sent,
    observed,
    householdId,
  }: { readonly sent: SentHousehold; readonly observed: Observed; readonly householdId?: string },
  personIds: ReadonlyMap<number, string>,
  stored: RegisteredHousehold | undefined,
  known: ReadonlyMap<string, Person>,
  onFile: readonly StoredNumber[],
): MemberMatching {
  const members = stored?.members ?? [];
  const byIndex = new Map<number, Person>();
  for (const [index, id] of personIds) byIndex.set(index, known.get(id)!);
  if (observed.mode === "replace" || householdId !== undefined) {
    namePersons(sent, new Map(members.map(({ person }) => [person.id, person])), byIndex);
  }
  const withNationalId = new Set(
    onFile.filter((one) => one.type === "national-id").map((one) => one.ownerId),
  );
  const matching = matchMembers(sent.members, members, { byIndex, withNationalId });
  if (matching.ambiguous.length > 0) throw new Problem("ambiguous-person", { errors: matching.ambiguous });
  return matching;
}

/**
 * A replacement addresses members by `personId`, and so does a correction: by what is wrong of them nobody is found.
 * @throws {Problem} `unprocessable` for one who is no member
 */
function namePersons(
  sent: SentHousehold,
  present: ReadonlyMap<string, Person>,
  byIndex: Map<number, Person>,
): void {
  const faults: Fault[] = [];
  sent.members.forEach(({ personId }, index) => {
    if (personId === undefined) return;
    const person = present.get(personId);
    const at = `/members/${index}/personId`;
    if (!person)
      faults.push(
        fault(at, "not-a-member", "Bukan anggota keluarga ini.", "Not a member of this household."),
      );
    else if (byIndex.has(index) && byIndex.get(index) !== person) {
      faults.push(
        fault(at, "numbers-disagree", "Nomornya milik orang lain.", "The number belongs to another person."),
      );
    } else byIndex.set(index, person);
  });
  if (faults.length > 0) throw new Problem("unprocessable", { errors: faults });
}
