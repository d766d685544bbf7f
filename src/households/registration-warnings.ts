// PURE. What was registered and yet looks wrong: nothing of it stands in the way.
import { partsOfRtCode } from "../areas/area.ts";
import type { EnsuredRt } from "../areas/ensure-rt.ts";
import { type Fault, fault, pointer } from "../fault.ts";
import type { SentHousehold } from "./household.ts";
import type { HouseholdChange } from "./merge-household.ts";
import { nationalIdWarnings } from "./national-id.ts";

/** @param keptOut places of listed members who do not join */
export function registrationWarnings(
  sent: SentHousehold,
  change: HouseholdChange,
  keptOut: ReadonlySet<number>,
  rt: EnsuredRt,
): Fault[] {
  const { villageCode } = partsOfRtCode(rt.code)!;
  return [
    ...sent.members.flatMap((member, index) =>
      member.nationalId
        ? nationalIdWarnings(member.nationalId, member, villageCode, `${memberAt(index)}/nationalId`)
        : [],
    ),
    ...change.ignored.map(({ name, index }) => outweighed(placeOf(name, index))),
    ...[...keptOut].map((index) => outweighed(memberAt(index))),
    ...change.dead.map(deceased),
    ...(rt.created ? [newRt(rt.code)] : []),
  ];
}

function memberAt(index: number): string {
  return pointer("members", index);
}

/** Facts outside `indicators` are fields of the record itself. */
const fields = new Set("status areaCode rw address phone decile name sex birthDate birthYear".split(" "));

function placeOf(name: string, index: number | undefined): string {
  const record = index === undefined ? "" : memberAt(index);
  return `${record}${fields.has(name) ? pointer(name) : pointer("indicators", name)}`;
}

function outweighed(at: string): Fault {
  return fault(
    at,
    "observation-kept",
    "Tidak diubah: yang tersimpan lebih baru atau sudah diverifikasi.",
    "Not taken: what is stored was observed later, or verified.",
  );
}

function deceased(index: number): Fault {
  return fault(
    `${memberAt(index)}/status`,
    "member-deceased",
    "Tercatat meninggal dan tidak dimasukkan; kirim status active bila itu keliru.",
    "On file as deceased and not taken in; send the status active if that is wrong.",
  );
}

function newRt(code: string): Fault {
  return fault(
    "/rt",
    "rt-created",
    `RT ${code} baru dibuat; kelurahan perlu memastikannya.`,
    `The RT ${code} was made new; its village should confirm it.`,
  );
}
