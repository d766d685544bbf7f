// PURE. Households as the answers show them: numbers masked unless the caller said why.
import { exampleHousehold } from "./example-household.ts";
import { z } from "zod";
import { partsOfRtCode } from "../areas/area.ts";
import type { FactRecord } from "../eligibility/catalogue.ts";
import { isoDate, timestamp, uuid } from "../http/wire.ts";
import type { RegisteredHousehold } from "./household.ts";
import { householdIndicators, memberIndicators } from "./indicator-objects.ts";
import type { ShownNumbers } from "./numbers.ts";
import { verificationOf, verifications } from "./verification.ts";

const observation = z.strictObject({
  source: z.string().nullable(),
  observedOn: isoDate.nullable(),
  verified: z.boolean(),
});

const number = z.string().nullable();

export const memberAnswer = z
  .strictObject({
    personId: uuid,
    nationalIdMasked: number.optional().describe("The last four digits; null where no number is on file"),
    nationalId: number.optional().describe("For callers with `pii:read` who send `X-Purpose`"),
    name: z.string(),
    sex: z.enum(["female", "male"]),
    birthDate: isoDate.nullable(),
    birthYear: z.int().nullable(),
    relation: z.string(),
    status: z.enum(["active", "deceased", "moved"]),
    joinedOn: isoDate,
    indicators: memberIndicators,
    observation,
  })
  .meta({ id: "Member" });

export const householdAnswer = z
  .strictObject({
    id: uuid,
    status: z.enum(["active", "moved", "inactive"]),
    familyCardNumberMasked: number
      .optional()
      .describe("The last four digits; null where no number is on file"),
    familyCardNumber: number.optional().describe("For callers with `pii:read` who send `X-Purpose`"),
    areaCode: z.string().describe("Code of the village"),
    rt: z.string(),
    rw: z.string().nullable(),
    address: z.string().nullable(),
    phone: z.string().nullable(),
    decile: z.strictObject({ value: z.int(), source: z.string(), period: z.string() }).nullable(),
    indicators: householdIndicators,
    observation,
    verification: z
      .enum(verifications)
      .describe(
        "`proposed`: told only; `verified`: seen by a field officer or the coordination team; `under-review`: somebody " +
          "objects; `rejected`: found not to be as it was told, and inactive",
      ),
    privacyNotice: z.strictObject({ givenOn: isoDate, by: z.string() }).nullable(),
    documents: z.array(
      z.strictObject({
        type: z.string(),
        number: z.string(),
        issuer: z.string(),
        validUntil: isoDate.nullable(),
      }),
    ),
    members: z.array(memberAnswer),
    registeredAt: timestamp,
    updatedAt: timestamp,
  })
  .meta({ id: "Household", examples: [exampleHousehold] });
export type HouseholdAnswer = z.infer<typeof householdAnswer>;

export interface HouseholdView {
  readonly registered: RegisteredHousehold;
  readonly numbers: ShownNumbers;
  /** Whose numbers are shown in full. */
  readonly revealed: (ownerId: string) => boolean;
  /** Names of the indicators that the caller may see, of a member by person id; absent: all. */
  readonly visible?: {
    readonly household: ReadonlySet<string>;
    readonly members: ReadonlyMap<string, ReadonlySet<string>>;
  };
}

export function toHouseholdAnswer(view: HouseholdView): HouseholdAnswer {
  const { household, members, documents } = view.registered;
  const { visible } = view;
  const { villageCode, rt } = partsOfRtCode(household.areaCode)!;
  return {
    id: household.id,
    status: household.status,
    ...numberFields(view, household.id, "family-card", "familyCardNumber"),
    areaCode: villageCode,
    rt,
    rw: household.rw,
    address: household.address,
    phone: household.phone,
    decile: !visible || visible.household.has("decile") ? household.decile : null,
    indicators: only(household.indicators, visible?.household),
    observation: household.observation,
    verification: verificationOf(household),
    privacyNotice: household.privacyNotice,
    documents: visible
      ? []
      : documents.map(({ type, number, issuer, validUntil }) => ({ type, number, issuer, validUntil })),
    members: members.map(({ person, membership }) => ({
      personId: person.id,
      ...numberFields(view, person.id, "national-id", "nationalId"),
      name: person.name,
      sex: person.sex,
      birthDate: person.birthDate,
      birthYear: person.birthYear,
      relation: membership.relation,
      status: person.status,
      joinedOn: membership.joinedOn,
      indicators: only(person.indicators, visible?.members.get(person.id)),
      observation: person.observation,
    })),
    registeredAt: household.registeredAt.toISOString(),
    updatedAt: household.updatedAt.toISOString(),
  };
}

function numberFields<Name extends string>(
  view: HouseholdView,
  ownerId: string,
  type: string,
  name: Name,
): Partial<Record<Name | `${Name}Masked`, string | null>> {
  const value = view.numbers.get(ownerId)?.find((one) => one.type === type)?.value ?? null;
  return { [view.revealed(ownerId) ? name : `${name}Masked`]: value } as Partial<
    Record<Name | `${Name}Masked`, string | null>
  >;
}

function only(facts: FactRecord, names: ReadonlySet<string> | undefined): HouseholdAnswer["indicators"] {
  const shown = names ? Object.entries(facts).filter(([name]) => names.has(name)) : Object.entries(facts);
  return Object.fromEntries(shown) as HouseholdAnswer["indicators"];
}
