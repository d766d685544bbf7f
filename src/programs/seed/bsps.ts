// PURE. Bantuan Stimulan Perumahan Swadaya: the nation's aid to make a house fit by self-help.
import { dueWithVisit, familyCard, nationalIdCard } from "./alike.ts";
import type { CriterionSeed, ProgramSeed } from "./program-seed.ts";

const criteria: readonly CriterionSeed[] = [
  {
    code: "lawful-land",
    label: {
      id: "Rumah dan tanah milik sendiri yang sah (asumsi)",
      en: "Own house on lawful land (assumed)",
    },
    expression:
      'household.tenure == "own" && household.landProof in ["certificate-own", "certificate-other-agreed", ' +
      '"building-right", "other-letter"]',
    assumed: true,
  },
  {
    code: "only-house",
    label: { id: "Satu-satunya rumah", en: "The only house" },
    expression: "!household.ownsOtherHouse",
    assumed: false,
  },
  {
    code: "unfit",
    label: {
      id: "Rumah tidak layak: lantai tanah/bambu, dinding bambu, atap bambu/rumbia, atau tanpa jamban (asumsi)",
      en: "Unfit: earth or bamboo floor, bamboo wall, bamboo or thatch roof, or no toilet (assumed)",
    },
    expression:
      'household.floorMaterial in ["earth", "bamboo"] || household.wallMaterial in ["bamboo", "woven-bamboo"] || ' +
      'household.roofMaterial in ["thatch", "bamboo"] || household.toilet == "none"',
    assumed: true,
  },
  {
    code: "income",
    label: { id: "Pendapatan paling banyak upah minimum", en: "Income at most the minimum wage" },
    expression: "household.monthlyIncomeIdr <= setting.minimumWageIdr",
    assumed: false,
  },
  {
    code: "no-recent-aid",
    label: {
      id: "Tidak menerima bantuan perumahan dalam 10 tahun terakhir",
      en: "No housing aid in the last 10 years",
    },
    expression: "household.lastHousingAidYear == 0 || today.year - household.lastHousingAidYear >= 10",
    assumed: false,
  },
  {
    code: "self-help",
    label: { id: "Bersedia berswadaya", en: "Willing to contribute by self-help" },
    expression: "household.selfHelpWilling",
    assumed: false,
  },
];

export const bsps: ProgramSeed = {
  code: "bsps",
  name: {
    id: "Bantuan Stimulan Perumahan Swadaya (BSPS)",
    en: "Self-Help Housing Stimulant Aid (BSPS)",
  },
  description: {
    id: "Bahan bangunan dan upah tukang bagi keluarga berpenghasilan rendah yang memperbaiki rumah tidak layak huni secara swadaya.",
    en: "Building goods and wages for families of low income who make an unfit house fit by self-help.",
  },
  benefit: {
    id: "Bantuan bahan bangunan dan upah tukang.",
    en: "Aid for building goods and craftsmen's wages.",
  },
  howToApply: {
    id: "Diusulkan melalui kelurahan kepada Dinas Perumahan Rakyat dan Kawasan Permukiman.",
    en: "Proposed through the village office to the Public Housing Agency.",
  },
  requiredDocuments: [
    familyCard,
    nationalIdCard,
    { id: "Bukti kepemilikan tanah", en: "Proof of land ownership" },
    { id: "Keterangan penghasilan", en: "Statement of income" },
  ],
  sector: "housing",
  unit: "household",
  agencies: [{ agency: "perkim", role: "lead" }],
  referrals: "on-request",
  validFrom: "2018-01-01",
  needsVerification: false,
  dueDays: dueWithVisit,
  excludes: [],
  source:
    "National rules of BSPS: lawful land, the only house, and unfit; income at most the minimum wage; no similar " +
    "help in 10 years; willing to self-help. National criteria move: check them before use.",
  assumptions:
    "Unfit is an earth or bamboo floor, a bamboo or woven-bamboo wall, a thatch or bamboo roof, or no toilet. " +
    "Lawful is a certificate of one's own or with the holder's consent, a building right, or another letter. " +
    "The minimum wage is a setting: until it is entered, nobody's income can be judged. A year of 0 means never.",
  version: { effectiveFrom: "2018-01-01", criteria },
};
