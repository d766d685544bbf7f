// The server's process: config → database → app → listen → graceful stop.
import { setTimeout as sleep } from "node:timers/promises";
import type { FastifyInstance } from "fastify";
import type { Logger } from "pino";
import type { Deps } from "./app.ts";
import { tokenVerifier } from "./auth/verify-token.ts";
import { type Config, ConfigError, readConfig } from "./config.ts";
import { explainFailure } from "./explain-failure.ts";
import { gentleCloser } from "./http/close-gently.ts";
import { createLog } from "./log.ts";
import { type City, openCity } from "./open-city.ts";
import { packageVersion } from "./package-version.ts";
import { giveUp, listenToSignals, outliveOutages } from "./stop-on-signal.ts";

/** A request that takes longer is cut off when the server stops. */
const drainMs = 20_000;

async function serve(config: Config, log: Logger): Promise<void> {
  const whenToldToStop = listenToSignals(log);
  outliveOutages(log);
  // Postgres starts in a process of its own; meanwhile this one loads what only serves requests.
  const [city, { buildApp }, { runJobs }] = await Promise.all([
    openCity(config, { log, attach: false, onDatabaseExit: (reason) => giveUp(log, reason) }),
    import("./app.ts"),
    import("./run-jobs.ts"),
  ]);
  let accepting = true;
  let app: FastifyInstance | undefined;
  let close: () => Promise<void>;
  let stopJobs: () => Promise<void>;
  try {
    app = await buildApp(depsOf(city, config, log, () => accepting));
    close = gentleCloser(app, drainMs);
    await listen(app, config);
    city.sequencer.start();
    const { databaseSchema: schema, workerConcurrency: concurrency, webhookAllowPrivate } = config;
    const onEnd = (reason: unknown) => giveUp(log, reason);
    const jobs = { schema, concurrency, webhookAllowPrivate, log, onEnd };
    stopJobs = concurrency === 0 ? async () => undefined : await runJobs(city, jobs);
  } catch (error) {
    await app?.close();
    await city.close();
    throw error;
  }
  say(`Satu Pintu answers at ${urlOf(app, config)}, its document is at ${urlOf(app, config)}/docs`);
  whenToldToStop(async (signal) => {
    accepting = false;
    // Nobody balances requests over a server that is stopped by Ctrl-C.
    if (signal === "SIGTERM") await sleep(config.drainDelayMs);
    await Promise.all([close(), stopJobs()]);
    await city.close();
  });
}

function depsOf(city: City, config: Config, log: Logger, accepting: () => boolean): Deps {
  const { parts, issuer, sequencer } = city;
  const outside =
    config.authIssuer && config.authJwksUrl
      ? { name: config.authIssuer, jwksUrl: config.authJwksUrl }
      : undefined;
  const verifyToken = tokenVerifier({ issuer, outside, clock: parts.clock });
  const { importMaxBytes, simulationMemoryBytes, webhookAllowPrivate } = config;
  const { publicUrl, letterValidDays, trackingPerMinute, trustProxy } = config;
  const limits = { importMaxBytes, simulationMemoryBytes, letterValidDays, trackingPerMinute };
  const own = { issuer, sequencer, verifyToken, accepting, log, ...limits };
  const reached = { publicUrl, trustProxy, webhookAllowPrivate };
  return { ...parts, ...own, ...reached, version: packageVersion };
}

/** For people, apart from the log's lines. */
function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

function urlOf(app: FastifyInstance, { host }: Config): string {
  const address = app.server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  return `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
}

/** @throws {ConfigError} for an address that cannot be listened on */
async function listen(app: FastifyInstance, { host, port }: Config): Promise<void> {
  try {
    await app.listen({ host, port });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const advice: Record<string, string> = {
      EADDRINUSE: `Port ${port} at ${host} is in use by another program: set PORT to a free one.`,
      EACCES: `This account may not listen on port ${port}: set PORT to 1024 or higher.`,
      EADDRNOTAVAIL: `This machine has no address ${host}: set HOST to one of its own, or to 0.0.0.0 for all.`,
      ENOTFOUND: `HOST "${host}" is no address of this machine.`,
    };
    throw code && advice[code] ? new ConfigError(advice[code], { cause: error }) : error;
  }
}

try {
  const config = readConfig();
  await serve(config, createLog(config.logLevel));
} catch (error) {
  say(`Satu Pintu cannot start. ${explainFailure(error)}`);
  process.exit(1);
}
