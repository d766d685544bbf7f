// The worker's process: background jobs alone, for a city whose servers do none.
import type { Logger } from "pino";
import { type Config, ConfigError, readConfig } from "./config.ts";
import { explainFailure } from "./explain-failure.ts";
import { createLog } from "./log.ts";
import { openCity } from "./open-city.ts";
import { runJobs } from "./run-jobs.ts";
import { giveUp, listenToSignals, outliveOutages } from "./stop-on-signal.ts";

async function work(config: Config, log: Logger): Promise<void> {
  const { databaseUrl, databaseSchema: schema, workerConcurrency: concurrency, webhookAllowPrivate } = config;
  if (databaseUrl === undefined) {
    throw new ConfigError(
      "A worker shares the database of the servers: set DATABASE_URL, or let the server do the jobs.",
    );
  }
  if (concurrency === 0) throw new ConfigError("WORKER_CONCURRENCY is 0: this worker would do nothing.");
  const whenToldToStop = listenToSignals(log);
  outliveOutages(log);
  const city = await openCity(config, {
    log,
    attach: false,
    onDatabaseExit: (reason) => giveUp(log, reason),
  });
  const onEnd = (reason: unknown) => giveUp(log, reason);
  const jobs = { schema, concurrency, webhookAllowPrivate, log, onEnd };
  const stopJobs = await runJobs(city, jobs).catch(async (error: unknown) => {
    await city.close();
    throw error;
  });
  city.sequencer.start();
  process.stderr.write("Satu Pintu's worker does the jobs of the city.\n");
  whenToldToStop(async () => {
    await stopJobs();
    await city.close();
  });
}

try {
  const config = readConfig();
  await work(config, createLog(config.logLevel));
} catch (error) {
  process.stderr.write(`Satu Pintu's worker cannot start. ${explainFailure(error)}\n`);
  process.exit(1);
}
