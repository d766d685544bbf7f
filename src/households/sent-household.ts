// PURE. Households as callers send them.
import { z } from "zod";
import { maxDocuments, maxMembers } from "./check-household.ts";
import { resolutions } from "./household.ts";
import { givenIndicators } from "../eligibility/indicators/catalogue.ts";
import { areaCodeOrAlias, isoDate, line, rtNumber, timestamp, uuid } from "../http/wire.ts";
import { inBothLanguages } from "../http/zod-faults.ts";
import { householdIndicators, memberIndicators } from "./indicator-objects.ts";

const sixteenDigits = (example: string) =>
  z
    .string()
    .regex(/^\d{16}$/, inBothLanguages("Harus 16 angka.", "Must be 16 digits."))
    .meta({ examples: [example] });

/** An id that another system gave: unique within that system. */
const sourceId = z.strictObject({
  system: line(60).meta({ examples: ["siks-ng"] }),
  id: line(100).meta({ examples: ["KPM-001234"] }),
});

const relationIndicator = givenIndicators("member").find(({ name }) => name === "relation");
const relations =
  relationIndicator?.type.kind === "enum" ? relationIndicator.type.codes.map((code) => code.slug) : [];

const relation = z
  .enum(relations as [string, ...string[]])
  .describe("Relation to the head; one member is `head`");

const firstBirthYear = 1900;

export const sentMember = z
  .strictObject({
    nationalId: sixteenDigits("1571086505900001")
      .optional()
      .describe("NIK; leave it out where there is none"),
    source: sourceId.optional().describe("The id that the sending system knows the person by"),
    name: line(200),
    sex: z.enum(["female", "male"]),
    birthDate: isoDate.optional(),
    birthYear: z.int().min(firstBirthYear).max(9999).optional().describe("Where the birth date is not known"),
    relation,
    status: z
      .enum(["active", "deceased", "moved"])
      .optional()
      .describe("A death or a move ends the membership"),
    indicators: memberIndicators.default({}),
  })
  .meta({ id: "SentMember" });

export const sentHousehold = z
  .strictObject({
    familyCardNumber: sixteenDigits("1571080101260001").optional().describe("No. KK"),
    source: sourceId.optional().describe("The id that the sending system knows the household by"),
    areaCode: areaCodeOrAlias.describe("Code of the village, or an alias of it"),
    rt: rtNumber,
    rw: z
      .string()
      .regex(/^\d{1,3}$/, inBothLanguages("Satu sampai tiga angka.", "One to three digits."))
      .nullable()
      .optional()
      .meta({ examples: ["004"] }),
    address: line(300).nullable().optional(),
    phone: line(30).nullable().optional(),
    decile: z
      .strictObject({
        value: z.int().min(1).max(10).describe("1 poorest to 10, set by the national statistics office"),
        source: line(100),
        period: z
          .string()
          .regex(
            /^\d{4}(-Q[1-4]|-(0[1-9]|1[0-2]))?$/,
            inBothLanguages(
              "Tahun, triwulan atau bulan: 2026, 2026-Q2, 2026-07.",
              "A year, a quarter or a month: 2026, 2026-Q2, 2026-07.",
            ),
          )
          .meta({ examples: ["2026-Q2"] }),
      })
      .nullable()
      .optional(),
    observedOn: isoDate.optional().describe("When the facts were seen; today unless given"),
    indicators: householdIndicators.default({}),
    membersComplete: z
      .boolean()
      .optional()
      .describe("The members sent are all there are: memberships of others end"),
    resolution: z
      .enum(resolutions)
      .optional()
      .describe(
        "Where members are known in another household: `renewal`, it is the same household and gets this card; " +
          "`transfer`, they leave it for this one",
      ),
    privacyNotice: z.strictObject({ givenOn: isoDate, by: line(100) }).optional(),
    documents: z
      .array(
        z.strictObject({
          type: line(40).meta({ examples: ["sktm"] }),
          number: line(100),
          issuer: line(200),
          validUntil: isoDate.optional().describe("The last valid day"),
        }),
      )
      .max(maxDocuments)
      .optional(),
    members: z.array(sentMember).max(maxMembers).default([]),
  })
  .meta({ id: "SentHousehold" });

const exampleReplacement = {
  areaCode: "15.71.08.1003",
  rt: "012",
  address: "Jalan Contoh 2",
  decile: { value: 2, source: "dtsen", period: "2026-Q2" },
  indicators: { tenure: "own", floorMaterial: "cement-brick" },
  members: [
    {
      personId: "0198c0de-7a00-7000-8000-000000000003",
      name: "Ibu Contoh",
      sex: "female",
      birthDate: "1988-07-01",
      relation: "head",
      indicators: { working: false, schooling: "no-longer" },
    },
  ],
};

/** A replacement says everything anew; a member is addressed by `personId`, a new one has none. */
export const householdReplacement = sentHousehold
  .omit({ membersComplete: true, resolution: true })
  .extend({
    members: z.array(sentMember.extend({ personId: uuid.optional() })).max(maxMembers),
  })
  .meta({ id: "HouseholdReplacement", examples: [exampleReplacement] });

export const householdSearch = z
  .strictObject({
    familyCardNumber: sixteenDigits("1571080101260001").optional(),
    nationalId: sixteenDigits("1571086505900001").optional(),
    source: sourceId.optional(),
    name: line(200).optional().describe("Beginning of a member's name"),
    birthDate: isoDate.optional(),
    areaCode: areaCodeOrAlias
      .optional()
      .describe("The area, by its code or an alias, and everything below it"),
    updatedAfter: timestamp.optional(),
  })
  .describe("Numbers are sent in the body, never in a URL");
