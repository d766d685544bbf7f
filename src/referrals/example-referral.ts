// PURE. An invented referral that an agency has picked up, as answers show one.

export const exampleReferral = {
  id: "0198c0de-7a00-7000-8000-000000000005",
  program: "jambi-cerdas",
  version: 1,
  basis: "automatic",
  subject: {
    type: "person",
    id: "0198c0de-7a00-7000-8000-000000000004",
    label: "Anak Contoh",
  },
  household: "0198c0de-7a00-7000-8000-000000000002",
  status: "accepted",
  candidates: ["disdik"],
  holder: "disdik",
  priority: null,
  dueAt: null,
  overdue: false,
  eligibilityChanged: false,
  externalId: "B-17",
  openedAt: "2026-07-01T03:00:00.000Z",
  updatedAt: "2026-07-01T03:00:00.000Z",
  waitlist: null,
  transitions: [
    {
      at: "2026-07-01T03:00:00.000Z",
      action: "open",
      from: null,
      to: "requested",
      agency: null,
      actor: "door",
      reason: null,
      note: null,
    },
    {
      at: "2026-07-01T03:00:00.000Z",
      action: "accept",
      from: "requested",
      to: "accepted",
      agency: "disdik",
      actor: "disdik-aplikasi",
      reason: null,
      note: "Kami kunjungi pekan ini",
    },
  ],
  legalActions: ["start", "hold", "release", "complete", "fail"],
};

export const exampleNote = {
  id: "0198c0de-7a00-7000-8000-000000000006",
  at: "2026-07-01T03:00:00.000Z",
  agency: "disdik",
  actor: "disdik-aplikasi",
  text: "Rapor diterima",
};

export const exampleReferralDetail = {
  ...exampleReferral,
  snapshot: {
    member: {
      age: 10,
      schooling: "attending",
      schoolType: "private",
      schoolLevel: "sd",
    },
    household: {
      decile: 2,
      hasSktm: false,
    },
  },
  result: null,
  heldUntil: null,
  notes: [exampleNote],
};
