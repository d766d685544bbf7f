// Imports, their rows until they are taken in, what was wrong with those that were not, and what a household was last sent as.
import { customType, index, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { agencies } from "../agencies/tables.ts";
import { day, moment, revision } from "../database/columns.ts";
import { households } from "../households/tables.ts";
import { programs } from "../programs/tables.ts";
import { type FileColumn, importKinds, type ImportOptions, importStates, type Outcomes } from "./import.ts";

const bytea = customType<{ data: Buffer }>({ dataType: () => "bytea" });

export const imports = pgTable(
  "imports",
  {
    id: uuid().primaryKey(),
    kind: text({ enum: importKinds }).notNull(),
    source: text().notNull(),
    period: text().notNull(),
    program: text().references(() => programs.code),
    options: jsonb().$type<ImportOptions>().notNull(),
    columns: jsonb().$type<readonly FileColumn[]>(),
    status: text({ enum: importStates }).notNull(),
    rows: jsonb().$type<Outcomes>().notNull(),
    households: jsonb().$type<Outcomes>().notNull(),
    deactivated: integer().notNull().default(0),
    ended: integer().notNull().default(0),
    recipientsAsOf: day(),
    checkpoint: bytea(),
    clientId: text().notNull(),
    agency: text().references(() => agencies.code),
    createdBy: text().notNull(),
    createdAt: moment().notNull(),
    startedAt: moment(),
    finishedAt: moment(),
    revision: revision(),
  },
  (t) => [
    index("imports_status").on(t.status, t.createdAt, t.id),
    index("imports_source").on(t.source, t.kind, t.createdAt),
  ],
);

/** Rows that wait to be taken in, those of a family together; gone once they are. Numbers of people stand in them, so they are sealed like these. */
export const importRows = pgTable(
  "import_rows",
  {
    importId: uuid()
      .notNull()
      .references(() => imports.id),
    line: integer().notNull(),
    /** Keyed hash of what the rows of one family have alike. */
    family: bytea().notNull(),
    /** Of all rows that are sealed together, `line` the first; null: one row by itself, as older releases sealed it. */
    lines: integer().array(),
    ciphertext: bytea().notNull(),
    keyId: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.importId, t.family, t.line] })],
);

export const importErrors = pgTable(
  "import_errors",
  {
    importId: uuid()
      .notNull()
      .references(() => imports.id),
    line: integer().notNull(),
    place: integer().notNull(),
    column: text(),
    code: text().notNull(),
    messageId: text().notNull(),
    messageEn: text().notNull(),
    /** The row's cells, numbers masked, with the first of its faults. */
    cells: jsonb().$type<readonly string[]>(),
  },
  (t) => [primaryKey({ columns: [t.importId, t.line, t.place] })],
);

/** A keyed hash of what a source last sent of a household: sent alike again, there is nothing to do. */
export const importContents = pgTable(
  "import_contents",
  {
    householdId: uuid()
      .notNull()
      .references(() => households.id),
    source: text().notNull(),
    hash: bytea().notNull(),
    /** Keyed hash of what its rows had alike; null: last sent to an older release. */
    family: bytea(),
  },
  (t) => [
    primaryKey({ columns: [t.householdId, t.source] }),
    index("import_contents_source").on(t.source, t.householdId),
  ],
);

/** Whom a complete file lists, until it is known who is missing from it. */
export const importListings = pgTable(
  "import_listings",
  {
    importId: uuid()
      .notNull()
      .references(() => imports.id),
    /** UUID of a household or person. */
    subjectId: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.importId, t.subjectId] })],
);

/** Who is on a source's list of a program's recipients; sealed, as it was sent, while nobody of that number is registered. */
export const importRecipients = pgTable(
  "import_recipients",
  {
    source: text().notNull(),
    program: text()
      .notNull()
      .references(() => programs.code),
    /** Keyed hash of the numbers. */
    recipient: bytea().notNull(),
    /** The import that listed it last, and where. */
    importId: uuid()
      .notNull()
      .references(() => imports.id),
    line: integer().notNull(),
    /** Keyed hash of what was sent: sent alike again, there is nothing to do. */
    hash: bytea().notNull(),
    ciphertext: bytea(),
    keyId: text(),
  },
  (t) => [
    primaryKey({ columns: [t.source, t.program, t.recipient] }),
    index("import_recipients_import").on(t.importId, t.line),
  ],
);
