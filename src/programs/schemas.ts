// PURE. Programs and versions on the wire.
import { z } from "zod";
import { agencyCode, areaCode, bilingual, code, isoDate, paragraph, timestamp } from "../http/wire.ts";
import { agencyRoles, capacities, type Program, referralModes } from "./program.ts";
import type { VersionView } from "./version-view.ts";
import {
  exampleProgram,
  exampleProgramFields,
  exampleVersion,
  exampleVersionDraft,
} from "./example-program.ts";

export const unit = z.enum(["household", "person", "area"]).describe("What the program is given to");
const workingDays = z.number().int().min(1).max(1000);

const capacity = z
  .enum(capacities)
  .describe(
    "Whether new referrals are offered to it: `waitlist`, only where nobody who serves there has capacity; " +
      "`no-capacity`, not now. What is offered already stays",
  );

const agency = z
  .strictObject({
    agency: agencyCode,
    role: z
      .enum(agencyRoles)
      .describe("Lead and alternates are offered referrals; supporting ones read and note"),
    areas: z
      .array(areaCode)
      .min(1)
      .max(500)
      .nullable()
      .default(null)
      .describe("Areas served, with all below them; null: the whole city"),
    capacity: capacity.default("capacity"),
  })
  .meta({ id: "ProgramAgency" });

export const agencyCapacity = z
  .strictObject({ capacity })
  .meta({ id: "AgencyCapacity", examples: [{ capacity: "no-capacity" }] });

export const programFields = {
  name: bilingual(200),
  description: bilingual(2000),
  benefit: bilingual(2000),
  howToApply: bilingual(2000),
  requiredDocuments: z.array(bilingual(300)).max(50).default([]),
  sector: code,
  agencies: z.array(agency).max(50).describe("Exactly one is the lead"),
  referrals: z
    .enum(referralModes)
    .describe("`automatic`: an intake opens referrals at once; `on-request`: one is asked for"),
  validFrom: isoDate,
  validTo: isoDate.nullable().default(null).describe("The last day; null: without end"),
  needsVerification: z.boolean().default(false),
  dueDays: z
    .strictObject({ accept: workingDays, complete: workingDays })
    .default({ accept: 5, complete: 60 })
    .describe("Working days to accept and to complete a referral"),
  excludes: z.array(code).max(100).default([]).describe("Programs not given beside this one"),
  source: paragraph(4000).nullable().default(null).describe("Where the rules were found"),
  assumptions: paragraph(4000).nullable().default(null).describe("What is assumed until a decree says it"),
};

export const newProgram = z
  .strictObject({ code, unit, ...programFields })
  .meta({ id: "NewProgram", examples: [exampleProgramFields] });
/** Code and unit may be repeated; they never change. */
export const programReplacement = z
  .strictObject({
    code: code.optional(),
    unit: unit.optional(),
    ...programFields,
  })
  .meta({ id: "ProgramReplacement", examples: [exampleProgramFields] });

export const programAnswer = z
  .strictObject({
    code,
    unit,
    ...programFields,
    recipientsAsOf: isoDate
      .nullable()
      .describe("The list of recipients is loaded, as of that day; null: who receives it is unknown"),
    updatedAt: timestamp,
  })
  .meta({ id: "Program", examples: [exampleProgram] });

export const recipientsDeclaration = z
  .strictObject({
    asOf: isoDate.describe("The day the list stood so; not in the future"),
  })
  .meta({ examples: [{ asOf: "2026-06-30" }] });

/** The fields of a body that are well-formed, so that they can be searched for more faults beside the malformed. */
export function wellFormed<Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape>,
  body: unknown,
): Partial<z.output<z.ZodObject<Shape>>> {
  if (typeof body !== "object" || body === null) return {};
  const fields = Object.entries(schema.shape).flatMap(([name, field]) => {
    const parsed = z.safeParse(field, (body as Record<string, unknown>)[name]);
    return parsed.success && parsed.data !== undefined ? [[name, parsed.data]] : [];
  });
  return Object.fromEntries(fields) as Partial<z.output<z.ZodObject<Shape>>>;
}

const expression = paragraph(10_000).meta({ examples: ["household.decile <= 4"] });

const criterion = z
  .strictObject({
    code,
    label: bilingual(300),
    expression: expression.describe("CEL; the criteria of a version are ANDed"),
    assumed: z.boolean().default(false).describe("A sensible default until the city's decree is entered"),
  })
  .meta({ id: "Criterion" });

export const versionDraft = z
  .strictObject({
    effectiveFrom: isoDate.describe("First day in force; at publication not in the past"),
    criteria: z.array(criterion).min(1).max(50),
    priority: expression.nullable().default(null).describe("CEL of a number; higher comes first"),
  })
  .meta({ id: "VersionDraft", examples: [exampleVersionDraft] });

export const versionNumber = z.coerce.number().int().min(1).max(1_000_000);

export const versionAnswer = versionDraft
  .extend({
    version: versionNumber,
    status: z
      .enum(["draft", "published", "retired"])
      .describe("`retired`: superseded by a later one in force"),
    publishedAt: timestamp.nullable(),
    updatedAt: timestamp,
  })
  .meta({ id: "Version", examples: [exampleVersion] });

export function toProgramAnswer(program: Program): z.infer<typeof programAnswer> {
  const { revision: _tag, validityRevision: _days, updatedAt, ...fields } = program;
  return {
    ...fields,
    requiredDocuments: [...fields.requiredDocuments],
    excludes: [...fields.excludes],
    agencies: fields.agencies.map((one) => ({ ...one, areas: one.areas && [...one.areas] })),
    updatedAt: updatedAt.toISOString(),
  };
}

export function toVersionAnswer(view: VersionView): z.infer<typeof versionAnswer> {
  const { version, status, effectiveFrom, criteria, priority, publishedAt, updatedAt } = view;
  return {
    version,
    status,
    effectiveFrom,
    criteria: criteria.map((one) => ({ ...one, assumed: one.assumed ?? false })),
    priority,
    publishedAt: publishedAt?.toISOString() ?? null,
    updatedAt: updatedAt.toISOString(),
  };
}
