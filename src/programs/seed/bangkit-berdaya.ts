// PURE. Bangkit Berdaya, village development by self-help: an area program of the city.
import { dueWithVisit } from "./alike.ts";
import type { ProgramSeed } from "./program-seed.ts";

export const bangkitBerdaya: ProgramSeed = {
  code: "bangkit-berdaya",
  name: {
    id: "Bangkit Berdaya (Pembangunan Kelurahan Intensif Terpadu Berbasis Swadaya)",
    en: "Bangkit Berdaya (Intensive, Integrated Village Development by Self-Help)",
  },
  description: {
    id: "Bahan bangunan bagi RT yang usulannya tidak tertampung dalam Musrenbang; warga mengerjakannya sendiri.",
    en: "Building goods for an RT whose proposal the planning meeting (Musrenbang) did not take; residents do the work.",
  },
  benefit: {
    id: "Bahan bangunan, tanpa uang tunai, umumnya di bawah Rp 50 juta.",
    en: "Building goods, no cash, usually under Rp 50 million.",
  },
  howToApply: {
    id: "Diusulkan ketua RT melalui kelurahan setelah Musrenbang.",
    en: "Proposed by the RT head through the village office after the planning meeting.",
  },
  requiredDocuments: [
    { id: "Usulan Musrenbang", en: "Proposal to the planning meeting" },
    { id: "Rencana anggaran biaya", en: "Estimate of costs" },
    { id: "Pernyataan swadaya warga", en: "Residents' statement of self-help" },
  ],
  sector: "neighbourhood",
  unit: "area",
  agencies: [
    { agency: "bappeda", role: "lead" },
    { agency: "dpupr", role: "alternate" },
    { agency: "dpmppa", role: "supporting" },
  ],
  referrals: "automatic",
  validFrom: "2018-01-01",
  needsVerification: false,
  dueDays: dueWithVisit,
  excludes: [],
  source:
    "Published descriptions of the city's program: goods instead of cash, work by residents, for proposals that the " +
    "planning meeting did not take; the budget is split over villages by people, area, RT and urgency.",
  assumptions:
    "A limit of Rp 50,000,000 and a share of poor households (decile 1–4) of at least 15 % of the RT's official " +
    "number; priority by that share. The start on 1 January 2018 is assumed.",
  version: {
    effectiveFrom: "2018-01-01",
    criteria: [
      {
        code: "not-funded",
        label: {
          id: "Usulan tidak tertampung dalam Musrenbang",
          en: "The planning meeting did not take the proposal",
        },
        expression: 'area.proposalStatus == "not-funded"',
        assumed: false,
      },
      {
        code: "cost",
        label: { id: "Biaya paling banyak Rp 50 juta (asumsi)", en: "Cost at most Rp 50 million (assumed)" },
        expression: "area.proposalCostIdr <= 50000000",
        assumed: true,
      },
      {
        code: "poor-share",
        label: {
          id: "Keluarga miskin paling sedikit 15 % (asumsi)",
          en: "At least 15 % of households are poor (assumed)",
        },
        expression: "area.poorShare >= 0.15",
        assumed: true,
      },
    ],
    priority: "area.poorShare",
  },
};
