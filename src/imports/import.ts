// PURE. An import: a file of many households that is taken in chunk by chunk, and what became of each of its rows.
import type { Resolution } from "../households/household.ts";

export const importKinds = ["households", "deciles", "enrolments", "referral-actions"] as const;
export type ImportKind = (typeof importKinds)[number];

/** `failed`: not one row landed. */
export const importStates = [
  "queued",
  "running",
  "completed",
  "completed-with-rejections",
  "failed",
] as const;
export type ImportState = (typeof importStates)[number];

/** What members who are known in another household mean: reported as faults, or settled. */
export const resolves = ["report", "renewal", "transfer"] as const;
export type Resolve = "report" | Resolution;

export interface ImportOptions {
  /** Everything is tried and nothing kept. */
  readonly dryRun: boolean;
  /** The members of each household in the file are all there are. */
  readonly membersComplete: boolean;
  /** The file is all that its source has: what it does not list any more ends. */
  readonly complete: boolean;
  /** Also when a later period of the source has been taken in, or much would end. */
  readonly force: boolean;
  readonly resolve: Resolve;
}

/** What became of rows or households: they add up to `total` once the import has ended. */
export interface Outcomes {
  readonly total: number;
  readonly inserted: number;
  readonly updated: number;
  readonly unchanged: number;
  /** Recipients of whom no household is registered: kept until one is. */
  readonly unmatched: number;
  readonly rejected: number;
}
export type Outcome = Exclude<keyof Outcomes, "total">;

/** A column of the file: its header as it stands there, and which of ours it is. */
export interface FileColumn {
  readonly header: string;
  readonly name: string;
  /** By a cell's text, what it stands for in our words. */
  readonly values?: Readonly<Record<string, string>>;
}

export interface Import {
  readonly id: string;
  readonly kind: ImportKind;
  /** Whose file it is, such as `dtsen`. */
  readonly source: string;
  /** What it tells of: a year, a quarter or a month. */
  readonly period: string;
  /** Code of the program whose recipients are listed; null: each row names it, or none does. */
  readonly program: string | null;
  readonly options: ImportOptions;
  /** Of a CSV file; null: each line is a household in JSON. */
  readonly columns: readonly FileColumn[] | null;
  readonly status: ImportState;
  readonly rows: Outcomes;
  readonly households: Outcomes;
  /** Households that a complete file lists no more. */
  readonly deactivated: number;
  /** Enrolments that a complete file lists no more. */
  readonly ended: number;
  /** The day for which the recipients of the program were declared loaded. */
  readonly recipientsAsOf: string | null;
  /** Key of the last family that was taken in or rejected: where it goes on. */
  readonly checkpoint: Buffer | null;
  readonly clientId: string;
  /** Code of the agency that sent it: what it does, it does as that agency. */
  readonly agency: string | null;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
  readonly revision: number;
}

export const nothingYet: Outcomes = {
  total: 0,
  inserted: 0,
  updated: 0,
  unchanged: 0,
  unmatched: 0,
  rejected: 0,
};

/** The same with `count` more of one outcome; `total` as it was. */
export function counted(outcomes: Outcomes, outcome: Outcome, count: number): Outcomes {
  return { ...outcomes, [outcome]: outcomes[outcome] + count };
}

/** How it ended: a rejected row keeps it from being a success, and nothing but rejected rows is a failure. */
export function endOf({ total, rejected }: Outcomes): ImportState {
  if (rejected === 0) return "completed";
  return rejected === total ? "failed" : "completed-with-rejections";
}
