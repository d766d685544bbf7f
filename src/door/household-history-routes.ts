// The URLs of a household's history, and of who saw its numbers.
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { pageOf, pageQuery } from "../http/pagination.ts";
import { timestamp, uuid } from "../http/wire.ts";
import { listHouseholdAccesses } from "./list-household-accesses.ts";
import { listHouseholdHistory } from "./list-household-history.ts";

const tags = ["households"];
const params = z.strictObject({ id: uuid });
const querystring = z.strictObject(pageQuery);

const historyEntry = z
  .strictObject({
    id: uuid,
    at: timestamp,
    what: z.string().meta({ examples: ["household.update"] }),
    subject: z.strictObject({ type: z.string(), id: z.string() }),
    by: z.string().nullable().describe("Name of the client; null beside the entry of who did it"),
    onBehalfOf: z.string().nullable(),
    details: z
      .looseObject({})
      .describe("Names of what changed, codes, ids and counts; never values or numbers of people"),
  })
  .meta({
    id: "HistoryEntry",
    examples: [
      {
        id: "0198c0de-7a00-7000-8000-000000000015",
        at: "2026-07-01T03:00:00.000Z",
        what: "household.register",
        subject: { type: "household", id: "0198c0de-7a00-7000-8000-000000000002" },
        by: "puskesos-paal-merah",
        onBehalfOf: null,
        details: {},
      },
    ],
  });

const access = z
  .strictObject({
    id: uuid,
    at: timestamp,
    by: z.string(),
    onBehalfOf: z.string().nullable(),
    purpose: z.string().nullable(),
  })
  .meta({
    id: "Access",
    examples: [
      {
        id: "0198c0de-7a00-7000-8000-000000000016",
        at: "2026-07-01T03:00:00.000Z",
        by: "tkpk-kota",
        onBehalfOf: "petugas 7",
        purpose: "home visit",
      },
    ],
  });

export const householdHistoryRoutes: FastifyPluginAsyncZod = async (app) => {
  app.get(
    "/v1/households/:id/history",
    {
      config: { scope: "households:read" },
      schema: {
        operationId: "listHouseholdHistory",
        tags,
        summary: "A household's history",
        description:
          "Registrations, changes by name, members who came and went, life events, referrals and enrolments, newest " +
          "first. For those who see the household whole.",
        params,
        querystring,
        response: { 200: pageOf(historyEntry) },
      },
    },
    async (request) => {
      const page = await listHouseholdHistory(request.ctx, request.params.id, request.query);
      return {
        ...page,
        items: page.items.map(({ subjectType, subjectId, at, details, ...entry }) => ({
          ...entry,
          at: at.toISOString(),
          subject: { type: subjectType, id: subjectId },
          details: { ...details },
        })),
      };
    },
  );

  app.get(
    "/v1/households/:id/accesses",
    {
      config: { scope: "audit:read" },
      schema: {
        operationId: "listHouseholdAccesses",
        tags,
        summary: "Who saw a household's numbers",
        description: "Each time that numbers were shown in full, with the purpose, newest first.",
        params,
        querystring,
        response: { 200: pageOf(access) },
      },
    },
    async (request) => {
      const page = await listHouseholdAccesses(request.ctx, request.params.id, request.query);
      return { ...page, items: page.items.map((one) => ({ ...one, at: one.at.toISOString() })) };
    },
  );
};
