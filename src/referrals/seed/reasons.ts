// PURE. Why somebody moves a referral, ends a membership or an enrolment, and what follows from it.
import { type Reason, type ReasonConsequence, reasonedActions } from "../reason.ts";

const nextCandidate: ReasonConsequence = { kind: "next-candidate" };
const askCoordination: ReasonConsequence = { kind: "return" };
/** For actions that neither decline nor close. */
const nothing: ReasonConsequence = { kind: "none" };
const untilFactsChange: ReasonConsequence = { kind: "close", hold: { kind: "until-facts-change" } };
const withoutHold: ReasonConsequence = { kind: "close", hold: { kind: "none" } };

function forDays(days: number): ReasonConsequence {
  return { kind: "close", hold: { kind: "until-days", days } };
}

/** The agency's side: it cannot serve, whoever the subject is. */
const agencyReasons: readonly Reason[] = [
  {
    code: "no-capacity",
    label: { id: "Kapasitas perangkat daerah penuh", en: "The agency has no capacity" },
    actions: ["decline", "release"],
    consequence: nextCandidate,
  },
  {
    code: "outside-service-area",
    label: { id: "Di luar wilayah layanan", en: "Outside the service area" },
    actions: ["decline", "release"],
    consequence: nextCandidate,
  },
  {
    code: "wrong-agency",
    label: { id: "Bukan kewenangan perangkat daerah ini", en: "Not this agency's task" },
    actions: ["decline", "release", "recall"],
    consequence: nextCandidate,
  },
  {
    code: "needs-coordination",
    label: { id: "Perlu keputusan TKPK", en: "Needs a decision of the coordination team" },
    actions: ["decline", "recall"],
    consequence: askCoordination,
  },
  {
    code: "no-budget",
    label: { id: "Anggaran tidak tersedia", en: "No budget" },
    actions: ["decline", "suspend-enrolment"],
    consequence: askCoordination,
  },
  {
    code: "budget-used-up",
    label: { id: "Anggaran tahun ini habis", en: "This year's budget is used up" },
    actions: ["fail", "cancel"],
    consequence: forDays(180),
  },
  {
    code: "no-progress",
    label: { id: "Tidak ada tindak lanjut", en: "No progress" },
    actions: ["recall"],
    consequence: nothing,
  },
];

/** The subject's side: found by a person who looked. */
const subjectReasons: readonly Reason[] = [
  {
    code: "client-refused",
    label: { id: "Warga menolak", en: "The client refused" },
    actions: ["decline", "fail", "cancel", "end-enrolment"],
    consequence: forDays(60),
  },
  {
    code: "not-eligible-on-visit",
    label: { id: "Tidak layak menurut kunjungan lapangan", en: "Not eligible, as a visit showed" },
    actions: ["decline", "fail", "cancel", "end-enrolment"],
    consequence: untilFactsChange,
  },
  {
    code: "already-receiving",
    label: { id: "Sudah menerima program ini", en: "Already receives this program" },
    actions: ["decline", "fail", "cancel"],
    consequence: untilFactsChange,
  },
  {
    code: "receives-similar",
    label: { id: "Sudah menerima bantuan sejenis", en: "Receives similar help" },
    actions: ["decline", "fail", "cancel", "end-enrolment"],
    consequence: untilFactsChange,
  },
  {
    code: "documents-incomplete",
    label: { id: "Dokumen tidak lengkap", en: "Documents are incomplete" },
    actions: ["decline", "fail", "suspend-enrolment"],
    consequence: forDays(30),
  },
  {
    code: "cannot-be-reached",
    label: { id: "Tidak dapat dihubungi", en: "Cannot be reached" },
    actions: ["decline", "fail", "cancel", "suspend-enrolment", "end-enrolment"],
    consequence: forDays(30),
  },
  {
    code: "moved-away",
    label: { id: "Pindah domisili", en: "Moved away" },
    actions: ["decline", "fail", "cancel", "end-membership", "end-enrolment"],
    consequence: untilFactsChange,
  },
  {
    code: "deceased",
    label: { id: "Meninggal dunia", en: "Deceased" },
    actions: ["decline", "fail", "cancel", "end-membership", "end-enrolment"],
    consequence: untilFactsChange,
  },
];

const waitingReasons: readonly Reason[] = [
  {
    code: "waiting-ministry",
    label: { id: "Menunggu keputusan kementerian", en: "Waiting for the ministry" },
    actions: ["hold"],
    consequence: nothing,
  },
  {
    code: "waiting-applicant",
    label: { id: "Menunggu pemohon", en: "Waiting for the applicant" },
    actions: ["hold"],
    consequence: nothing,
  },
  {
    code: "waiting-budget",
    label: { id: "Menunggu anggaran", en: "Waiting for the budget" },
    actions: ["hold"],
    consequence: nothing,
  },
  {
    code: "waiting-visit",
    label: { id: "Menunggu kunjungan lapangan", en: "Waiting for a field visit" },
    actions: ["hold"],
    consequence: nothing,
  },
];

/** Corrections, and what the door itself gives as a reason. */
const registerReasons: readonly Reason[] = [
  {
    code: "duplicate",
    label: { id: "Data ganda", en: "Duplicate" },
    actions: ["decline", "fail", "cancel", "end-membership", "end-enrolment"],
    consequence: untilFactsChange,
  },
  {
    code: "entered-in-error",
    label: { id: "Salah input", en: "Entered in error" },
    actions: ["decline", "fail", "cancel", "reopen", "end-membership", "end-enrolment"],
    consequence: withoutHold,
  },
  {
    code: "new-information",
    label: { id: "Ada informasi baru", en: "New information" },
    actions: ["recall", "reopen"],
    consequence: nothing,
  },
  {
    code: "complaint-upheld",
    label: { id: "Keberatan diterima", en: "An objection was upheld" },
    actions: ["recall", "reopen"],
    consequence: nothing,
  },
  {
    code: "no-longer-eligible",
    label: { id: "Tidak lagi memenuhi kriteria", en: "No longer eligible" },
    actions: ["cancel", "end-enrolment"],
    consequence: withoutHold,
  },
  {
    code: "member-left",
    label: { id: "Bukan anggota keluarga lagi", en: "No longer a member of the household" },
    actions: ["cancel"],
    consequence: withoutHold,
  },
  {
    code: "household-merged",
    label: { id: "Keluarga digabungkan dengan keluarga lain", en: "The household was merged into another" },
    actions: ["cancel", "end-enrolment"],
    consequence: withoutHold,
  },
  {
    code: "household-inactive",
    label: { id: "Keluarga tidak aktif lagi", en: "The household is no longer active" },
    actions: ["cancel"],
    consequence: withoutHold,
  },
  {
    code: "area-succeeded",
    label: { id: "RT kini RT lain", en: "The RT is another RT now" },
    actions: ["cancel"],
    consequence: withoutHold,
  },
  {
    code: "criteria-changed",
    label: { id: "Kriteria program berubah", en: "The program's criteria changed" },
    actions: ["cancel"],
    consequence: withoutHold,
  },
  {
    code: "program-ended",
    label: { id: "Program berakhir", en: "The program ended" },
    actions: ["fail", "cancel", "end-enrolment"],
    consequence: withoutHold,
  },
  {
    code: "benefit-completed",
    label: { id: "Manfaat selesai diberikan", en: "The benefit was given in full" },
    actions: ["end-enrolment"],
    consequence: nothing,
  },
  {
    code: "overdue",
    label: { id: "Melewati batas waktu", en: "Overdue" },
    actions: ["recall"],
    consequence: nothing,
  },
  {
    code: "not-on-list",
    label: { id: "Tidak ada lagi dalam daftar anggota", en: "No longer on the list of members" },
    actions: ["end-membership"],
    consequence: nothing,
  },
  {
    code: "own-family-card",
    label: { id: "Membuat KK sendiri", en: "Got a family card of their own" },
    actions: ["end-membership"],
    consequence: nothing,
  },
  {
    code: "divorced",
    label: { id: "Bercerai", en: "Divorced" },
    actions: ["end-membership"],
    consequence: nothing,
  },
  {
    code: "other",
    label: { id: "Lainnya", en: "Other" },
    actions: reasonedActions,
    consequence: askCoordination,
  },
];

export const reasonSeeds: readonly Reason[] = [
  ...agencyReasons,
  ...subjectReasons,
  ...waitingReasons,
  ...registerReasons,
];
