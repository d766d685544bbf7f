// What becomes of a household that members leave for one of their own.
import { uuidv7 } from "../database/ids.ts";
import { type Fault, fault, pointer } from "../fault.ts";
import type { RegisterChange } from "../households/change-register.ts";
import type { Household, Member, Membership, RegisteredHousehold } from "../households/household.ts";
import { leaveHousehold } from "../households/leave-household.ts";

/** @param members ids of persons; `head` is one of them, or absent */
export interface SplitMembers {
  readonly members: readonly string[];
  readonly head?: string;
}

/** Why these cannot leave; every fault at once. */
export function splitFaults({ members: present }: RegisteredHousehold, split: SplitMembers): Fault[] {
  const ids = new Set(present.map(({ person }) => person.id));
  const faults = split.members.flatMap((id, index) => {
    const at = pointer("members", index);
    if (!ids.has(id)) {
      return [fault(at, "not-a-member", "Bukan anggota keluarga ini.", "Not a member of this household.")];
    }
    if (split.members.indexOf(id) === index) return [];
    return [fault(at, "duplicate-member", "Kirim sekali saja.", "Send each person once.")];
  });
  if (split.head !== undefined && !split.members.includes(split.head)) {
    faults.push(fault("/head", "not-a-member", "Tidak ikut keluar.", "Not among those who leave."));
  }
  if (faults.length === 0 && split.members.length === present.length) {
    faults.push(
      fault(
        "/members",
        "nobody-stays",
        "Harus ada yang tinggal.",
        "Somebody has to stay; move the household.",
      ),
    );
  }
  return faults;
}

/** The head of the new household is the one named, else who was head, else the first. */
export function splitOff(
  registered: RegisteredHousehold,
  { members: ids, head }: SplitMembers,
  created: Household,
  { now, today }: { readonly now: Date; readonly today: string },
): RegisterChange {
  const leaving = ids.map((id) => registered.members.find(({ person }) => person.id === id)!);
  const wasHead = leaving.find(({ membership }) => membership.relation === "head");
  const headId = head ?? (wasHead ?? leaving[0]!).person.id;
  const left = leaveHousehold(registered, new Set(ids), { on: today, reason: "split" }, now);
  const join = ({ person, membership }: Member, position: number): Membership => ({
    id: uuidv7(),
    householdId: created.id,
    personId: person.id,
    relation: person.id === headId ? "head" : membership.relation === "head" ? "other" : membership.relation,
    position,
    joinedOn: today,
    leftOn: null,
    leftReason: null,
  });
  return {
    households: [left.household, created],
    persons: [],
    memberships: [...left.memberships, ...leaving.map(join)],
  };
}
