// PURE. Which household and persons the numbers that were sent belong to, or why that cannot be told.
import { type Actor, withinArea } from "../actor.ts";
import { type Fault, fault, pointer } from "../fault.ts";
import { Problem } from "../problem.ts";
import { mayMoveMembers } from "../areas/speak-for-area.ts";
import type { Resolution } from "./household.ts";
import type { SentNumber } from "./numbers.ts";
import { type MemberElsewhere, UndecidedMembers } from "./undecided-members.ts";

export interface Owner {
  readonly ownerId: string;
  /** The household itself, or the one that the person is a member of now. */
  readonly householdId: string | null;
  /** Code of the RT of that household. */
  readonly areaCode: string | null;
}

export interface Identity {
  /** Absent: the household is new. */
  readonly householdId: string | undefined;
  /** Persons by index of the sent member. */
  readonly personIds: ReadonlyMap<number, string>;
  /** The numbers that have an owner already. */
  readonly owned: ReadonlySet<SentNumber>;
  /** Ids of the other households that members leave for this one. */
  readonly leaving: readonly string[];
  /** Whether the household was found by its members, and gets the numbers that were sent. */
  readonly renewed: boolean;
}

export interface Asked {
  /** A replacement names its household. */
  readonly householdId?: string;
  readonly resolution?: Resolution;
}

/**
 * @param owners present owners of numbers, by look-up key in hex
 * @throws {Problem} `conflict` where numbers disagree; `member-elsewhere` for members of another household that
 *   `asked.resolution` does not settle, which is named only to callers who may see it
 * @throws {UndecidedMembers} where the caller may not decide about them at all
 */
export function identify(
  numbers: readonly SentNumber[],
  owners: ReadonlyMap<string, Owner>,
  actor: Actor,
  asked: Asked = {},
): Identity {
  const owned = new Set<SentNumber>();
  const personIds = new Map<number, string>();
  const faults: Fault[] = [];
  let householdId = asked.householdId;
  for (const number of numbers) {
    const owner = owners.get(number.hmac.toString("hex"));
    if (!owner) continue;
    owned.add(number);
    const known = number.index === undefined ? householdId : personIds.get(number.index);
    if (known !== undefined && known !== owner.ownerId) faults.push(disagreeing(number.at));
    else if (number.index === undefined) householdId = owner.ownerId;
    else personIds.set(number.index, owner.ownerId);
  }
  faults.push(...sharedPersonFaults(personIds));
  if (faults.length > 0) throw new Problem("conflict", { errors: faults });

  const elsewhere = membersElsewhere(numbers, owners, householdId);
  const others = [...new Set(elsewhere.map((member) => member.householdId))];
  if (others.length === 0) return { householdId, personIds, owned, leaving: [], renewed: false };
  const possible: Resolution[] =
    householdId === undefined && others.length === 1 ? ["renewal", "transfer"] : ["transfer"];
  const { resolution } = asked;
  const decidable = elsewhere.every((member) => mayMoveMembers(actor, member.areaCode));
  if (!decidable || !resolution || !possible.includes(resolution)) {
    throw unsettled(elsewhere, actor, decidable ? possible : undefined);
  }
  return resolution === "renewal"
    ? { householdId: others[0], personIds, owned, leaving: [], renewed: true }
    : { householdId, personIds, owned, leaving: others, renewed: false };
}

function sharedPersonFaults(personIds: ReadonlyMap<number, string>): Fault[] {
  const seen = new Set<string>();
  return [...personIds].flatMap(([index, id]) => {
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    return [disagreeing(pointer("members", index))];
  });
}

function membersElsewhere(
  numbers: readonly SentNumber[],
  owners: ReadonlyMap<string, Owner>,
  householdId: string | undefined,
): MemberElsewhere[] {
  const elsewhere = new Map<number, MemberElsewhere>();
  for (const { index, hmac } of numbers) {
    const owner = owners.get(hmac.toString("hex"));
    if (index === undefined || !owner?.householdId || owner.householdId === householdId) continue;
    const { ownerId: personId, householdId: other, areaCode } = owner;
    elsewhere.set(index, { index, personId, householdId: other, areaCode });
  }
  return [...elsewhere.values()];
}

/** @param possible how the caller may settle it; `undefined` when it may not */
function unsettled(
  elsewhere: readonly MemberElsewhere[],
  actor: Actor,
  possible: readonly Resolution[] | undefined,
): Problem {
  const visible = elsewhere.filter((member) => maySee(actor, member)).map((member) => member.householdId);
  const extra = {
    ...(visible.length > 0 ? { households: [...new Set(visible)] } : {}),
    ...(possible ? { resolutions: possible } : {}),
  };
  const details = {
    errors: elsewhere.map(({ index }) =>
      fault(
        pointer("members", index),
        "member-elsewhere",
        "Terdaftar sebagai anggota keluarga lain.",
        "Registered as a member of another household.",
      ),
    ),
    ...(Object.keys(extra).length > 0 ? { extra } : {}),
  };
  return possible ? new Problem("member-elsewhere", details) : new UndecidedMembers(details, elsewhere);
}

function maySee(actor: Actor, owner: Pick<Owner, "areaCode">): boolean {
  if (actor.role === "tkpk") return true;
  return actor.role === "field" && owner.areaCode !== null && withinArea(actor.area, owner.areaCode);
}

/** Two numbers of one owner that the register knows as two owners'. */
function disagreeing(at: string): Fault {
  return fault(
    at,
    "numbers-disagree",
    "Nomor-nomor ini tercatat pada dua pemilik; kirim satu saja atau perbaiki.",
    "These numbers are on file with two owners; send one of them, or correct it.",
  );
}
