// PURE. The program Kartu Jambi Cerdas and its first version, for the document.

/** As they are sent. */
export const exampleProgramFields = {
  code: "jambi-cerdas",
  name: {
    en: "Smart Jambi Card",
    id: "Kartu Jambi Cerdas",
  },
  description: {
    en: "The city's school aid for pupils of private primary and junior secondary schools from poor families, and for children at risk of dropping out.",
    id: "Bantuan pendidikan kota bagi murid SD dan SMP swasta dari keluarga miskin, dan bagi anak yang berisiko putus sekolah.",
  },
  benefit: {
    en: "Help with the costs of school.",
    id: "Bantuan biaya sekolah.",
  },
  howToApply: {
    en: "Through the RT head, the village office, the Puskesos desk or the school; passed on to the Education Agency.",
    id: "Melalui ketua RT, kelurahan, Puskesos atau sekolah; diteruskan ke Dinas Pendidikan.",
  },
  requiredDocuments: [
    {
      en: "Family card",
      id: "Kartu Keluarga",
    },
    {
      en: "National identity card, or a child's",
      id: "KTP atau KIA",
    },
    {
      en: "Letter of the school",
      id: "Surat keterangan sekolah",
    },
    {
      en: "Certificate of poverty, if not in the registry",
      id: "SKTM, bila tidak tercatat dalam registri",
    },
  ],
  sector: "education",
  unit: "person",
  referrals: "automatic",
  validFrom: "2019-01-01",
  validTo: null,
  needsVerification: false,
  dueDays: {
    accept: 5,
    complete: 14,
  },
  excludes: [],
  source:
    "Published descriptions of the city's program: pupils of private schools of SD and SMP level, poor by the registry or, in 2019, by a village's certificate of poverty; from 2023 also pupils at risk of dropping out. The province's Pro-Jambi Cerdas is another program.",
  assumptions:
    "Poor is decile 1–4 or a valid certificate of poverty. The age is 6–15. The levels are sd, mi, smp and mts. At risk of dropping out is read as no longer at school. The start on 1 January 2019 is assumed.",
  agencies: [
    {
      role: "lead",
      areas: null,
      agency: "disdik",
      capacity: "capacity",
    },
    {
      role: "supporting",
      areas: null,
      agency: "dinsos",
      capacity: "capacity",
    },
  ],
};

export const exampleProgram = {
  ...exampleProgramFields,
  recipientsAsOf: null,
  updatedAt: "2026-07-01T03:00:00.000Z",
};

/** As it is sent. */
export const exampleVersionDraft = {
  effectiveFrom: "2019-01-01",
  criteria: [
    {
      code: "poor",
      label: {
        en: "Decile 1–4, or holds a SKTM (assumed)",
        id: "Desil 1–4, atau memiliki SKTM (asumsi)",
      },
      assumed: true,
      expression: "household.decile <= 4 || household.hasSktm",
    },
    {
      code: "school-age",
      label: {
        en: "Age 6–15 (assumed)",
        id: "Umur 6–15 tahun (asumsi)",
      },
      assumed: true,
      expression: "member.age >= 6 && member.age <= 15",
    },
    {
      code: "private-school-or-at-risk",
      label: {
        en: "Pupil of a private SD/SMP, or no longer at school (assumed)",
        id: "Murid SD/SMP swasta, atau tidak bersekolah lagi (asumsi)",
      },
      assumed: true,
      expression:
        'member.schooling == "no-longer" || (member.schooling == "attending" && member.schoolType == "private" && member.schoolLevel in ["sd", "mi", "smp", "mts"])',
    },
  ],
  priority: null,
};

export const exampleVersion = {
  ...exampleVersionDraft,
  version: 1,
  status: "published",
  publishedAt: "2026-07-01T03:00:00.000Z",
  updatedAt: "2026-07-01T03:00:00.000Z",
};
