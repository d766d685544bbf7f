// PURE. Kartu Jambi Cerdas, the Smart Jambi Card: school aid of the city.
import { dueWithoutVisit, familyCard, nationalIdCard } from "./alike.ts";
import type { ProgramSeed } from "./program-seed.ts";

export const jambiCerdas: ProgramSeed = {
  code: "jambi-cerdas",
  name: { id: "Kartu Jambi Cerdas", en: "Smart Jambi Card" },
  description: {
    id: "Bantuan pendidikan kota bagi murid SD dan SMP swasta dari keluarga miskin, dan bagi anak yang berisiko putus sekolah.",
    en: "The city's school aid for pupils of private primary and junior secondary schools from poor families, and for children at risk of dropping out.",
  },
  benefit: { id: "Bantuan biaya sekolah.", en: "Help with the costs of school." },
  howToApply: {
    id: "Melalui ketua RT, kelurahan, Puskesos atau sekolah; diteruskan ke Dinas Pendidikan.",
    en: "Through the RT head, the village office, the Puskesos desk or the school; passed on to the Education Agency.",
  },
  requiredDocuments: [
    familyCard,
    nationalIdCard,
    { id: "Surat keterangan sekolah", en: "Letter of the school" },
    { id: "SKTM, bila tidak tercatat dalam registri", en: "Certificate of poverty, if not in the registry" },
  ],
  sector: "education",
  unit: "person",
  agencies: [
    { agency: "disdik", role: "lead" },
    { agency: "dinsos", role: "supporting" },
  ],
  referrals: "automatic",
  validFrom: "2019-01-01",
  needsVerification: false,
  dueDays: dueWithoutVisit,
  excludes: [],
  source:
    "Published descriptions of the city's program: pupils of private schools of SD and SMP level, poor by the " +
    "registry or, in 2019, by a village's certificate of poverty; from 2023 also pupils at risk of dropping out. " +
    "The province's Pro-Jambi Cerdas is another program.",
  assumptions:
    "Poor is decile 1–4 or a valid certificate of poverty. The age is 6–15. The levels are sd, mi, smp and mts. " +
    "At risk of dropping out is read as no longer at school. The start on 1 January 2019 is assumed.",
  version: {
    effectiveFrom: "2019-01-01",
    criteria: [
      {
        code: "poor",
        label: { id: "Desil 1–4, atau memiliki SKTM (asumsi)", en: "Decile 1–4, or holds a SKTM (assumed)" },
        expression: "household.decile <= 4 || household.hasSktm",
        assumed: true,
      },
      {
        code: "school-age",
        label: { id: "Umur 6–15 tahun (asumsi)", en: "Age 6–15 (assumed)" },
        expression: "member.age >= 6 && member.age <= 15",
        assumed: true,
      },
      {
        code: "private-school-or-at-risk",
        label: {
          id: "Murid SD/SMP swasta, atau tidak bersekolah lagi (asumsi)",
          en: "Pupil of a private SD/SMP, or no longer at school (assumed)",
        },
        expression:
          'member.schooling == "no-longer" || (member.schooling == "attending" && ' +
          'member.schoolType == "private" && member.schoolLevel in ["sd", "mi", "smp", "mts"])',
        assumed: true,
      },
    ],
  },
};
