// PURE. A match, explained, as answers show one.

export const exampleMatch = {
  program: "jambi-cerdas",
  version: 1,
  unit: "person",
  subject: {
    type: "person",
    id: "0198c0de-7a00-7000-8000-000000000004",
    label: "Anak Contoh",
  },
  outcome: "eligible",
  criteria: [
    {
      code: "poor",
      label: {
        en: "Decile 1–4, or holds a SKTM (assumed)",
        id: "Desil 1–4, atau memiliki SKTM (asumsi)",
      },
      result: "met",
      missing: [],
    },
    {
      code: "school-age",
      label: {
        en: "Age 6–15 (assumed)",
        id: "Umur 6–15 tahun (asumsi)",
      },
      result: "met",
      missing: [],
    },
    {
      code: "private-school-or-at-risk",
      label: {
        en: "Pupil of a private SD/SMP, or no longer at school (assumed)",
        id: "Murid SD/SMP swasta, atau tidak bersekolah lagi (asumsi)",
      },
      result: "met",
      missing: [],
    },
  ],
  reviewOn: "2032-05-20",
  enrolled: false,
  referralId: "0198c0de-7a00-7000-8000-000000000005",
};
