// PURE. PBI-JKN: premiums of the national health insurance paid by the state.
import { decileUpTo, dueWithoutVisit, familyCard, nationalIdCard } from "./alike.ts";
import type { ProgramSeed } from "./program-seed.ts";

export const pbiJkn: ProgramSeed = {
  code: "pbi-jkn",
  name: {
    id: "Penerima Bantuan Iuran Jaminan Kesehatan (PBI-JKN)",
    en: "Premium Aid of the National Health Insurance (PBI-JKN)",
  },
  description: {
    id: "Iuran jaminan kesehatan nasional yang dibayar negara bagi warga miskin dan rentan.",
    en: "The national health insurance's premium, paid by the state for poor and vulnerable people.",
  },
  benefit: { id: "Kepesertaan JKN tanpa iuran.", en: "Membership of the insurance without a premium." },
  howToApply: {
    id: "Diusulkan melalui kelurahan, Puskesos atau puskesmas; penetapan oleh Kementerian Sosial.",
    en: "Proposed through the village office, the Puskesos desk or the health centre; decided by the Ministry of Social Affairs.",
  },
  requiredDocuments: [familyCard, nationalIdCard],
  sector: "health",
  unit: "person",
  agencies: [
    { agency: "dinsos", role: "lead" },
    { agency: "dinkes", role: "supporting" },
  ],
  referrals: "on-request",
  validFrom: "2014-01-01",
  needsVerification: false,
  dueDays: dueWithoutVisit,
  excludes: [],
  source:
    "National rules of the insurance: decile 1–5 and no other active insurance. National criteria move: check them " +
    "before use.",
  assumptions:
    "Other insurance is self-paid, the employer's or any other but PBI itself: whoever has PBI stays eligible for it.",
  version: {
    effectiveFrom: "2014-01-01",
    criteria: [
      decileUpTo(5, false),
      {
        code: "no-other-insurance",
        label: { id: "Tidak ada jaminan kesehatan lain yang aktif", en: "No other active health insurance" },
        expression:
          '!("self-paid" in member.healthInsurance) && !("employer" in member.healthInsurance) && ' +
          '!("other" in member.healthInsurance)',
        assumed: false,
      },
    ],
  },
};
