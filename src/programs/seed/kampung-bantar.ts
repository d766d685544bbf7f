// PURE. Kampung Bantar, the clean, safe and smart neighbourhood: an area program of the city.
import { dueWithVisit } from "./alike.ts";
import type { ProgramSeed } from "./program-seed.ts";

export const kampungBantar: ProgramSeed = {
  code: "kampung-bantar",
  name: {
    id: "Kampung Bantar (Bersih, Aman, dan Pintar)",
    en: "Kampung Bantar (Clean, Safe, Smart Neighbourhood)",
  },
  description: {
    id: "Pendampingan RT agar bersih (sampah dipilah dan dikelola), aman (pos kamling aktif) dan pintar (tidak ada anak putus sekolah).",
    en: "Helps an RT to become clean (waste sorted and managed), safe (watch post active) and smart (no child out of school).",
  },
  benefit: {
    id: "Pendampingan lintas perangkat daerah untuk ketiga aspek.",
    en: "Support by several agencies for the three aspects.",
  },
  howToApply: {
    id: "Diusulkan ketua RT melalui kelurahan kepada DPMPPA.",
    en: "Proposed by the RT head through the village office to the Community Empowerment Agency.",
  },
  requiredDocuments: [{ id: "Usulan ketua RT", en: "Proposal of the RT head" }],
  sector: "neighbourhood",
  unit: "area",
  agencies: [
    { agency: "dpmppa", role: "lead" },
    { agency: "dlh", role: "supporting" },
    { agency: "satpolpp", role: "supporting" },
    { agency: "disdik", role: "supporting" },
    { agency: "dinkes", role: "supporting" },
  ],
  referrals: "automatic",
  validFrom: "2018-01-01",
  needsVerification: false,
  dueDays: dueWithVisit,
  excludes: [],
  source:
    "Published descriptions of the city's program with its three aspects; 952 of 1,650 RT had taken part by 2022.",
  assumptions:
    "An RT is eligible while at least one aspect is missing and at least one poor household (decile 1–4) is " +
    "registered in it. Out of school is age 7–15 and not attending. The start on 1 January 2018 is assumed.",
  version: {
    effectiveFrom: "2018-01-01",
    criteria: [
      {
        code: "aspect-missing",
        label: {
          id: "Sampah tidak dikelola, pos kamling tidak aktif, atau ada anak tidak bersekolah (asumsi)",
          en: "Waste not managed, watch post not active, or a child out of school (assumed)",
        },
        expression: "!area.wasteManaged || !area.watchPostActive || area.outOfSchoolChildren >= 1",
        assumed: true,
      },
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
