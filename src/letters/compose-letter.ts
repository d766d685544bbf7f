// PURE. What a referral letter says, in Indonesian, from what its reader may see.
import type { Area } from "../areas/area.ts";
import type { HouseholdView } from "../households/household-answer.ts";
import { addDays, jakartaDate } from "../jakarta-date.ts";
import type { Program } from "../programs/program.ts";
import type { ReferralView } from "../referrals/view.ts";
import { indonesianDate } from "./indonesian-date.ts";
import type { Block, Letter } from "./letter.ts";
import { subjectBlocks } from "./subject-blocks.ts";

export interface LetterMatter {
  /** Seen by a caller who sees its subject. */
  readonly referral: ReferralView;
  readonly program: Program;
  /** Names of agencies by code. */
  readonly agencies: ReadonlyMap<string, string>;
  /** The RT and the areas above it, by level. */
  readonly areas: ReadonlyMap<Area["level"], Area>;
  /** As the caller may see it; absent where the subject is an RT. */
  readonly household: HouseholdView | undefined;
  readonly address: string;
  readonly now: Date;
  /** Days after the day of printing. */
  readonly validDays: number;
}

const coordinationTeam = "Tim Koordinasi Penanggulangan Kemiskinan (TKPK)";

export function composeLetter(matter: LetterMatter): Letter {
  const { referral, program, areas, address, now } = matter;
  const today = jakartaDate(now);
  const city = areas.get("city")?.name ?? "";
  return {
    number: referral.id,
    head: { city: `Pemerintah ${city}`, office: coordinationTeam },
    blocks: [
      {
        kind: "fields",
        rows: [
          ["Nomor", referral.id],
          ["Tanggal", `${city}, ${indonesianDate(today)}`],
          ["Kepada Yth.", addressees(matter).join("\n")],
        ],
      },
      { kind: "paragraph", text: opening(referral) },
      ...subjectBlocks(matter, today),
      { kind: "heading", text: "Program" },
      ...programBlocks(program),
    ],
    closing: [
      { kind: "heading", text: "Masa berlaku" },
      { kind: "paragraph", text: validity(matter, today) },
      {
        kind: "paragraph",
        text:
          "Kecocokan dengan kriteria program adalah saran. Keputusan ada pada perangkat daerah yang melaksanakan " +
          "program.",
      },
    ],
    address,
    printedAt: now,
  };
}

/** Who works it or, while nobody does, who may; else the team that decides whom to ask. */
function addressees({ referral, agencies }: LetterMatter): string[] {
  const codes = referral.holder === null ? referral.candidates : [referral.holder];
  return codes.length === 0 ? [coordinationTeam] : codes.map((code) => agencies.get(code) ?? code);
}

const named: Readonly<Record<ReferralView["subjectType"], string>> = {
  household: "keluarga",
  person: "warga",
  area: "rukun tetangga",
};

function opening({ subjectType, status }: ReferralView): string {
  const waits = status === "waitlisted" ? " Rujukan ini menunggu tempat dalam kuota program." : "";
  return `Dengan ini kami merujuk ${named[subjectType]} berikut untuk program yang disebut di bawah.${waits}`;
}

function programBlocks(program: Program): Block[] {
  const documents = program.requiredDocuments.map(({ id }) => id);
  return [
    {
      kind: "fields",
      rows: [
        ["Nama program", program.name.id],
        ["Manfaat", program.benefit.id],
        ["Cara mengurus", program.howToApply.id],
      ],
    },
    ...(documents.length === 0
      ? []
      : [
          { kind: "paragraph", text: "Dokumen yang dibawa:" } as const,
          { kind: "list", items: documents } as const,
        ]),
  ];
}

const ends: Readonly<Partial<Record<ReferralView["status"], string>>> = {
  completed: "selesai",
  failed: "berakhir tanpa hasil",
  cancelled: "dibatalkan",
};

function validity({ referral, validDays }: LetterMatter, today: string): string {
  const end = ends[referral.status];
  if (end !== undefined) return `Rujukan ini sudah ${end}. Surat ini tidak berlaku lagi.`;
  return `Berlaku sampai ${indonesianDate(addDays(today, validDays))} (${validDays} hari sejak dicetak).`;
}
