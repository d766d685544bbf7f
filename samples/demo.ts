// `npm run demo`: real input goes through the public API of a real server, agencies work it, a summary shows the rest.
import { parseArgs } from "node:util";
import { readConfig } from "../src/config.ts";
import { explainFailure } from "../src/explain-failure.ts";
import { DemoError } from "./demo/demo-error.ts";
import { agencies, type Clients, provideClients } from "./demo/provide-clients.ts";
import { readOutcomes } from "./demo/read-outcomes.ts";
import { readSamples, rtCodeOf, type Samples, sendAreas, sendHouseholds } from "./demo/send-samples.ts";
import { type Server, startServer } from "./demo/start-server.ts";
import { summarize } from "./demo/summarize.ts";
import { type PlaceNames, workReferrals } from "./demo/work-referrals.ts";

const exitCodes = { failed: 1, usage: 2, interrupted: 130 } as const;

const say = (line: string) => void process.stdout.write(`${line}\n`);

interface Options {
  /** Go on serving until Ctrl-C. */
  readonly serve: boolean;
  readonly households: number;
}

const usage = "Usage: npm run demo [-- [--serve] [--households 1…200]]";

/** `undefined` for options that are not there. */
function readOptions(): Options | undefined {
  try {
    const { values } = parseArgs({
      options: { serve: { type: "boolean", default: false }, households: { type: "string", default: "200" } },
    });
    const households = Number(values.households);
    return Number.isInteger(households) && households > 0 ? { serve: values.serve, households } : undefined;
  } catch {
    return undefined;
  }
}

async function show(server: Server, options: Options, signal: AbortSignal): Promise<void> {
  const { dataDir } = readConfig();
  const samples = readSamples(options.households);
  say(`One door for ${samples.households.length} households. All people in it are invented.\n`);
  const url = await server.ready;
  say(`The server answers at ${url}; its data are in ${dataDir}.`);
  const clients = await provideClients({ url, dataDir, signal });
  const { ids, places } = await send(clients, samples);
  for (const agency of agencies) {
    const moves = await workReferrals(agency, clients.of(agency), places);
    if (moves > 0) say(`  ${agency.padEnd(8)} steps taken: ${moves}`);
  }
  say(`\n${summarize(await readOutcomes(clients.coordination, ids, places))}\n`);
}

async function send(
  { desk }: Clients,
  { households, areas }: Samples,
): Promise<{ ids: string[]; places: PlaceNames }> {
  const newAreas = await sendAreas(desk, areas);
  if (newAreas > 0) say(`Facts of ${newAreas} RT were recorded.`);
  const sent = await sendHouseholds(desk, households);
  const ids = sent.map(({ id }) => id);
  const isNew = sent.filter((household) => household.isNew).length;
  say(isNew > 0 ? `${isNew} households were taken in.` : "The data are there already: nothing was sent.");
  const named = ids.map((id, index) => [id, `household ${index + 1}`] as const);
  return {
    ids,
    places: new Map([...named, ...households.map(rtCodeOf).map((code) => [code, code] as const)]),
  };
}

/** The commands with the data folder of this run, where it is not the usual one. */
function farewell(): string {
  const where = process.env.DATA_DIR ? `DATA_DIR=${process.env.DATA_DIR} ` : "";
  return [
    "The same data, with the documentation at http://127.0.0.1:3000/docs:",
    `  ${where}npm start`,
    "A client of the coordination team, and an access token for it:",
    `  ${where}npx satu-pintu client create --role tkpk --name desk`,
    `  ${where}npx satu-pintu token --client ID`,
  ].join("\n");
}

/** On a free port, so that it never meets another server; to go on serving, where `npm start` would. */
function settingsOf({ serve }: Options): Record<string, string> {
  const { dataDir, port } = readConfig();
  const level = process.env.LOG_LEVEL || "warn";
  return { DATA_DIR: dataDir, HOST: "127.0.0.1", PORT: serve ? String(port) : "0", LOG_LEVEL: level };
}

async function run(options: Options): Promise<void> {
  const stopping = new AbortController();
  const { signal } = stopping;
  const server = startServer(settingsOf(options));
  const onSignal = () => {
    stopping.abort();
    void server.stop();
  };
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(name, onSignal);
  try {
    await show(server, options, signal);
    say(options.serve ? `Serving at ${await server.ready}/docs until Ctrl-C.` : farewell());
    if (options.serve) await serve(server, signal);
  } catch (error) {
    if (!signal.aborted) throw error;
    say("\nStopped. Another run goes on from here.");
    process.exitCode = exitCodes.interrupted;
  } finally {
    // Nothing that is still under way may outlive a failure.
    stopping.abort();
    await server.stop();
  }
}

async function serve(server: Server, signal: AbortSignal): Promise<void> {
  await server.ended;
  if (!signal.aborted) throw new DemoError("The server has ended by itself.");
}

const options = readOptions();
if (options === undefined) {
  process.stderr.write(`${usage}\n`);
  process.exitCode = exitCodes.usage;
} else {
  try {
    await run(options);
  } catch (error) {
    process.stderr.write(`${error instanceof DemoError ? error.message : explainFailure(error)}\n`);
    process.exitCode = exitCodes.failed;
  }
}
