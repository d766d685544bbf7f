// PURE. What criteria may ask of a member: codes and questions as in REGSOSEK 2022.K, carried on in DTSEN.
// Where an indicator's applicability asks another one, that other one stands before it.
import type { Code, Indicator } from "../catalogue.ts";
import {
  atLeastZero,
  bool,
  civilRegistryMatches,
  date,
  enumOf,
  numbered,
  programs,
  sexes,
  unnumbered,
} from "./codes.ts";
import { healthIndicators } from "./member-health.ts";

/** What a conditional code list says of people it does not concern. */
const notApplicable: Code = { slug: "not-applicable" };

const identity: readonly Indicator[] = [
  {
    level: "member",
    name: "sex",
    type: sexes,
    label: { id: "Jenis kelamin", en: "Sex" },
    origin: "given",
    field: true,
    question: "405",
  },
  {
    level: "member",
    name: "birthDate",
    type: date,
    label: { id: "Tanggal lahir", en: "Date of birth" },
    origin: "given",
    field: true,
  },
  {
    level: "member",
    name: "birthYear",
    type: { kind: "int", min: 1900 },
    label: { id: "Tahun lahir", en: "Year of birth" },
    origin: "both",
    field: true,
  },
  {
    level: "member",
    name: "age",
    type: atLeastZero,
    label: { id: "Umur", en: "Age" },
    origin: "computed",
    derivedFrom: "birthDate",
    measure: "years",
  },
  {
    level: "member",
    name: "relation",
    type: enumOf(
      numbered({
        head: 1,
        spouse: 2,
        child: 3,
        "child-in-law": 4,
        grandchild: 5,
        parent: 6,
        "domestic-worker": 7,
        other: 8,
      }),
    ),
    label: { id: "Hubungan dengan kepala keluarga", en: "Relation to the head" },
    origin: "given",
    field: true,
    question: "409",
  },
  {
    level: "member",
    name: "maritalStatus",
    type: enumOf(numbered({ single: 1, married: 2, divorced: 3, widowed: 4 })),
    label: { id: "Status perkawinan", en: "Marital status" },
    origin: "given",
    appliesWhen: "member.age >= 10",
    otherwise: "single",
    question: "408",
  },
  {
    level: "member",
    name: "civilRegistryMatch",
    type: civilRegistryMatches,
    label: { id: "Kecocokan NIK dengan Dukcapil", en: "National ID matches the civil registry" },
    origin: "given",
  },
  {
    level: "member",
    name: "civilRegistryCheckedOn",
    type: date,
    label: {
      id: "Tanggal pemeriksaan NIK di Dukcapil",
      en: "National ID checked with the civil registry on",
    },
    origin: "given",
  },
];

const schoolAndWork: readonly Indicator[] = [
  {
    level: "member",
    name: "schooling",
    type: enumOf(numbered({ never: 1, attending: 2, "no-longer": 3 })),
    label: { id: "Partisipasi sekolah", en: "Schooling" },
    origin: "given",
    appliesWhen: "member.age >= 5",
    otherwise: "never",
    question: "412",
  },
  {
    level: "member",
    name: "schoolLevel",
    type: enumOf([
      ...unnumbered("sd", "mi", "sdlb", "paket-a"),
      ...unnumbered("smp", "mts", "smplb", "paket-b"),
      ...unnumbered("sma", "smk", "ma", "mak", "smlb", "paket-c"),
      ...unnumbered("diploma", "bachelor", "professional", "master", "doctor"),
      notApplicable,
    ]),
    label: { id: "Jenjang pendidikan yang diikuti", en: "Level of school attended" },
    origin: "given",
    appliesWhen: 'member.schooling == "attending"',
    otherwise: notApplicable.slug,
    question: "413",
  },
  {
    level: "member",
    name: "schoolType",
    type: enumOf([...unnumbered("public", "private"), notApplicable]),
    label: { id: "Status sekolah (negeri atau swasta)", en: "Public or private school" },
    origin: "given",
    appliesWhen: 'member.schooling == "attending"',
    otherwise: notApplicable.slug,
  },
  {
    level: "member",
    name: "working",
    type: bool,
    label: { id: "Bekerja", en: "Working" },
    origin: "given",
    appliesWhen: "member.age >= 10",
    otherwise: false,
    question: "416a",
  },
  {
    level: "member",
    name: "jobStatus",
    type: enumOf([
      ...numbered({
        "own-account": 1,
        "employer-casual": 2,
        "employer-permanent": 3,
        "private-employee": 4,
        "civil-servant": 5,
        "casual-farm": 6,
        "casual-non-farm": 7,
        "family-worker": 8,
      }),
      notApplicable,
    ]),
    label: { id: "Status dalam pekerjaan utama", en: "Status in the main job" },
    origin: "given",
    appliesWhen: "member.working",
    otherwise: notApplicable.slug,
    question: "418",
  },
];

const receipt: readonly Indicator[] = [
  {
    level: "member",
    name: "receives",
    type: programs,
    label: {
      id: "Program yang diterima, termasuk oleh keluarga",
      en: "Programs received, the household's included",
    },
    origin: "computed",
  },
];

export const memberIndicators: readonly Indicator[] = [
  ...identity,
  ...schoolAndWork,
  ...healthIndicators,
  ...receipt,
];
