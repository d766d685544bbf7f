// PURE. Usulan DTSEN: a proposal to enter the national registry, for families whom it does not know.
import { dueWithVisit, familyCard, nationalIdCard } from "./alike.ts";
import type { ProgramSeed } from "./program-seed.ts";

export const usulanDtsen: ProgramSeed = {
  code: "usulan-dtsen",
  name: {
    id: "Usulan Data Tunggal Sosial dan Ekonomi Nasional (DTSEN)",
    en: "Proposal to the National Social and Economic Registry (DTSEN)",
  },
  description: {
    id: "Usulan agar keluarga yang belum terdaftar masuk registri nasional dan mendapat desil.",
    en: "Proposes a family that is not listed to the national registry, so that it gets a decile.",
  },
  benefit: {
    id: "Pendataan oleh registri nasional; desil ditetapkan BPS.",
    en: "Survey by the national registry; the decile is set by the statistics office.",
  },
  howToApply: {
    id: "Melalui ketua RT, kelurahan atau Puskesos; diteruskan ke Dinas Sosial.",
    en: "Through the RT head, the village office or the Puskesos desk; passed on to the Social Affairs Agency.",
  },
  requiredDocuments: [familyCard, nationalIdCard],
  sector: "registry",
  unit: "household",
  agencies: [{ agency: "dinsos", role: "lead" }],
  referrals: "on-request",
  validFrom: "2025-02-20",
  needsVerification: false,
  dueDays: dueWithVisit,
  excludes: [],
  source:
    "The decile is given by the statistics office: a family without one can only be proposed. National procedures " +
    "move: check them before use.",
  assumptions:
    "The registry does not list the family, or it was proposed and is not decided. The start in 2025 is assumed.",
  version: {
    effectiveFrom: "2025-02-20",
    criteria: [
      {
        code: "not-listed",
        label: {
          id: "Belum terdaftar atau baru diusulkan (asumsi)",
          en: "Not listed, or only proposed (assumed)",
        },
        expression: 'household.registryStatus in ["not-listed", "proposed"]',
        assumed: true,
      },
    ],
  },
};
