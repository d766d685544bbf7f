// PURE. Invented verifications, as calls and answers show them.

const householdId = "0198c0de-7a00-7000-8000-000000000002";

export const exampleDecisions = {
  minutes: { number: "12/MUSKEL/VII/2026", heldOn: "2026-06-30" },
  decisions: [
    { householdId, decision: "verify" },
    {
      householdId: "0198c0de-7a00-7000-8000-000000000012",
      decision: "reject",
      reason: "Nobody of that name lives in this RT",
    },
  ],
};

export const exampleRecord = {
  id: "0198c0de-7a00-7000-8000-000000000021",
  householdId,
  decision: "verify",
  reason: null,
  seenOn: "2026-06-30",
  minutes: "12/MUSKEL/VII/2026",
  decidedBy: "kelurahan-paal-merah",
  onBehalfOf: null,
  decidedAt: "2026-07-01T03:00:00.000Z",
};

export const exampleObjection = {
  id: "0198c0de-7a00-7000-8000-000000000022",
  householdId,
  status: "open",
  text: "They have moved to another village.",
  raisedBy: "dinsos",
  onBehalfOf: null,
  raisedAt: "2026-07-01T03:00:00.000Z",
  decidedBy: null,
  decidedAt: null,
};

export const exampleToVerify = {
  householdId,
  label: "Ibu Contoh",
  areaCode: "15.71.08.1003.012",
  address: "Jalan Contoh 1",
  verification: "proposed",
  source: "rt",
  observedOn: "2026-07-01",
  registeredAt: "2026-07-01T03:00:00.000Z",
  objections: 0,
  waiting: ["bsps"],
};
