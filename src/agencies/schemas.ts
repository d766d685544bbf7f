// PURE. Agencies on the wire.
import { z } from "zod";
import { agencyCode, bilingual, line, timestamp } from "../http/wire.ts";
import type { Agency } from "./agency.ts";

export const agencyFields = {
  name: bilingual(200),
  phone: line(40).nullable().default(null),
  email: z
    .email()
    .max(200)
    .nullable()
    .default(null)
    .meta({ examples: ["dinas@example.go.id"] }),
};

const exampleFields = {
  name: { id: "Dinas Sosial", en: "Social Affairs Agency" },
  phone: "0741-000000",
  email: "dinsos@example.go.id",
};

export const newAgency = z
  .strictObject({ code: agencyCode, ...agencyFields })
  .meta({ id: "NewAgency", examples: [{ code: "dinsos", ...exampleFields }] });
export const agencyReplacement = z.strictObject(agencyFields).meta({ examples: [exampleFields] });

export const agencyAnswer = z
  .strictObject({
    code: agencyCode,
    name: bilingual(200),
    phone: z.string().nullable(),
    email: z.string().nullable(),
    updatedAt: timestamp,
  })
  .meta({
    id: "Agency",
    examples: [{ code: "dinsos", ...exampleFields, updatedAt: "2026-07-01T03:00:00.000Z" }],
  });
export type AgencyAnswer = z.infer<typeof agencyAnswer>;

export function toAgencyAnswer(agency: Agency): AgencyAnswer {
  return {
    code: agency.code,
    name: agency.name,
    phone: agency.phone,
    email: agency.email,
    updatedAt: agency.updatedAt.toISOString(),
  };
}
