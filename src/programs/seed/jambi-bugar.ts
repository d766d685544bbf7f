// PURE. Kartu Jambi Bugar, the Fit Jambi Card: health aid of the city.
import { decileUpTo, dueWithoutVisit, familyCard, nationalIdCard } from "./alike.ts";
import type { ProgramSeed } from "./program-seed.ts";

export const jambiBugar: ProgramSeed = {
  code: "jambi-bugar",
  name: { id: "Kartu Jambi Bugar", en: "Fit Jambi Card" },
  description: {
    id: "Pendamping kartu kesehatan nasional dari kota bagi warga miskin dan rentan yang membutuhkan layanan kesehatan.",
    en: "The city's companion of the national health card for poor and vulnerable people with a health need.",
  },
  benefit: {
    id: "Layanan kesehatan yang tidak ditanggung jaminan kesehatan nasional.",
    en: "Health care that the national insurance does not cover.",
  },
  howToApply: {
    id: "Melalui puskesmas, ketua RT, kelurahan atau Puskesos; diteruskan ke Dinas Kesehatan.",
    en: "Through the health centre, the RT head, the village office or the Puskesos desk; passed on to the Health Agency.",
  },
  requiredDocuments: [
    familyCard,
    nationalIdCard,
    { id: "Surat keterangan puskesmas", en: "Letter of the health centre" },
  ],
  sector: "health",
  unit: "person",
  agencies: [
    { agency: "dinkes", role: "lead" },
    { agency: "dinsos", role: "alternate" },
  ],
  referrals: "automatic",
  validFrom: "2018-01-01",
  needsVerification: false,
  dueDays: dueWithoutVisit,
  excludes: [],
  source:
    "Announced in 2018 and in the city's plan 2018–2023 as the companion of the national health card; its criteria " +
    "were never published. The province's Kartu Jambi Sehat is another program.",
  assumptions:
    "All criteria are assumed: decile 1–5; a health need; and no health insurance, or a chronic illness. " +
    "The start on 1 January 2018 is assumed.",
  version: {
    effectiveFrom: "2018-01-01",
    criteria: [
      decileUpTo(5, true),
      {
        code: "health-need",
        label: {
          id: "Hamil, balita gizi buruk atau stunting, penyakit kronis, disabilitas berat, atau 60 tahun ke atas (asumsi)",
          en: "Pregnant, wasting or stunting under 5, chronic illness, severe disability, or 60 and older (assumed)",
        },
        expression:
          'member.pregnant || (member.age < 5 && member.nutrition in ["wasting", "stunting"]) || ' +
          'member.chronicIllness != "none" || member.disabilitySeverity in ["cannot", "much-difficulty"] || ' +
          "member.age >= 60",
        assumed: true,
      },
      {
        code: "uninsured-or-chronic",
        label: {
          id: "Tanpa jaminan kesehatan, atau berpenyakit kronis (asumsi)",
          en: "No health insurance, or a chronic illness (assumed)",
        },
        expression: 'size(member.healthInsurance) == 0 || member.chronicIllness != "none"',
        assumed: true,
      },
    ],
  },
};
