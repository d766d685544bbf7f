// PURE. Program Indonesia Pintar: the nation's school aid.
import { decileUpTo, dueWithoutVisit, familyCard, nationalIdCard } from "./alike.ts";
import type { ProgramSeed } from "./program-seed.ts";

export const pip: ProgramSeed = {
  code: "pip",
  name: { id: "Program Indonesia Pintar (PIP)", en: "Smart Indonesia Program (PIP)" },
  description: {
    id: "Bantuan pendidikan nasional bagi murid dari keluarga miskin atau rentan.",
    en: "The nation's school aid for pupils of poor or vulnerable families.",
  },
  benefit: { id: "Bantuan tunai pendidikan tahunan.", en: "Yearly cash for school." },
  howToApply: {
    id: "Melalui sekolah atau Dinas Pendidikan; penetapan oleh kementerian.",
    en: "Through the school or the Education Agency; decided by the ministry.",
  },
  requiredDocuments: [
    familyCard,
    nationalIdCard,
    { id: "Surat keterangan sekolah", en: "Letter of the school" },
  ],
  sector: "education",
  unit: "person",
  agencies: [{ agency: "disdik", role: "lead" }],
  referrals: "on-request",
  validFrom: "2015-01-01",
  needsVerification: false,
  dueDays: dueWithoutVisit,
  excludes: [],
  source:
    "National rules of PIP: pupils aged 6–21 of poor or vulnerable families. National criteria move: check them " +
    "before use.",
  assumptions: "Poor or vulnerable is decile 1–4. A pupil is whoever attends school, at any level.",
  version: {
    effectiveFrom: "2015-01-01",
    criteria: [
      decileUpTo(4, true),
      {
        code: "school-age",
        label: { id: "Umur 6–21 tahun", en: "Age 6–21" },
        expression: "member.age >= 6 && member.age <= 21",
        assumed: false,
      },
      {
        code: "pupil",
        label: { id: "Masih bersekolah", en: "Attends school" },
        expression: 'member.schooling == "attending"',
        assumed: false,
      },
    ],
  },
};
