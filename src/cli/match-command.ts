// `satu-pintu match`: matches everybody again as the API would, in this process, and says what it led to.
import { setTimeout as sleep } from "node:timers/promises";
import type { Command } from "commander";
import { getMatchingRun, type RunView } from "../matching-runs/get-matching-run.ts";
import { keepCurrent } from "../matching-runs/keep-current.ts";
import { isUnmatched } from "../matching-runs/match-due.ts";
import { requestMatchingRun, type RunRequest } from "../matching-runs/request-matching-run.ts";
import type { City } from "../open-city.ts";
import { interruptible } from "./interruption.ts";
import { type Progress, startProgress } from "./progress.ts";
import { print, withCity } from "./with-city.ts";

interface Options {
  readonly program?: readonly string[];
  readonly area?: readonly string[];
  readonly json?: boolean;
}

export function addMatchCommand(program: Command): void {
  program
    .command("match")
    .description("match everybody again by the criteria in force; nothing opens")
    .option("--program <code...>", "only these programs; all unless given")
    .option("--area <code...>", "only these areas, RT or above; the whole city unless given")
    .option("--json", "answer as JSON")
    .addHelpText(
      "after",
      "\nThe exit code is 0 only when the run is completed, and whoever else is due could be matched.",
    )
    .action(match);
}

async function match({ program, area, json }: Options): Promise<void> {
  const request: RunRequest = { programs: program, areas: area };
  await withCity(async (ctx, city) => {
    const { run } = await requestMatchingRun(ctx, city.parts.criteria, request);
    const { view, isUnmatchedLeft } = await interruptible((signal) =>
      untilFinished(city, run.id, json, signal),
    );
    await city.sequencer.catchUp();
    print(json, answerOf(view), [summary(view)]);
    if (isUnmatchedLeft) process.stderr.write(unmatched);
    if (view.run.status !== "completed" || isUnmatchedLeft) process.exitCode = 1;
  });
}

const pauseMs = 500;
const unmatched =
  "error: Matching failed for some of those who are due. They stay due: the workers, or the next call of this command, try again.\n";

interface Finished {
  readonly view: RunView;
  /** Who is due is matched after the run, also where it is about others. */
  readonly isUnmatchedLeft: boolean;
}

async function untilFinished(
  city: City,
  id: string,
  json: boolean | undefined,
  signal: AbortSignal,
): Promise<Finished> {
  const progress = startProgress(process.stderr, { unit: "RT", plain: json });
  const ended = new AbortController();
  const watching = watch(city, id, progress, ended.signal);
  const end = async () => {
    ended.abort();
    await watching;
  };
  try {
    const finished = await work(city, id, signal);
    await end();
    show(progress, finished.view);
    return finished;
  } finally {
    await end();
    progress.stop();
  }
}

function show(progress: Progress, { run, areasTotal }: RunView): void {
  progress.show(run.areasDone, areasTotal, `${run.households} households`);
}

/** A server may be at it already: then it does the work, and this process looks on. */
async function work(city: City, id: string, signal: AbortSignal): Promise<Finished> {
  const open = () => city.systemContext("command line");
  for (;;) {
    let isUnmatchedLeft = false;
    await keepCurrent(open, city.parts.criteria, signal).catch((failure: unknown) => {
      if (!isUnmatched(failure)) throw failure;
      isUnmatchedLeft = true;
    });
    const view = await getMatchingRun(open(), id);
    if (view.run.finishedAt !== null || signal.aborted) return { view, isUnmatchedLeft };
    await pause(signal);
  }
}

/** Read off the data, so that it shows the same whoever does the work. */
async function watch(city: City, id: string, progress: Progress, ended: AbortSignal): Promise<void> {
  const open = () => city.systemContext("command line");
  while (!ended.aborted) {
    // What is wrong with the database is told by the work itself.
    const view = await getMatchingRun(open(), id).catch(() => undefined);
    if (view) show(progress, view);
    await pause(ended);
  }
}

/** Shorter when it is told to end. */
async function pause(signal: AbortSignal): Promise<void> {
  await sleep(pauseMs, undefined, { signal }).catch(() => undefined);
}

function answerOf({ run, areasTotal }: RunView) {
  const { id, status, programs, areas, areasDone, households, events, failedAreas } = run;
  const progress = { areas: areasDone, areasTotal, households };
  return { id, status, programs, areas, progress, events, failedAreas };
}

function summary({ run, areasTotal }: RunView): string {
  const { id, status, areasDone, households, events, failedAreas } = run;
  const soFar = `${areasDone} of ${areasTotal} RT, ${households} households`;
  if (run.finishedAt === null) {
    return `Stopped after ${soFar}. Run ${id} goes on with the workers, or with the next call of this command.`;
  }
  const counted = Object.entries(events).map(([type, count]) => `${type} ${count}`);
  const led = counted.length === 0 ? "nothing changed" : counted.join(", ");
  const failed = failedAreas.length === 0 ? "" : ` Not matched: ${failedAreas.join(", ")}.`;
  return `Run ${id} ${status}: ${soFar}; ${led}.${failed}`;
}
