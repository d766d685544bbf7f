// PURE. An invented enrolment, as answers show one.

export const exampleEnrolment = {
  id: "0198c0de-7a00-7000-8000-000000000007",
  program: "jambi-cerdas",
  subject: {
    type: "person",
    id: "0198c0de-7a00-7000-8000-000000000004",
  },
  agency: "disdik",
  status: "active",
  from: "2026-07-01",
  to: null,
  source: "referral",
  externalId: "KJC-2026-17",
  referralId: "0198c0de-7a00-7000-8000-000000000005",
  endReason: null,
  suspension: null,
  reasonText: null,
  createdAt: "2026-07-01T03:00:00.000Z",
  updatedAt: "2026-07-01T03:00:00.000Z",
};
