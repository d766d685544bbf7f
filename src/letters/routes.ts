// The URL of the letter that goes with a referral.
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { sendPdf } from "../http/send-pdf.ts";
import { uuid } from "../http/wire.ts";
import type { CriteriaCache } from "../programs/criteria-in-force.ts";
import { getReferralLetter } from "./get-referral-letter.ts";

export interface LetterOptions {
  readonly criteria: CriteriaCache;
  /** Where the service is reached; absent: by the address that the request came to. */
  readonly publicUrl?: string;
  readonly validDays: number;
}

const pdf = z.string().meta({ format: "binary", examples: ["%PDF-1.3 and the rest of the bytes"] });

export const letterRoutes: FastifyPluginAsyncZod<LetterOptions> = async (app, options) => {
  const { criteria, publicUrl, validDays } = options;
  app.get(
    "/v1/referrals/:id/letter",
    {
      config: { scope: "referrals:read" },
      schema: {
        operationId: "getReferralLetter",
        tags: ["referrals"],
        summary: "The letter that goes with a referral",
        description:
          "As PDF, on A4, in Indonesian: whom it is about, the agencies it is addressed to, the program with what to " +
          "bring, until when it is good, and the referral's address as a QR code. For those who see the household, of " +
          "which it shows no more than they see; another caller gets a 404. Numbers are masked unless a caller with " +
          "`pii:read` sends `X-Purpose`. Characters that the fonts of PDF do not have are written as the nearest letter.",
        params: z.strictObject({ id: uuid }),
        headers: z.object({
          "x-purpose": z.string().optional().describe("Why numbers are asked for; kept in the audit trail"),
        }),
        response: { 200: { description: "Done", content: { "application/pdf": { schema: pdf } } } },
      },
    },
    async (request, reply) => {
      const base = publicUrl ?? `${request.protocol}://${request.host}`;
      const address = `${base.replace(/\/+$/, "")}/v1/referrals/${request.params.id}`;
      const letter = await getReferralLetter(request.ctx, criteria, request.params.id, {
        address,
        validDays,
      });
      return sendPdf(reply, letter);
    },
  );
};
