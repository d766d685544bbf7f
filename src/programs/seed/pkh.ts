// PURE. Program Keluarga Harapan: the nation's conditional cash transfer.
import { decileUpTo, dueWithVisit, familyCard, nationalIdCard } from "./alike.ts";
import type { ProgramSeed } from "./program-seed.ts";

export const pkh: ProgramSeed = {
  code: "pkh",
  name: { id: "Program Keluarga Harapan (PKH)", en: "Family Hope Program (PKH)" },
  description: {
    id: "Bantuan tunai bersyarat dari Kementerian Sosial bagi keluarga miskin dengan komponen kesehatan, pendidikan atau kesejahteraan sosial.",
    en: "Conditional cash transfer of the Ministry of Social Affairs for poor families with a health, education or welfare component.",
  },
  benefit: {
    id: "Bantuan tunai bertahap menurut komponen keluarga.",
    en: "Cash in instalments, by the family's components.",
  },
  howToApply: {
    id: "Diusulkan melalui kelurahan atau Puskesos; penetapan oleh Kementerian Sosial.",
    en: "Proposed through the village office or the Puskesos desk; decided by the Ministry of Social Affairs.",
  },
  requiredDocuments: [familyCard, nationalIdCard],
  sector: "social-protection",
  unit: "household",
  agencies: [{ agency: "dinsos", role: "lead" }],
  referrals: "on-request",
  validFrom: "2018-01-01",
  needsVerification: false,
  dueDays: dueWithVisit,
  excludes: [],
  source:
    "National rules of PKH: decile 1–4 and at least one of pregnant, child 0–6, pupil of SD, SMP or SMA, severe " +
    "disability, elderly. National criteria move: check them before use.",
  assumptions:
    "Elderly is 60 and older. Severe disability is cannot, or much difficulty, in at least one domain. Pupils are " +
    "those of schools and packages equal to SD, SMP and SMA, at any age.",
  version: {
    effectiveFrom: "2018-01-01",
    criteria: [
      decileUpTo(4, false),
      {
        code: "component",
        label: {
          id: "Ibu hamil, anak 0–6 tahun, murid SD/SMP/SMA, disabilitas berat, atau lansia 60 tahun ke atas (asumsi)",
          en: "Pregnant, child 0–6, pupil of SD/SMP/SMA, severe disability, or 60 and older (assumed)",
        },
        expression:
          "members.exists(m, m.pregnant || m.age <= 6 || m.age >= 60 || " +
          'm.disabilitySeverity in ["cannot", "much-difficulty"] || ' +
          '(m.schooling == "attending" && m.schoolLevel in ["sd", "mi", "sdlb", "paket-a", "smp", "mts", "smplb", ' +
          '"paket-b", "sma", "smk", "ma", "mak", "smlb", "paket-c"]))',
        assumed: true,
      },
    ],
  },
};
