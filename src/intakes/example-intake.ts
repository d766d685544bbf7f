// PURE. An invented intake, as the document shows one.

export const exampleIntake = {
  channel: "rt",
  reportedBy: "Ketua RT 012",
  needs: [{ kind: "application", program: "jambi-cerdas", text: "Bantuan sekolah untuk anak" }],
  household: {
    familyCardNumber: "1571080101269001",
    areaCode: "15.71.08.1003",
    rt: "012",
    address: "Jalan Contoh 1",
    decile: { value: 2, source: "dtsen", period: "2026-Q2" },
    observedOn: "2026-07-01",
    indicators: { tenure: "own", floorMaterial: "cement-brick" },
    membersComplete: true,
    members: [
      {
        nationalId: "1571084107889001",
        name: "Ibu Contoh",
        sex: "female",
        birthDate: "1988-07-01",
        relation: "head",
        indicators: { working: false, schooling: "no-longer" },
      },
      {
        name: "Anak Contoh",
        sex: "female",
        birthDate: "2016-05-20",
        relation: "child",
        indicators: { schooling: "attending", schoolLevel: "sd", schoolType: "private" },
      },
    ],
  },
};
