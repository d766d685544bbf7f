// PURE. Which household and persons the numbers that were sent belong to, or why that cannot be told.
import { type Actor, withinArea } from "../actor.ts";
import { type Fault, fault, pointer } from "../fault.ts";
import { Problem } from "../problem.ts";
import type { SentNumber } from "./numbers.ts";

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
}

/**
 * @param owners present owners of numbers, by look-up key in hex
 * @throws {Problem} `conflict` where numbers disagree; `member-elsewhere` for members of another household, which
 *   is named only to callers who may see it
 */
export function identify(
  numbers: readonly SentNumber[],
  owners: ReadonlyMap<string, Owner>,
  actor: Actor,
  namedHouseholdId?: string,
): Identity {
  const owned = new Set<SentNumber>();
  const personIds = new Map<number, string>();
  const faults: Fault[] = [];
  let householdId = namedHouseholdId;
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
  refuseMembersElsewhere(numbers, owners, actor, householdId);
  return { householdId, personIds, owned };
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

function refuseMembersElsewhere(
  numbers: readonly SentNumber[],
  owners: ReadonlyMap<string, Owner>,
  actor: Actor,
  householdId: string | undefined,
): void {
  const elsewhere = new Map<number, Owner>();
  for (const number of numbers) {
    const owner = owners.get(number.hmac.toString("hex"));
    if (number.index === undefined || !owner?.householdId || owner.householdId === householdId) continue;
    elsewhere.set(number.index, owner);
  }
  if (elsewhere.size === 0) return;
  const visible = [...elsewhere.values()]
    .filter((owner) => maySee(actor, owner))
    .map((owner) => owner.householdId);
  throw new Problem("member-elsewhere", {
    errors: [...elsewhere.keys()].map((index) =>
      fault(
        pointer("members", index),
        "member-elsewhere",
        "Terdaftar sebagai anggota keluarga lain; keluarkan dulu dari sana.",
        "Registered as a member of another household; the membership there has to end first.",
      ),
    ),
    ...(visible.length > 0 ? { extra: { households: [...new Set(visible)] } } : {}),
  });
}

function maySee(actor: Actor, owner: Owner): boolean {
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
