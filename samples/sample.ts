// PURE. The shape of a sample: the `household` of an intake, and the facts of an RT.

export type Indicators = Record<string, boolean | number | string | readonly string[]>;

export interface SampleMember {
  nationalId?: string;
  source?: { system: string; id: string };
  name: string;
  sex: "female" | "male";
  birthDate?: string;
  birthYear?: number;
  relation: string;
  indicators: Indicators;
}

export interface SampleDocument {
  type: string;
  number: string;
  issuer: string;
  validUntil: string;
}

export interface SampleHousehold {
  familyCardNumber?: string;
  source?: { system: string; id: string };
  areaCode: string;
  rt: string;
  rw: string;
  address: string;
  decile?: { value: number; source: string; period: string };
  observedOn: string;
  indicators: Indicators;
  membersComplete: true;
  documents?: SampleDocument[];
  members: SampleMember[];
}

export interface SampleArea {
  code: string;
  indicators: Indicators;
}

/** One record a line. */
export function toNdjson(records: readonly unknown[]): string {
  return records.map((record) => `${JSON.stringify(record)}\n`).join("");
}
