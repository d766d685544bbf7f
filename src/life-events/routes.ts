// The URLs of what happens to households and persons: life events and corrections.
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import type { Fault } from "../fault.ts";
import { etagOf } from "../http/etag.ts";
import { preferredLanguage } from "../http/language.ts";
import { toWarnings } from "../http/warnings.ts";
import { uuid } from "../http/wire.ts";
import type { CriteriaCache } from "../programs/criteria-in-force.ts";
import { changeFamilyCard } from "./change-family-card.ts";
import { correctNumber } from "./correct-number.ts";
import { endMembership } from "./end-membership.ts";
import { type LifeEvent, revisionOf } from "./life-event.ts";
import { mergeHouseholds } from "./merge-households.ts";
import {
  householdMerge,
  householdSplit,
  membershipEnd,
  newFamilyCard,
  numberCorrection,
  toldLifeEvent,
} from "./schemas.ts";
import { splitHousehold } from "./split-household.ts";
import { tellLifeEvent } from "./tell-life-event.ts";

const tags = ["life-events"];
const params = z.strictObject({ id: uuid });

export const lifeEventRoutes: FastifyPluginAsyncZod<{ criteria: CriteriaCache }> = async (
  app,
  { criteria },
) => {
  async function tell(
    request: FastifyRequest,
    reply: FastifyReply,
    event: LifeEvent,
    warnings: readonly Fault[] = [],
  ) {
    reply
      .status(201)
      .header("location", `/v1/life-events/${event.id}`)
      .header("etag", etagOf(revisionOf(event)));
    const language = preferredLanguage(request.headers["accept-language"]);
    return tellLifeEvent(request.ctx, criteria, event, toWarnings(warnings, language));
  }

  app.post(
    "/v1/households/:id/family-card",
    {
      config: { scope: "households:write" },
      schema: {
        operationId: "changeFamilyCard",
        tags,
        summary: "A new family card",
        description:
          "The household stays what it is and gets another number; the old one ends. Refused (409) for a number " +
          "that is on file.",
        params,
        body: newFamilyCard,
        response: { 201: toldLifeEvent },
      },
    },
    async (request, reply) => {
      const input = { householdId: request.params.id, ...request.body };
      return tell(request, reply, await changeFamilyCard(request.ctx, input));
    },
  );

  app.post(
    "/v1/households/:id/members/:personId/end",
    {
      config: { scope: "households:write" },
      schema: {
        operationId: "endMembership",
        tags,
        summary: "A member leaves the household",
        description:
          "A death also cancels what is offered to the person, held or not; any other end cancels what nobody " +
          "holds. Enrolments stay with the person. A household that nobody is left in is inactive.",
        params: params.extend({ personId: uuid }),
        body: membershipEnd,
        response: { 201: toldLifeEvent },
      },
    },
    async (request, reply) => {
      const { id, personId } = request.params;
      const input = { householdId: id, personId, ...request.body };
      return tell(request, reply, await endMembership(request.ctx, input));
    },
  );

  app.post(
    "/v1/households/merge",
    {
      config: { scope: "households:write" },
      schema: {
        operationId: "mergeHouseholds",
        tags,
        summary: "Two households are one",
        description:
          "Members, documents, numbers, referrals, enrolments and holds of `from` pass to `into`, whose facts stay. " +
          "Where both have an unfinished referral or an enrolment of a program, the one of `from` ends; so does a " +
          "referral that nobody works or asked for where `into` has refused the program.",
        body: householdMerge,
        response: { 201: toldLifeEvent },
      },
    },
    async (request, reply) => tell(request, reply, await mergeHouseholds(request.ctx, request.body)),
  );

  app.post(
    "/v1/households/split",
    {
      config: { scope: "households:write" },
      schema: {
        operationId: "splitHousehold",
        tags,
        summary: "Members start a household of their own",
        description:
          "They leave the household for a new one, whose facts nobody knows yet: an intake brings them. Referrals " +
          "and enrolments of the persons stay with them.",
        body: householdSplit,
        response: { 201: toldLifeEvent },
      },
    },
    async (request, reply) => {
      const { household, ...split } = request.body;
      return tell(request, reply, await splitHousehold(request.ctx, { householdId: household, ...split }));
    },
  );

  app.post(
    "/v1/persons/:id/correct-number",
    {
      config: { scope: "households:write" },
      schema: {
        operationId: "correctNumber",
        tags,
        summary: "Correct a national ID",
        description: "The person stays the same. Refused (409) for a number that is on file.",
        params,
        body: numberCorrection,
        response: { 201: toldLifeEvent },
      },
    },
    async (request, reply) => {
      const input = { personId: request.params.id, ...request.body };
      const { event, warnings } = await correctNumber(request.ctx, input);
      return tell(request, reply, event, warnings);
    },
  );
};
