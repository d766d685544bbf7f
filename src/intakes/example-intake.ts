// PURE. An invented intake and what it led to, as the document shows them.
import { exampleMatch } from "../door/example-match.ts";
import { exampleHousehold } from "../households/example-household.ts";
import { exampleReferral } from "../referrals/example-referral.ts";

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

export const exampleIntakeRecord = {
  id: "0198c0de-7a00-7000-8000-000000000001",
  channel: "rt",
  reportedBy: "Ketua RT 012",
  applicant: null,
  needs: exampleIntake.needs,
  householdId: exampleHousehold.id,
  areaCode: "15.71.08.1003.012",
  receivedAt: "2026-07-01T03:00:00.000Z",
  status: "open",
  forwardedTo: null,
  dueAt: "2026-07-06T16:59:59.999Z",
  overdue: false,
  updatedAt: "2026-07-01T03:00:00.000Z",
};

export const exampleReceivedIntake = { ...exampleIntakeRecord, trackingCode: "7K2M-9QXA-04TB-ZZ1H" };

export const exampleIntakeDetail = {
  ...exampleIntakeRecord,
  status: "answered",
  forwardedTo: "disdik",
  dueAt: null,
  updatedAt: "2026-07-03T03:00:00.000Z",
  steps: [
    {
      ...{
        at: "2026-07-02T03:00:00.000Z",
        action: "forward",
        from: "open",
        to: "forwarded",
        forwardedTo: "disdik",
      },
      ...{ agency: null, actor: "kelurahan", text: "Menunggak uang sekolah" },
    },
    {
      ...{ at: "2026-07-03T03:00:00.000Z", action: "answer", from: "forwarded", to: "answered" },
      ...{ forwardedTo: "disdik", agency: "disdik", actor: "disdik-aplikasi", text: "Dibantu mulai Agustus" },
    },
  ],
  legalActions: ["close"],
};

/** Every program in force answers; here one of them. */
export const exampleIntakeAnswer = {
  intake: exampleReceivedIntake,
  household: exampleHousehold,
  matches: [exampleMatch],
  referrals: [exampleReferral],
  warnings: [],
};

export const exampleScreening = {
  household: {
    areaCode: "15.71.08.1003",
    decile: { value: 3, source: "dtsen", period: "2026-Q2" },
    indicators: { tenure: "rent" },
    members: [
      {
        sex: "male",
        birthDate: "2016-05-20",
        relation: "child",
        indicators: { schooling: "attending", schoolLevel: "sd", schoolType: "private" },
      },
    ],
  },
};
