// PURE. The shape of an invented household: the `household` of an intake.

export type Indicators = Record<string, boolean | number | string | readonly string[]>;

export interface InventedMember {
  nationalId?: string;
  source?: { system: string; id: string };
  name: string;
  sex: "female" | "male";
  birthDate?: string;
  birthYear?: number;
  relation: string;
  indicators: Indicators;
}

export interface InventedDocument {
  type: string;
  number: string;
  issuer: string;
  validUntil: string;
}

export interface InventedHousehold {
  familyCardNumber?: string;
  source?: { system: string; id: string };
  areaCode: string;
  rt: string;
  rw: string;
  address: string;
  phone?: string;
  decile?: { value: number; source: string; period: string };
  observedOn: string;
  indicators: Indicators;
  membersComplete: true;
  documents?: InventedDocument[];
  members: InventedMember[];
}
