// The URLs of households as the door shows them, and of the request for a referral.
import type { FastifyReply } from "fastify";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { exampleHousehold } from "../households/example-household.ts";
import { type HouseholdView, householdAnswer, toHouseholdAnswer } from "../households/household-answer.ts";
import { replaceHousehold } from "../households/replace-household.ts";
import { householdReplacement, householdSearch } from "../households/sent-household.ts";
import { looseHouseholdFaults } from "../households/check-sent.ts";
import { etagOf, requiredRevision } from "../http/etag.ts";
import { preferredLanguage } from "../http/language.ts";
import { pageBody, pageOf, wholePageQuery } from "../http/pagination.ts";
import { toWarnings, warningAnswer } from "../http/warnings.ts";
import { areaCode, code, paragraph, uuid } from "../http/wire.ts";
import type { CriteriaCache } from "../programs/criteria-in-force.ts";
import { referralAnswer, toReferralAnswer } from "../referrals/referral-answer.ts";
import { getHousehold } from "./get-household.ts";
import { getHouseholdMatches } from "./get-household-matches.ts";
import { listHouseholdReferrals } from "./list-household-referrals.ts";
import { matchAnswer } from "./match-answer.ts";
import { requestReferral } from "./request-referral.ts";
import { searchHouseholds } from "./search-households.ts";

const tags = ["households"];
const params = z.strictObject({ id: uuid });
const purpose = z.object({
  "x-purpose": z.string().optional().describe("Why numbers are asked for; kept in the audit trail"),
});

const replacedHousehold = householdAnswer
  .extend({ warnings: z.array(warningAnswer) })
  .meta({ id: "ReplacedHousehold", examples: [{ ...exampleHousehold, warnings: [] }] });

export const doorRoutes: FastifyPluginAsyncZod<{ criteria: CriteriaCache }> = async (app, { criteria }) => {
  app.get(
    "/v1/households/:id",
    {
      config: { scope: "households:read" },
      schema: {
        operationId: "getHousehold",
        tags,
        summary: "One household",
        description:
          "With its present members. Numbers are masked unless a caller with `pii:read` sends `X-Purpose`. An " +
          "agency sees what its referrals show: whom they are about, and the facts that their criteria name.",
        params,
        headers: purpose,
        response: { 200: householdAnswer },
      },
    },
    async (request, reply) =>
      answerHousehold(reply, await getHousehold(request.ctx, criteria, request.params.id)),
  );

  app.put(
    "/v1/households/:id",
    {
      config: {
        scope: "households:write",
        referenceFaults: (ctx, body) => looseHouseholdFaults(ctx, body, "", { identified: true }),
      },
      schema: {
        operationId: "replaceHousehold",
        tags,
        summary: "Replace a household",
        description:
          "Facts that are not named are cleared, and members not listed have left. Members are addressed by " +
          "`personId`; a number that is left out keeps the stored one. Needs `If-Match`.",
        params,
        headers: purpose.extend({ "if-match": z.string().optional() }),
        body: householdReplacement,
        response: { 200: replacedHousehold },
      },
    },
    async (request, reply) => {
      const revision = requiredRevision(request.headers["if-match"]);
      const { id } = request.params;
      const warnings = await replaceHousehold(request.ctx, { id, sent: request.body, revision });
      const answer = answerHousehold(reply, await getHousehold(request.ctx, criteria, id));
      return {
        ...answer,
        warnings: toWarnings(warnings, preferredLanguage(request.headers["accept-language"])),
      };
    },
  );

  app.post(
    "/v1/households/search",
    {
      config: { scope: "households:read", onlyReads: true },
      schema: {
        operationId: "searchHouseholds",
        tags,
        summary: "Search households",
        description: "By number, name, birth date or area, in the order of the last change.",
        headers: purpose,
        body: householdSearch.extend(pageBody).meta({
          examples: [{ name: "Ibu", areaCode: "15.71.08.1003" }, { nationalId: "1571084107889001" }],
        }),
        response: { 200: pageOf(householdAnswer) },
      },
    },
    async (request) => {
      const page = await searchHouseholds(request.ctx, criteria, request.body);
      return { ...page, items: page.items.map(toHouseholdAnswer) };
    },
  );

  app.get(
    "/v1/households/:id/matches",
    {
      config: { scope: "households:read" },
      schema: {
        operationId: "getHouseholdMatches",
        tags,
        summary: "What a household is eligible for, and why",
        description:
          "Every program in force, for the household, each member and the RT, ineligible ones too; each " +
          "criterion says what is missing or who decided it.",
        params,
        querystring: z.strictObject(wholePageQuery),
        response: { 200: pageOf(matchAnswer) },
      },
    },
    async (request) => getHouseholdMatches(request.ctx, criteria, request.params.id, request.query),
  );

  app.get(
    "/v1/households/:id/referrals",
    {
      config: { scope: "households:read" },
      schema: {
        operationId: "listHouseholdReferrals",
        tags,
        summary: "A household's referrals",
        description:
          "All of the household, its members and its RT, finished ones too, as far as the caller may see.",
        params,
        querystring: z.strictObject(wholePageQuery),
        response: { 200: pageOf(referralAnswer) },
      },
    },
    async (request) => {
      const page = await listHouseholdReferrals(request.ctx, request.params.id, request.query);
      return { ...page, items: page.items.map(toReferralAnswer) };
    },
  );

  app.post(
    "/v1/referrals",
    {
      config: { scope: "referrals:request" },
      schema: {
        operationId: "requestReferral",
        tags: ["referrals"],
        summary: "Ask for a referral",
        description:
          "Also where the engine says no or does not know, or the subject receives what the program excludes: a match is " +
          "advice. Lifts a hold. Refused while an unfinished referral or a running enrolment exists, and while a program " +
          "with `needsVerification` waits for the household to be verified.",
        body: z
          .strictObject({
            program: code,
            subject: z.discriminatedUnion("type", [
              z.strictObject({ type: z.literal("household"), id: uuid }),
              z.strictObject({ type: z.literal("person"), id: uuid }),
              z.strictObject({ type: z.literal("area"), id: areaCode }),
            ]),
            note: paragraph(2000).optional().describe("Why it is asked for"),
          })
          .meta({
            examples: [
              {
                program: "jambi-cerdas",
                subject: { type: "person", id: "0198c0de-7a00-7000-8000-000000000004" },
                note: "Diminta oleh sekolah",
              },
            ],
          }),
        response: { 201: referralAnswer },
      },
    },
    async (request, reply) => {
      const referral = await requestReferral(request.ctx, criteria, request.body);
      reply
        .status(201)
        .header("location", `/v1/referrals/${referral.id}`)
        .header("etag", etagOf(referral.revision));
      return toReferralAnswer(referral);
    },
  );
};

function answerHousehold(reply: FastifyReply, view: HouseholdView) {
  reply.header("etag", etagOf(view.registered.household.revision));
  return toHouseholdAnswer(view);
}
