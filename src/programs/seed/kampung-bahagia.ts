// PURE. Kampung Bahagia: the city's successor of its area programs.
import { dueWithVisit } from "./alike.ts";
import type { ProgramSeed } from "./program-seed.ts";

export const kampungBahagia: ProgramSeed = {
  code: "kampung-bahagia",
  name: { id: "Kampung Bahagia", en: "Kampung Bahagia (Happy Neighbourhood)" },
  description: {
    id: "Penerus program kewilayahan kota sejak 2025.",
    en: "The successor of the city's area programs since 2025.",
  },
  benefit: {
    id: "Rp 100 juta untuk satu RT selama lima tahun.",
    en: "Rp 100 million an RT over five years.",
  },
  howToApply: {
    id: "Diusulkan ketua RT melalui kelurahan kepada DPMPPA.",
    en: "Proposed by the RT head through the village office to the Community Empowerment Agency.",
  },
  requiredDocuments: [{ id: "Usulan ketua RT", en: "Proposal of the RT head" }],
  sector: "neighbourhood",
  unit: "area",
  agencies: [{ agency: "dpmppa", role: "lead" }],
  referrals: "on-request",
  validFrom: "2025-02-20",
  needsVerification: false,
  dueDays: dueWithVisit,
  excludes: [],
  source:
    "Announced as the successor of the city's area programs from 2025: Rp 100 million an RT over five years.",
  assumptions: "Valid from 20 February 2025, for every RT with a registered poor household (decile 1–4).",
  version: {
    effectiveFrom: "2025-02-20",
    criteria: [
      {
        code: "poor-household",
        label: {
          id: "Paling sedikit satu keluarga miskin terdaftar (asumsi)",
          en: "At least one poor household is registered (assumed)",
        },
        expression: "area.poorHouseholds >= 1",
        assumed: true,
      },
    ],
  },
};
