// How a process of the house ends: told by a signal, or because it cannot go on.
import type { Logger } from "pino";
import { isOutage } from "./database/passing-failure.ts";

type Stop = (signal: NodeJS.Signals) => Promise<void>;

/**
 * The first signal lets what is under way finish; the second does not wait for it, nor does one before there is anything to stop.
 * Listens from the start: as a container's first process, nobody else would.
 */
export function listenToSignals(log: Logger): (stop: Stop) => void {
  let stop: Stop | undefined;
  const onSignal = (signal: NodeJS.Signals) => {
    if (stop === undefined) process.exit(1);
    const stopped = stop(signal);
    stop = undefined;
    log.info({ signal }, "stopping");
    stopped.then(
      () => process.exit(0),
      (error: unknown) => giveUp(log, error),
    );
  };
  process.on("SIGTERM", onSignal);
  process.on("SIGINT", onSignal);
  return (whenServing) => void (stop = whenServing);
}

export function giveUp(log: Logger, error: unknown): never {
  log.fatal({ err: error }, "the process ends");
  process.exit(1);
}

/** What is lost with the database while nobody waits for it, as the queue's own notes, is no reason to end. */
export function outliveOutages(log: Logger): void {
  process.on("unhandledRejection", (reason) => {
    if (!isOutage(reason)) giveUp(log, reason);
    log.error({ err: reason }, "the database was away for what nobody waited for");
  });
}
