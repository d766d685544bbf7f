// The URLs of referrals.
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { etagOf } from "../http/etag.ts";
import { pageOf, pageQuery } from "../http/pagination.ts";
import { uuid } from "../http/wire.ts";
import { actionRoutes } from "./action-routes.ts";
import { addNote } from "./add-note.ts";
import { claimReferrals } from "./claim-referrals.ts";
import { getReferral } from "./get-referral.ts";
import { listNotes } from "./list-notes.ts";
import { listReferrals } from "./list-referrals.ts";
import {
  listedNote,
  noteAnswer,
  referralAnswer,
  referralDetail,
  toListedNote,
  toNoteAnswer,
  toReferralAnswer,
  toReferralDetail,
} from "./referral-answer.ts";
import { claim, claimAnswer, newNote, referralFilters } from "./schemas.ts";

const tags = ["referrals"];

export const referralRoutes: FastifyPluginAsyncZod = async (app) => {
  app.get(
    "/v1/referrals",
    {
      config: { scope: "referrals:read" },
      schema: {
        operationId: "listReferrals",
        tags,
        summary: "List referrals",
        description:
          "By the time of the last change. An agency sees what it is or was asked for, what it supports, and what " +
          "it asked others for; what is not or no longer offered to it, without the household. A field officer sees those of its area.",
        querystring: z.strictObject({ ...pageQuery, ...referralFilters }),
        response: { 200: pageOf(referralAnswer) },
      },
    },
    async (request) => {
      const { updatedAfter, ...query } = request.query;
      const page = await listReferrals(request.ctx, {
        ...query,
        updatedAfter: updatedAfter === undefined ? undefined : new Date(updatedAfter),
      });
      return { ...page, items: page.items.map(toReferralAnswer) };
    },
  );

  app.get(
    "/v1/referrals/:id",
    {
      config: { scope: "referrals:read" },
      schema: {
        operationId: "getReferral",
        tags,
        summary: "One referral",
        description:
          "With its transitions, notes, result, the facts it was opened with, and what may be done now.",
        params: z.strictObject({ id: uuid }),
        response: { 200: referralDetail },
      },
    },
    async (request, reply) => {
      const view = await getReferral(request.ctx, request.params.id);
      reply.header("etag", etagOf(view.revision));
      return toReferralDetail(view);
    },
  );

  app.post(
    "/v1/referrals/claim",
    {
      config: { scope: "referrals:work" },
      schema: {
        operationId: "claimReferrals",
        tags,
        summary: "Pick up the next referrals",
        description:
          "Accepts up to `limit` referrals that are offered to the caller's agency: of one program by priority, " +
          "unknown last; across programs by due time. Agencies that claim at once share them out.",
        body: claim,
        response: { 200: claimAnswer },
      },
    },
    async (request) => {
      const views = await claimReferrals(request.ctx, request.body);
      return { items: views.map(toReferralAnswer) };
    },
  );

  app.post(
    "/v1/referrals/:id/notes",
    {
      config: { scope: "referrals:work" },
      schema: {
        operationId: "addNote",
        tags,
        summary: "Add a note",
        description:
          "By whoever works with the referral, supporting agencies too; agencies that see it read it.",
        params: z.strictObject({ id: uuid }),
        body: newNote,
        response: { 201: noteAnswer },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const { note, revision } = await addNote(request.ctx, { id, ...request.body });
      reply.status(201).header("location", `/v1/referrals/${id}`).header("etag", etagOf(revision));
      return toNoteAnswer(note);
    },
  );

  app.get(
    "/v1/referrals/:id/notes",
    {
      config: { scope: "referrals:read" },
      schema: {
        operationId: "listNotes",
        tags,
        summary: "Notes on a referral",
        description:
          "Oldest first, with those that came with an action. To whom the referral is no longer offered, its own.",
        params: z.strictObject({ id: uuid }),
        querystring: z.strictObject(pageQuery),
        response: { 200: pageOf(listedNote) },
      },
    },
    async (request) => {
      const page = await listNotes(request.ctx, { ...request.query, id: request.params.id });
      return { ...page, items: page.items.map(toListedNote) };
    },
  );

  await app.register(actionRoutes);
};
