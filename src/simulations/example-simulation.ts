// PURE. A simulation of Kartu Jambi Cerdas in one district, for the document.
const counts = { subjects: 6210, eligible: 312, ineligible: 5460, undetermined: 438, gained: 41, lost: 7 };

export const exampleSimulation = {
  program: "jambi-cerdas",
  version: 2,
  unit: "person" as const,
  asOf: "2026-07-01",
  areas: ["15.71.08"],
  inForce: 1,
  totals: counts,
  missing: [
    { fact: "household.decile", undetermined: 402 },
    { fact: "member.schoolType", undetermined: 51 },
  ],
  byDistrict: [{ code: "15.71.08", name: "Jambi Selatan", ...counts }],
  byVillage: [{ code: "15.71.08.1003", name: "Kebun Handil", ...counts }],
  byDecile: [
    { decile: 1, subjects: 3200, eligible: 312, ineligible: 2852, undetermined: 36, gained: 41, lost: 7 },
    { decile: null, subjects: 3010, eligible: 0, ineligible: 2608, undetermined: 402, gained: 0, lost: 0 },
  ],
  criteria: [{ code: "poor", label: { id: "Keluarga miskin", en: "A poor household" }, excludesAlone: 96 }],
  overlap: [{ program: "pkh", version: 1, eligible: 201, enrolled: 120 }],
};
