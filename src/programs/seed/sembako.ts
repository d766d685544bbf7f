// PURE. Program Sembako: the nation's food aid.
import { decileUpTo, dueWithoutVisit, familyCard, nationalIdCard } from "./alike.ts";
import type { ProgramSeed } from "./program-seed.ts";

export const sembako: ProgramSeed = {
  code: "sembako",
  name: { id: "Program Sembako", en: "Staple Food Program (Sembako)" },
  description: {
    id: "Bantuan pangan dari Kementerian Sosial bagi keluarga miskin.",
    en: "Food aid of the Ministry of Social Affairs for poor families.",
  },
  benefit: { id: "Bantuan bulanan untuk membeli bahan pangan.", en: "Monthly aid to buy staple food." },
  howToApply: {
    id: "Diusulkan melalui kelurahan atau Puskesos; penetapan oleh Kementerian Sosial.",
    en: "Proposed through the village office or the Puskesos desk; decided by the Ministry of Social Affairs.",
  },
  requiredDocuments: [familyCard, nationalIdCard],
  sector: "social-protection",
  unit: "household",
  agencies: [{ agency: "dinsos", role: "lead" }],
  referrals: "on-request",
  validFrom: "2020-01-01",
  needsVerification: false,
  dueDays: dueWithoutVisit,
  excludes: [],
  source: "National rules of the program: decile 1–4. National criteria move: check them before use.",
  assumptions: "None beside the start on 1 January 2020.",
  version: { effectiveFrom: "2020-01-01", criteria: [decileUpTo(4, false)] },
};
