// PURE. Quotas on the wire.
import { z } from "zod";
import { areaCode, areaCodeOrAlias, isoDate } from "../http/wire.ts";
import type { QuotaState } from "./list-quotas.ts";

const places = z.number().int().min(0).max(10_000_000).describe("How many referrals may hold a place");
const period = {
  from: isoDate.describe("First day of the period, in Jakarta"),
  to: isoDate.describe("Last day of the period"),
};

export const newQuotas = z
  .strictObject({
    quotas: z
      .array(
        z.strictObject({
          area: areaCodeOrAlias
            .nullable()
            .default(null)
            .describe("An area with all below it; null: the whole city"),
          ...period,
          places,
        }),
      )
      .max(1000)
      .describe("All of the program's quotas; none: it is not limited"),
  })
  .meta({
    id: "NewQuotas",
    examples: [{ quotas: [{ area: null, from: "2026-01-01", to: "2026-12-31", places: 500 }] }],
  });

export const quotasAnswer = z
  .strictObject({
    quotas: z.array(
      z.strictObject({
        area: areaCode.nullable(),
        ...period,
        places,
        used: z.number().int().describe("Places held by referrals that are worked or have been granted"),
        waiting: z.number().int().describe("Referrals of the area that are `waitlisted`"),
      }),
    ),
  })
  .meta({
    id: "Quotas",
    examples: [
      {
        quotas: [{ area: null, from: "2026-01-01", to: "2026-12-31", places: 500, used: 500, waiting: 12 }],
      },
    ],
  });

export function toQuotasAnswer(quotas: readonly QuotaState[]): z.infer<typeof quotasAnswer> {
  return {
    quotas: quotas.map(({ area, from, to, places: all, used, waiting }) => {
      return { area, from, to, places: all, used, waiting };
    }),
  };
}
