// Shows how far a command is: on a terminal a bar with rate and time left, elsewhere a line now and then.
import { SingleBar } from "cli-progress";

export interface Progress {
  /** Both in the unit of the display; `note` says what else is worth knowing. */
  show(done: number, total: number, note?: string): void;
  /** What is written afterwards stands on lines of its own. */
  stop(): void;
}

interface ProgressOptions {
  /** What is counted, such as `rows`. */
  readonly unit: string;
  /** Lines on a terminal too: for whoever reads the answer by a program. */
  readonly plain?: boolean;
}

const secondMs = 1_000;

/** @param stream stderr as a rule, for stdout is the command's answer */
export function startProgress(stream: NodeJS.WriteStream, { unit, plain }: ProgressOptions): Progress {
  return stream.isTTY && plain !== true ? bar(stream, unit) : lines(stream, unit);
}

function bar(stream: NodeJS.WriteStream, unit: string): Progress {
  const format = `{bar} {percentage} % | {value} of {total} ${unit} | {rate} ${unit}/s | {left}{note}`;
  const display = new SingleBar({ stream, format, barsize: 24, hideCursor: true });
  let began: { readonly at: number; readonly done: number } | undefined;
  return {
    show(done, total, note) {
      if (!began) {
        began = { at: Date.now(), done };
        display.start(total, done, payloadOf(0, 0, total, note));
        return;
      }
      display.setTotal(total);
      display.update(done, payloadOf(done - began.done, Date.now() - began.at, total - done, note));
    },
    stop: () => display.stop(),
  };
}

/** Of what this process has seen done, for an import may go on from where another left it. */
function payloadOf(done: number, elapsedMs: number, remaining: number, note: string | undefined) {
  const perSecond = elapsedMs > 0 ? (done * secondMs) / elapsedMs : 0;
  return {
    rate: perSecond.toFixed(perSecond < 10 ? 1 : 0),
    left: perSecond > 0 ? `${duration(Math.ceil(remaining / perSecond))} left` : "time left unknown",
    note: note === undefined ? "" : ` | ${note}`,
  };
}

function duration(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, "0");
  const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

/** At most one a second, and none that says nothing new, so that logs stay short. */
function lines(stream: NodeJS.WriteStream, unit: string): Progress {
  let [shownAt, shown, latest] = [0, "", ""];
  const write = (now: number) => {
    if (latest === shown) return;
    [shownAt, shown] = [now, latest];
    stream.write(`${latest}\n`);
  };
  return {
    show(done, total, note) {
      latest = `${done} of ${total} ${unit}${note === undefined ? "" : `, ${note}`}`;
      const now = Date.now();
      if (now - shownAt >= secondMs) write(now);
    },
    stop: () => write(Date.now()),
  };
}
