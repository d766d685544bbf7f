// Invented households for the tests of the door.

let serial = 1000;

/** Of four digits: files that a worker runs one after the other share the count, and each has a city of its own. */
function nextSerial(): number {
  serial = serial === 9999 ? 1000 : serial + 1;
  return serial;
}

/** A national ID of a person of Jambi Selatan's district code, unlike any other of the test file. */
export function nationalId(birthDate: string, sex: "female" | "male", region = "157108"): string {
  const [year = "", month = "", day = ""] = birthDate.split("-");
  const dayNumber = Number(day) + (sex === "female" ? 40 : 0);
  return `${region}${String(dayNumber).padStart(2, "0")}${month}${year.slice(2)}${nextSerial()}`;
}

export function familyCardNumber(): string {
  return `157108010126${nextSerial()}`;
}

export interface SentMemberBody {
  nationalId?: string;
  name: string;
  sex: "female" | "male";
  birthDate?: string;
  birthYear?: number;
  relation: string;
  status?: string;
  indicators?: Record<string, unknown>;
}

/** Two parents and a child of ten at a private school, decile 2: eligible for Kartu Jambi Cerdas. */
export function poorFamily(changes: Record<string, unknown> = {}) {
  const members: SentMemberBody[] = [
    {
      nationalId: nationalId("1985-03-12", "male"),
      name: "Bapak Contoh",
      sex: "male",
      birthDate: "1985-03-12",
      relation: "head",
      indicators: {
        maritalStatus: "married",
        working: true,
        jobStatus: "casual-non-farm",
        chronicIllness: "none",
        disabilitySeverity: "none",
        healthInsurance: ["pbi"],
        schooling: "no-longer",
      },
    },
    {
      nationalId: nationalId("1988-07-01", "female"),
      name: "Ibu Contoh",
      sex: "female",
      birthDate: "1988-07-01",
      relation: "spouse",
      indicators: {
        maritalStatus: "married",
        pregnant: false,
        working: false,
        chronicIllness: "none",
        disabilitySeverity: "none",
        healthInsurance: ["pbi"],
        schooling: "no-longer",
      },
    },
    {
      nationalId: nationalId("2016-05-20", "female"),
      name: "Anak Contoh",
      sex: "female",
      birthDate: "2016-05-20",
      relation: "child",
      indicators: {
        schooling: "attending",
        schoolLevel: "sd",
        schoolType: "private",
        working: false,
        pregnant: false,
        maritalStatus: "single",
        chronicIllness: "none",
        disabilitySeverity: "none",
        healthInsurance: ["pbi"],
      },
    },
  ];
  return {
    familyCardNumber: familyCardNumber(),
    areaCode: "15.71.08.1003",
    rt: "012",
    address: "Jalan Contoh 1",
    decile: { value: 2, source: "invented", period: "2026-Q2" },
    indicators: { tenure: "own", floorMaterial: "cement-brick" },
    membersComplete: true,
    members,
    ...changes,
  };
}
