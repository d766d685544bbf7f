// PURE. Kartu Bahagia: the city's successor of its cards.
import { decileUpTo, dueWithoutVisit, familyCard, nationalIdCard } from "./alike.ts";
import type { ProgramSeed } from "./program-seed.ts";

export const kartuBahagia: ProgramSeed = {
  code: "kartu-bahagia",
  name: { id: "Kartu Bahagia", en: "Kartu Bahagia (Happiness Card)" },
  description: {
    id: "Penerus kartu-kartu kota sejak 2025.",
    en: "The successor of the city's cards since 2025.",
  },
  benefit: { id: "Menurut ketetapan kota.", en: "As the city decrees." },
  howToApply: {
    id: "Melalui ketua RT, kelurahan atau Puskesos; diteruskan ke Dinas Sosial.",
    en: "Through the RT head, the village office or the Puskesos desk; passed on to the Social Affairs Agency.",
  },
  requiredDocuments: [familyCard, nationalIdCard],
  sector: "social-protection",
  unit: "person",
  agencies: [{ agency: "dinsos", role: "lead" }],
  referrals: "on-request",
  validFrom: "2025-02-20",
  needsVerification: false,
  dueDays: dueWithoutVisit,
  excludes: [],
  source: "Announced as the successor of the city's cards from 2025; its criteria were not found.",
  assumptions: "Valid from 20 February 2025, for decile 1–4.",
  version: { effectiveFrom: "2025-02-20", criteria: [decileUpTo(4, true)] },
};
