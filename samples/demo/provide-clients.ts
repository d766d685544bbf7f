// The clients that the demo speaks as: made by the real command line, their secrets kept in the data folder.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type ApiClient, connectClient, type Credentials } from "./api-client.ts";
import { DemoError } from "./demo-error.ts";
import { inParallel } from "./in-parallel.ts";
import { runCommand } from "./run-source.ts";

/** The agencies that the automatic programs are offered to, in the order in which they work; leads come first. */
export const agencies = ["disdik", "dinkes", "dpmppa", "bappeda", "dinsos", "dpupr"] as const;
export type Agency = (typeof agencies)[number];

const city = "15.71";

const namesAndOptions: readonly (readonly [name: string, ...options: string[]])[] = [
  ["desk", "--role", "field", "--area", city],
  ["coordination", "--role", "tkpk"],
  ...agencies.map((agency) => [agency, "--role", "agency", "--agency", agency] as const),
];

export interface Clients {
  /** Field officers: they bring households and what they saw of RT. */
  readonly desk: ApiClient;
  /** The coordination team, which sees everything. */
  readonly coordination: ApiClient;
  of(agency: Agency): ApiClient;
}

interface Place {
  readonly url: string;
  readonly dataDir: string;
  readonly signal: AbortSignal;
}

/** Processes that start at once on a small machine. */
const startedAtOnce = 2;

/** Clients of an earlier run serve again as long as the server knows them. */
export async function provideClients({ url, dataDir, signal }: Place): Promise<Clients> {
  const kept = await readKept(dataDir);
  const provided = await inParallel(namesAndOptions, startedAtOnce, async ([name, ...options]) => {
    const known = kept[name] && (await connectClient(url, kept[name], signal));
    if (known) return known;
    const args = ["client", "create", "--name", `demo ${name}`, ...options, "--json"];
    kept[name] = JSON.parse(await runCommand(args, { DATA_DIR: dataDir }, signal)) as Credentials;
    return connectClient(url, kept[name], signal);
  });
  await writeKept(dataDir, kept);
  const connected = new Map(namesAndOptions.map(([name], index) => [name, provided[index]]));
  const client = (name: string): ApiClient => {
    const found = connected.get(name);
    if (found) return found;
    throw new DemoError(`The server refuses the client "${name}" that was made for it.`);
  };
  return { desk: client("desk"), coordination: client("coordination"), of: client };
}

type Kept = Record<string, Credentials>;

const keptIn = (dataDir: string) => join(dataDir, "demo-clients.json");

async function readKept(dataDir: string): Promise<Kept> {
  try {
    return JSON.parse(await readFile(keptIn(dataDir), "utf8")) as Kept;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return {};
    throw new DemoError(`${keptIn(dataDir)} cannot be read (${(error as Error).message}): remove it.`);
  }
}

async function writeKept(dataDir: string, kept: Kept): Promise<void> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  await writeFile(keptIn(dataDir), `${JSON.stringify(kept, undefined, 2)}\n`, { mode: 0o600 });
}
