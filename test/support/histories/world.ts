// PURE. The small invented world that histories happen in: few homes, persons and RT, so that writers meet often.

export interface InventedPerson {
  readonly name: string;
  readonly sex: "female" | "male";
  readonly birthDate?: string;
  readonly birthYear?: number;
  readonly nationalId?: string;
  readonly source?: { readonly system: string; readonly id: string };
  readonly relation: string;
}

export interface Home {
  readonly familyCardNumber?: string;
  readonly source?: { readonly system: string; readonly id: string };
  readonly persons: readonly InventedPerson[];
}

export interface Rt {
  readonly areaCode: string;
  readonly rt: string;
}

/** The last one is not made before somebody lives there, or says what it is like. */
export const rts: readonly Rt[] = [
  { areaCode: "15.71.08.1003", rt: "1" },
  { areaCode: "15.71.08.1003", rt: "2" },
  { areaCode: "15.71.03.1001", rt: "7" },
];

export const codeOf = ({ areaCode, rt }: Rt) => `${areaCode}.${rt.padStart(3, "0")}`;

const siks = (id: string) => ({ system: "siks-ng", id });

/** Some turn 7, 16 or 60 within days; some have a year, or no birth at all; two are alike and have no number. */
export const homes: readonly Home[] = [
  {
    familyCardNumber: "1571080101260001",
    persons: [
      {
        name: "Ahmad",
        sex: "male",
        birthDate: "1985-03-12",
        nationalId: "1571081203850001",
        relation: "head",
      },
      {
        name: "Siti",
        sex: "female",
        birthDate: "1988-07-01",
        nationalId: "1571084107880001",
        relation: "spouse",
      },
      {
        name: "Dewi",
        sex: "female",
        birthDate: "2016-05-20",
        nationalId: "1571086005160001",
        relation: "child",
      },
      { name: "Budi", sex: "male", birthDate: "2019-07-03", source: siks("P-4"), relation: "child" },
    ],
  },
  {
    familyCardNumber: "1571080101260002",
    persons: [
      {
        name: "Aminah",
        sex: "female",
        birthDate: "1966-07-05",
        nationalId: "1571084507660001",
        relation: "head",
      },
      { name: "Rizki", sex: "male", birthYear: 2015, nationalId: "1571080101150001", relation: "grandchild" },
    ],
  },
  {
    source: siks("H-3"),
    persons: [
      {
        name: "Joko",
        sex: "male",
        birthDate: "1999-12-31",
        nationalId: "1571083112990001",
        relation: "head",
      },
      {
        name: "Lestari",
        sex: "female",
        birthDate: "2010-07-02",
        nationalId: "1571084207100001",
        relation: "other",
      },
    ],
  },
  {
    familyCardNumber: "1571030101260004",
    source: siks("H-4"),
    persons: [
      {
        name: "Ratna",
        sex: "female",
        birthDate: "1979-02-28",
        nationalId: "1571036802790001",
        relation: "head",
      },
      { name: "Putra", sex: "male", birthYear: 2012, relation: "child" },
      { name: "Putra", sex: "male", birthYear: 2012, source: siks("P-11"), relation: "child" },
    ],
  },
  {
    familyCardNumber: "1571030101260005",
    persons: [
      {
        name: "Hasan",
        sex: "male",
        birthDate: "1958-11-30",
        nationalId: "1571033011580001",
        relation: "head",
      },
      { name: "Nur", sex: "female", source: siks("P-13"), relation: "other" },
    ],
  },
];

const label = (en: string) => ({ id: en, en });

/** What the seeded programs do not ask: the RT from inside a household, receipt, verification, exclusion, an end. */
const inventedPrograms: readonly {
  readonly code: string;
  readonly unit: "household" | "person" | "area";
  readonly agencies: readonly object[];
  readonly expressions: readonly string[];
  readonly priority?: string;
  readonly more?: object;
}[] = [
  {
    code: "neighbourly",
    unit: "household",
    agencies: [{ agency: "dinsos", role: "lead" }],
    expressions: ["area.poorHouseholds >= 2 || area.outOfSchoolChildren >= 2"],
    priority: "household.size",
  },
  {
    code: "following",
    unit: "person",
    agencies: [
      { agency: "disdik", role: "lead", areas: ["15.71.08"] },
      { agency: "dinsos", role: "alternate" },
      { agency: "dinkes", role: "alternate" },
    ],
    expressions: ['"jambi-cerdas" in member.receives || member.age >= 60'],
    priority: "member.age",
  },
  {
    code: "verified",
    unit: "household",
    agencies: [{ agency: "perkim", role: "lead", areas: ["15.71.08"] }],
    expressions: ["household.decile <= 6", 'members.exists(m, m.age < 7 || m.chronicIllness != "none")'],
    more: { needsVerification: true, excludes: ["pkh"] },
  },
  {
    code: "waged",
    unit: "household",
    agencies: [{ agency: "dinkop", role: "lead" }],
    expressions: ["household.monthlyIncomeIdr <= setting.minimumWageIdr", "household.hasSktm"],
  },
  {
    code: "clean",
    unit: "area",
    agencies: [{ agency: "dlh", role: "lead" }],
    expressions: ['!("kampung-bantar" in area.receives)', "area.members >= 2"],
    more: { excludes: ["bangkit-berdaya"] },
  },
  {
    code: "ending",
    unit: "person",
    agencies: [{ agency: "disdik", role: "lead" }],
    expressions: ["member.age >= 7 && member.age <= 15"],
    more: { validTo: "2026-07-20" },
  },
];

/** As callers send them: each program, and its first version, which is in force at once. */
export function programBodies(today: string) {
  return inventedPrograms.map(({ code, unit, agencies, expressions, priority, more }) => ({
    program: {
      ...{ code, unit, agencies, referrals: "automatic", sector: "invented", validFrom: "2026-01-01" },
      ...{ name: label(code), description: label(code), benefit: label(code), howToApply: label(code) },
      ...more,
    },
    version: versionBody(expressions, today, priority),
  }));
}

export function versionBody(expressions: readonly string[], effectiveFrom: string, priority?: string) {
  return {
    effectiveFrom,
    criteria: expressions.map((expression, place) => ({
      ...{ code: `c${place + 1}`, label: label(`Criterion ${place + 1}`), expression },
    })),
    ...(priority === undefined ? {} : { priority }),
  };
}

/** What a program of each unit may ask from a change of its law on. */
export const otherCriteria: Readonly<Record<string, readonly (readonly string[])[]>> = {
  household: [
    ["household.decile <= 2"],
    ["household.decile <= 7", "area.households >= 1"],
    ['members.exists(m, m.schooling == "no-longer" && m.age < 18)'],
    ["area.poorShare >= 0.2"],
    ["household.hasSktm"],
  ],
  person: [
    ["member.age >= 7"],
    ["household.decile <= 3", 'member.schooling != "attending"'],
    ['!("pkh" in member.receives)'],
    ["area.outOfSchoolChildren >= 1", "member.age >= 16"],
  ],
  area: [
    ["area.poorHouseholds >= 1"],
    ["area.outOfSchoolChildren >= 1"],
    ["!area.wasteManaged"],
    ["area.poorShare >= 0.1"],
  ],
};
