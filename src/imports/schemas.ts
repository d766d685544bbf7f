// PURE. Imports on the wire.
import { z } from "zod";
import { code, isoDate, timestamp, uuid } from "../http/wire.ts";
import { periodOfFile, sourceOfFile } from "./file-parameters.ts";
import { type Import, importKinds, importStates, resolves } from "./import.ts";

const flag = (says: string) => z.enum(["true", "false"]).default("false").describe(says);

/** A URL is no longer than that; the command takes a file. */
const mappingCharacters = 8_000;

export const newImport = z.strictObject({
  kind: z.enum(importKinds).describe("What a row is about"),
  source: sourceOfFile.describe("Whose file it is: imports of one source follow each other"),
  period: periodOfFile.describe("What it tells of: a year, a quarter or a month"),
  dryRun: flag(
    "Tries everything, and keeps nothing: each part of the file (some 250 families) on the register as it is, so that what depends on another part may come out otherwise",
  ),
  program: code.optional().describe("Of `enrolments`: whose recipients are listed; else each row names it"),
  membersComplete: flag("The members of each household in the file are all there are"),
  complete: flag(
    "The file is all that the source has: its households, or its enrolments of the program, that are not listed end",
  ),
  force: flag(
    "Also where a later period has been taken in, or more than a fifth of the source's households, or of those who receive the program by its list, would end",
  ),
  resolve: z
    .enum(resolves)
    .default("report")
    .describe("Where members are known in another household; all but `report` need `households:transfer`"),
  mapping: z
    .string()
    .max(mappingCharacters)
    .optional()
    .describe(
      'JSON: `{"columns": {"No KK": "family_card_number"}, "values": {"floor_material": {"Tanah": "earth"}}}`',
    ),
});

const outcomes = z.strictObject({
  total: z.int().min(0),
  inserted: z.int().min(0),
  updated: z.int().min(0),
  unchanged: z.int().min(0),
  unmatched: z.int().min(0).describe("Recipients of whom no household is registered: kept"),
  rejected: z.int().min(0),
});

const exampleImport = {
  id: "0198c0de-7a00-7000-8000-000000000009",
  kind: "households",
  source: "dtsen",
  period: "2026-Q2",
  program: null,
  dryRun: false,
  membersComplete: false,
  complete: false,
  force: false,
  resolve: "report",
  status: "completed-with-rejections",
  rows: { total: 7, inserted: 4, updated: 0, unchanged: 0, unmatched: 0, rejected: 3 },
  households: { total: 2, inserted: 1, updated: 0, unchanged: 0, unmatched: 0, rejected: 1 },
  deactivated: 0,
  ended: 0,
  recipientsAsOf: null,
  createdBy: "siks-ng",
  createdAt: "2026-07-01T03:00:00.000Z",
  startedAt: "2026-07-01T03:00:01.000Z",
  finishedAt: "2026-07-01T03:00:02.000Z",
};

export const importAnswer = z
  .strictObject({
    id: uuid,
    kind: z.enum(importKinds),
    source: z.string(),
    period: z.string(),
    program: z.string().nullable(),
    dryRun: z.boolean(),
    membersComplete: z.boolean(),
    complete: z.boolean(),
    force: z.boolean(),
    resolve: z.enum(resolves),
    status: z
      .enum(importStates)
      .describe("`completed` only where every row landed; `failed` where not one did"),
    rows: outcomes.describe("Once it has ended the outcomes add up to `total`"),
    households: outcomes.describe("Likewise of households, as far as they have been put together"),
    deactivated: z.int().min(0).describe("Households that a complete file lists no more"),
    ended: z.int().min(0).describe("Enrolments that a complete file lists no more"),
    recipientsAsOf: isoDate
      .nullable()
      .describe("The day for which the program's recipients were declared loaded: where every row landed"),
    createdBy: z.string(),
    createdAt: timestamp,
    startedAt: timestamp.nullable(),
    finishedAt: timestamp.nullable(),
  })
  .meta({ id: "Import", examples: [exampleImport] });
export type ImportAnswer = z.infer<typeof importAnswer>;

export function toImportAnswer(record: Import): ImportAnswer {
  const { id, kind, source, period, program, options, status, rows, households, createdBy } = record;
  const { dryRun, membersComplete, complete, force, resolve } = options;
  const { deactivated, ended, recipientsAsOf } = record;
  return {
    ...{ id, kind, source, period, program },
    ...{ dryRun, membersComplete, complete, force, resolve },
    ...{ status, rows, households, deactivated, ended, recipientsAsOf, createdBy },
    createdAt: record.createdAt.toISOString(),
    startedAt: record.startedAt?.toISOString() ?? null,
    finishedAt: record.finishedAt?.toISOString() ?? null,
  };
}

const exampleFile =
  "family_card_number,area_code,rt,national_id,name,sex,birth_date,relation\n" +
  "1571080101260001,15.71.08.1003,012,1571086505900001,Ibu Contoh,female,1990-05-25,head\n";

/** Read as a stream, and checked as it is read. */
export const importBody = z.any().meta({ type: "string", examples: [exampleFile] });

const exampleErrors =
  "line,column,code,message_id,message_en,family_card_number,name\r\n" +
  "3,birth_date,bad-format,Harus tanggal.,Must be a date.,************0001,Anak\r\n";

export const importErrorsAnswer = z.string().meta({ examples: [exampleErrors] });

const exampleUnmatched =
  "line,program,family_card_number,national_id,from,to,external_id\r\n" +
  "7,pkh,************0001,,2026-01-01,,PKH-1\r\n";

export const unmatchedAnswer = z.string().meta({ examples: [exampleUnmatched] });
