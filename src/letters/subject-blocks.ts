// PURE. Whom a letter is about, no more than that, with numbers as the caller may see them.
import type { Area } from "../areas/area.ts";
import type { HouseholdView } from "../households/household-answer.ts";
import type { Member } from "../households/household.ts";
import type { NumberType } from "../households/numbers.ts";
import type { ReferralView } from "../referrals/view.ts";
import { indonesianBirth } from "./indonesian-date.ts";
import type { Block } from "./letter.ts";

interface SubjectMatter {
  readonly referral: Pick<ReferralView, "subjectType" | "subjectId" | "subjectLabel">;
  readonly household: HouseholdView | undefined;
  readonly areas: ReadonlyMap<Area["level"], Area>;
}

const unknown = "tidak tercatat";

/** Of a person nothing of the others in the household: the letter goes to an agency that is to serve this one. */
export function subjectBlocks(matter: SubjectMatter, today: string): Block[] {
  const { referral, household } = matter;
  const name: [string, string] = ["Nama", referral.subjectLabel ?? unknown];
  const home = household ? homeRows(matter, household) : [["Letak", place(matter)] as const];
  const fields = (...rows: [string, string][]): Block => ({ kind: "fields", rows: [name, ...rows, ...home] });
  if (referral.subjectType === "area") return [heading("Wilayah yang dirujuk"), fields()];
  if (referral.subjectType === "person") {
    const member = household?.registered.members.find(({ person }) => person.id === referral.subjectId);
    const rows = household && member ? memberRows(household, member, today) : [];
    return [heading("Warga yang dirujuk"), fields(...rows), ...caution(household)];
  }
  return [
    heading("Keluarga yang dirujuk"),
    fields(),
    ...(household ? [memberTable(household, today)] : []),
    ...caution(household),
  ];
}

function memberRows(household: HouseholdView, { person }: Member, today: string): [string, string][] {
  return [
    ["NIK", numberOf(household, person.id, "national-id")],
    ["Lahir", indonesianBirth(person, today)],
    ["Jenis kelamin", person.sex === "female" ? "Perempuan" : "Laki-laki"],
  ];
}

function homeRows(matter: SubjectMatter, view: HouseholdView): [string, string][] {
  const { household } = view.registered;
  return [
    ["No. KK", numberOf(view, household.id, "family-card")],
    ["Alamat", [household.address ?? unknown, place(matter, household.rw)].join("\n")],
  ];
}

/** From the small to the large, as addresses are written; the RW is no area of ours. */
function place({ areas }: SubjectMatter, rw: string | null = null): string {
  const name = (level: Area["level"]) => areas.get(level)?.name;
  const parts = [
    name("rt"),
    prefixed("RW", rw ?? undefined),
    prefixed("Kelurahan", name("village")),
    prefixed("Kecamatan", name("district")),
  ];
  return [...parts, name("city")].filter((part) => part !== undefined).join(", ");
}

function prefixed(word: string, name: string | undefined): string | undefined {
  return name === undefined ? undefined : `${word} ${name}`;
}

function memberTable(view: HouseholdView, today: string): Block {
  return {
    kind: "table",
    columns: [
      { title: "No.", share: 0.07 },
      { title: "Nama", share: 0.38 },
      { title: "Lahir", share: 0.3 },
      { title: "NIK", share: 0.25 },
    ],
    rows: view.registered.members.map(({ person }, index) => [
      `${index + 1}`,
      person.name,
      indonesianBirth(person, today),
      numberOf(view, person.id, "national-id"),
    ]),
  };
}

function numberOf(view: HouseholdView, ownerId: string, type: NumberType): string {
  return view.numbers.get(ownerId)?.find((one) => one.type === type)?.value ?? unknown;
}

/** Says why numbers are short, or that they are not and who must not see them. */
function caution(view: HouseholdView | undefined): Block[] {
  if (!view) return [];
  const text = view.revealed(view.registered.household.id)
    ? "Surat ini memuat nomor identitas lengkap. Jangan disalin atau disebarkan."
    : "Nomor identitas hanya ditampilkan empat angka terakhirnya.";
  return [{ kind: "paragraph", text }];
}

function heading(text: string): Block {
  return { kind: "heading", text };
}
