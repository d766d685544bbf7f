// `satu-pintu import FILE`: takes a file in as the API would, in this process, and says what became of its rows.
import { createReadStream, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { type Command, InvalidArgumentError, Option } from "commander";
import { readConfig } from "../config.ts";
import { continueImports } from "../imports/continue-imports.ts";
import { getImport } from "../imports/get-import.ts";
import { type Import, importKinds, resolves } from "../imports/import.ts";
import { listImportErrors } from "../imports/list-import-errors.ts";
import { noMapping, readMapping } from "../imports/mapping.ts";
import { periodOfFile, sourceOfFile } from "../imports/file-parameters.ts";
import { type NewImport, receiveImport } from "../imports/receive-import.ts";
import { keepCurrent } from "../matching-runs/keep-current.ts";
import type { City } from "../open-city.ts";
import { interruptible } from "./interruption.ts";
import { type Progress, startProgress } from "./progress.ts";
import { withCity } from "./with-city.ts";
import { writeOut } from "./write-out.ts";

interface Options extends Pick<NewImport, "kind" | "source" | "period" | "resolve"> {
  readonly dryRun?: true;
  readonly program?: string;
  readonly membersComplete?: true;
  readonly complete?: true;
  readonly force?: true;
  readonly mapping?: string;
}

export function addImportCommand(program: Command): void {
  program
    .command("import")
    .description("take in a file of many households: CSV, NDJSON or XLSX, compressed by gzip or as it is")
    .argument("<file>", "a file, or - for standard input")
    .addOption(new Option("--kind <kind>", "what a row is about").choices(importKinds).default("households"))
    .requiredOption(
      "--source <source>",
      "whose file it is, such as dtsen",
      checked(sourceOfFile, "One line."),
    )
    .requiredOption(
      "--period <period>",
      "what it tells of: 2026, 2026-Q2, 2026-07",
      checked(periodOfFile, "A year, a quarter or a month: 2026, 2026-Q2, 2026-07."),
    )
    .option("--dry-run", "try everything, and keep nothing")
    .option("--program <code>", "of enrolments: whose recipients are listed; else each row names it")
    .option("--members-complete", "the members of each household in the file are all there are")
    .option("--complete", "the file is all that the source has: what it does not list ends")
    .option("--force", "also where a later period has been taken in, or more than a fifth would go")
    .addOption(
      new Option("--resolve <how>", "where members are known in another household")
        .choices(resolves)
        .default("report"),
    )
    .option("--mapping <file>", "JSON that translates headers and codes")
    .addHelpText(
      "after",
      "\nRejected rows are written to stdout as CSV. The exit code is 0 only when every row landed and could be matched.",
    )
    .action(importFile);
}

const checked =
  (schema: { safeParse(value: string): { success: boolean; data?: string } }, advice: string) =>
  (value: string) => {
    const parsed = schema.safeParse(value);
    if (!parsed.success) throw new InvalidArgumentError(advice);
    return parsed.data!;
  };

async function importFile(file: string, options: Options): Promise<void> {
  const { dryRun = false, membersComplete = false, complete = false, force = false } = options;
  const { kind, source, period, resolve, program = null, mapping } = options;
  const input = {
    ...{ kind, source, period, program, resolve, dryRun, membersComplete, complete, force },
    mapping: mapping === undefined ? noMapping : readMapping(readFileSync(mapping, "utf8"), ""),
  };
  const bytes: AsyncIterable<Buffer> = file === "-" ? process.stdin : createReadStream(file);
  await withCity(async (ctx, city) => {
    const { id, source, rows } = await receiveImport(ctx, input, bytes, readConfig().importMaxBytes);
    tell(`Received ${rows.total} rows: import ${id}.`);
    const { record, failure, isMatched } = await interruptible(async (signal) => {
      const ended = await untilEnded(city, { id, source, signal });
      if (dryRun || ended.failure || ended.record.finishedAt === null) return ended;
      return { ...ended, ...(await untilMatched(city, signal)) };
    });
    await city.sequencer.catchUp();
    tell(summary(record));
    if (record.finishedAt === null || record.rows.rejected > 0) process.exitCode = 1;
    if (record.finishedAt !== null && record.rows.rejected > 0)
      await writeOut(await listImportErrors(ctx, id));
    if (failure) sayUnmatched(failure);
    if (isMatched === false) sayMatchingGoesOn();
  });
}

const pauseMs = 500;

interface Waiting {
  readonly id: string;
  readonly source: string;
  readonly signal: AbortSignal;
}

interface Ended {
  readonly record: Import;
  /** What went wrong though the import itself is through: with matching, which comes after it. */
  readonly failure?: Error;
  /** False where it was broken off while matching was under way. */
  readonly isMatched?: boolean;
}

/** A server or another command may be at this source already: then it does the work, and this one looks on. */
async function untilEnded(city: City, { id, source, signal }: Waiting): Promise<Ended> {
  const open = () => city.systemContext("command line");
  const progress = startProgress(process.stderr, { unit: "rows" });
  const report = (record: Import) => {
    if (record.id === id) show(progress, record);
  };
  try {
    for (;;) {
      const failure = await continueImports(
        { open, criteria: city.parts.criteria, signal, report },
        source,
      ).catch((error: Error) => error);
      const record = await getImport(open(), id);
      show(progress, record);
      if (record.finishedAt !== null) return { record, failure: failure ?? undefined };
      if (failure) throw failure;
      if (signal.aborted) return { record };
      await sleep(pauseMs, undefined, { signal }).catch(() => undefined);
    }
  } finally {
    progress.stop();
  }
}

/** Another process may be matching, and may have looked before the file was through: then this one takes its turn. */
async function untilMatched(city: City, signal: AbortSignal): Promise<Omit<Ended, "record">> {
  const open = () => city.systemContext("command line");
  let waits = false;
  try {
    while (!(await keepCurrent(open, city.parts.criteria, signal))) {
      if (signal.aborted) return { isMatched: false };
      if (!waits) tell("The file is taken in. Another process is matching; waiting for it.");
      waits = true;
      await sleep(pauseMs, undefined, { signal }).catch(() => undefined);
    }
    return { isMatched: true };
  } catch (error) {
    return { failure: error as Error };
  }
}

function sayMatchingGoesOn(): void {
  tell("Stopped. The file is taken in; matching goes on with the workers, or with the next import.");
  process.exitCode = 1;
}

/** @throws what says more than that some cannot be matched */
function sayUnmatched(failure: Error): void {
  if (!(failure instanceof AggregateError)) throw failure;
  tell(
    "error: The file is taken in, but matching failed for some of those who are due. They stay due: the workers, or the next import, try again.",
  );
  process.exitCode = 1;
}

function show(progress: Progress, { rows }: Import): void {
  const { total, inserted, updated, unchanged, unmatched, rejected } = rows;
  const done = inserted + updated + unchanged + unmatched + rejected;
  progress.show(done, total, `${rejected} of them rejected`);
}

function summary({ id, status, options, rows, households, ...rest }: Import): string {
  if (rest.finishedAt === null)
    return `Stopped. Import ${id} goes on with the workers, or with the next import.`;
  const { inserted, updated, unchanged, unmatched, rejected } = rows;
  const kept = options.dryRun ? "Dry run, nothing was kept; it would be: " : "";
  const more = [
    ...(unmatched > 0 ? [`${unmatched} recipients are in no registered household and were kept`] : []),
    ...(rest.deactivated > 0 ? [`${rest.deactivated} households became inactive`] : []),
    ...(rest.ended > 0 ? [`${rest.ended} enrolments ended`] : []),
    ...(rest.recipientsAsOf === null ? [] : [`recipients are loaded as of ${rest.recipientsAsOf}`]),
  ];
  const also = more.length === 0 ? "" : ` ${more.join("; ")}.`;
  return (
    `${kept}${status}. Rows: ${inserted} inserted, ${updated} updated, ${unchanged} unchanged, ${rejected} rejected; ` +
    `households: ${households.inserted}, ${households.updated}, ${households.unchanged}, ${households.rejected}.${also}`
  );
}

/** Apart from the rejected rows, which stand on stdout. */
function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}
