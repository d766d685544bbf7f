// The URLs of imports. The body is a file: it is read as it comes in, whatever its size.
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { etagOf } from "../http/etag.ts";
import { readFiles, withFileBody } from "../http/file-body.ts";
import { sendCsv } from "../http/send-csv.ts";
import { uuid } from "../http/wire.ts";
import { getImport } from "./get-import.ts";
import { listImportErrors } from "./list-import-errors.ts";
import { listUnmatchedRecipients } from "./list-unmatched-recipients.ts";
import { noMapping, readMapping } from "./mapping.ts";
import { receiveImport } from "./receive-import.ts";
import {
  importAnswer,
  importBody,
  importErrorsAnswer,
  newImport,
  toImportAnswer,
  unmatchedAnswer,
} from "./schemas.ts";

const tags = ["imports"];
const params = z.strictObject({ id: uuid });
const fileTypes = [
  "text/csv",
  "application/x-ndjson",
  "application/gzip",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  "application/octet-stream",
];

export const importRoutes: FastifyPluginAsyncZod<{ maxBytes: number }> = async (app, { maxBytes }) => {
  readFiles(app, fileTypes);

  app.post(
    "/v1/imports",
    {
      config: { scope: "imports:run", streams: true },
      schema: {
        operationId: "receiveImport",
        tags,
        summary: "Send a file",
        description:
          "A file of one row a person (CSV by comma, semicolon or tab) or one household a line (NDJSON, as an " +
          "intake has it), or the first sheet of an Excel workbook (XLSX), compressed by gzip or as it is. It is checked as a whole, kept whole or not at all, and " +
          "taken in in the background, each household by itself: see its status and its errors. Empty cells and " +
          "missing columns change nothing. Nothing is offered because of an import.",
        querystring: newImport,
        consumes: fileTypes,
        body: importBody,
        response: { 202: importAnswer },
      },
    },
    async (request, reply) => {
      const { dryRun, membersComplete, complete, force, program = null, mapping, ...query } = request.query;
      const flags = {
        ...{ dryRun: dryRun === "true", membersComplete: membersComplete === "true" },
        ...{ complete: complete === "true", force: force === "true" },
      };
      const input = {
        ...{ ...query, ...flags, program },
        mapping: mapping === undefined ? noMapping : readMapping(mapping),
      };
      const received = await withFileBody(request, reply, (bytes) =>
        receiveImport(request.ctx, input, bytes, maxBytes),
      );
      reply.status(202).header("location", `/v1/imports/${received.id}`);
      return toImportAnswer(received);
    },
  );

  app.get(
    "/v1/imports/:id",
    {
      config: { scope: "imports:run" },
      schema: {
        operationId: "getImport",
        tags,
        summary: "See an import",
        description: "How far it is, and what became of its rows. Clients see their own.",
        params,
        response: { 200: importAnswer },
      },
    },
    async (request, reply) => {
      const found = await getImport(request.ctx, request.params.id);
      reply.header("etag", etagOf(found.revision));
      return toImportAnswer(found);
    },
  );

  app.get(
    "/v1/imports/:id/errors",
    {
      config: { scope: "imports:run" },
      schema: {
        operationId: "listImportErrors",
        tags,
        summary: "See the rejected rows",
        description:
          "As CSV: each fault a line, beside the first one the row itself, numbers masked. Rows of a household that " +
          "was rejected for another row are among them.",
        params,
        response: { 200: { description: "Done", content: { "text/csv": { schema: importErrorsAnswer } } } },
      },
    },
    async (request, reply) => {
      const lines = await listImportErrors(request.ctx, request.params.id);
      return sendCsv(reply, lines);
    },
  );

  app.get(
    "/v1/imports/:id/unmatched",
    {
      config: { scope: "imports:run" },
      schema: {
        operationId: "listUnmatchedRecipients",
        tags,
        summary: "See the recipients nobody is registered for",
        description:
          "As CSV, numbers masked: who is on a list of recipients and in no registered household. They are kept until " +
          "the same source lists them again, and then belong to that import.",
        params,
        response: { 200: { description: "Done", content: { "text/csv": { schema: unmatchedAnswer } } } },
      },
    },
    async (request, reply) => {
      const lines = await listUnmatchedRecipients(request.ctx, request.params.id);
      return sendCsv(reply, lines);
    },
  );
};
