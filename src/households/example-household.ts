// PURE. An invented household, as answers show one.

export const exampleHousehold = {
  id: "0198c0de-7a00-7000-8000-000000000002",
  status: "active",
  familyCardNumberMasked: "************9001",
  areaCode: "15.71.08.1003",
  rt: "012",
  rw: null,
  address: "Jalan Contoh 1",
  phone: null,
  decile: {
    value: 2,
    source: "dtsen",
    period: "2026-Q2",
  },
  indicators: {
    tenure: "own",
    floorMaterial: "cement-brick",
  },
  observation: {
    source: "rt",
    observedOn: "2026-07-01",
    verified: false,
  },
  verification: "proposed",
  privacyNotice: null,
  documents: [],
  members: [
    {
      personId: "0198c0de-7a00-7000-8000-000000000003",
      nationalIdMasked: "************9001",
      name: "Ibu Contoh",
      sex: "female",
      birthDate: "1988-07-01",
      birthYear: null,
      relation: "head",
      status: "active",
      joinedOn: "2026-07-01",
      indicators: {
        schooling: "no-longer",
        working: false,
      },
      observation: {
        source: "rt",
        observedOn: "2026-07-01",
        verified: false,
      },
    },
    {
      personId: "0198c0de-7a00-7000-8000-000000000004",
      nationalIdMasked: null,
      name: "Anak Contoh",
      sex: "female",
      birthDate: "2016-05-20",
      birthYear: null,
      relation: "child",
      status: "active",
      joinedOn: "2026-07-01",
      indicators: {
        schooling: "attending",
        schoolLevel: "sd",
        schoolType: "private",
      },
      observation: {
        source: "rt",
        observedOn: "2026-07-01",
        verified: false,
      },
    },
  ],
  registeredAt: "2026-07-01T03:00:00.000Z",
  updatedAt: "2026-07-01T03:00:00.000Z",
};
