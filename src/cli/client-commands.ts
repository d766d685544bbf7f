// `satu-pintu client create · list · revoke · rotate`.
import { type Command, Option } from "commander";
import { validate as isUuid } from "uuid";
import { type Role, roles } from "../actor.ts";
import type { Client } from "../auth/client.ts";
import { createClient } from "../auth/create-client.ts";
import { listClients } from "../auth/list-clients.ts";
import { revokeClient } from "../auth/revoke-client.ts";
import { rotateClient } from "../auth/rotate-client.ts";
import { text } from "../fault.ts";
import { Problem } from "../problem.ts";
import { checkLimits } from "./check-limits.ts";
import { print, withCity } from "./with-city.ts";

interface Json {
  readonly json?: boolean;
}

interface CreateOptions extends Json {
  readonly role: Role;
  readonly name: string;
  readonly agency?: string;
  readonly area?: string;
}

const nameCharacters = 200;

export function addClientCommands(program: Command): void {
  const client = program.command("client").description("systems that may ask for tokens");
  client
    .command("create")
    .description("add a client and show its secret, this once")
    .addOption(new Option("--role <role>", "what it may do").choices(roles).makeOptionMandatory())
    .requiredOption("--name <name>", "what people call it")
    .option("--agency <code>", "the agency it speaks for (role agency)")
    .option("--area <code>", "the area it is limited to (role field)")
    .option("--json", "answer as JSON")
    .action(create);
  client.command("list").description("show all clients").option("--json", "answer as JSON").action(list);
  client
    .command("revoke")
    .description("end a client; tokens that it holds end within ten minutes")
    .argument("<id>", "the client's id")
    .option("--json", "answer as JSON")
    .action(revoke);
  client
    .command("rotate")
    .description("give a client a new secret; the old one ends at once")
    .argument("<id>", "the client's id")
    .option("--json", "answer as JSON")
    .action(rotate);
}

async function create({ role, name, agency, area, json }: CreateOptions): Promise<void> {
  const input = { role, name: checkedName(name), agency: agency ?? null, area: area ?? null };
  await withCity(async (ctx) => {
    await checkLimits(ctx, input);
    const { client, secret } = await createClient(ctx, input);
    printSecret(json, client, secret);
  });
}

async function list({ json }: Json): Promise<void> {
  await withCity(async (ctx) => {
    const clients = await listClients(ctx);
    print(
      json,
      clients.map(toAnswer),
      clients.length > 0 ? clients.map(toLine) : ["There is no client yet."],
    );
  });
}

async function revoke(id: string, { json }: Json): Promise<void> {
  await withCity(async (ctx) => {
    const client = await aboutClient(id, () => revokeClient(ctx, id));
    print(json, toAnswer(client), [`${client.name} (${client.id}) is revoked.`]);
  });
}

async function rotate(id: string, { json }: Json): Promise<void> {
  await withCity(async (ctx) => {
    const { client, secret } = await aboutClient(id, () => rotateClient(ctx, id));
    printSecret(json, client, secret);
  });
}

function checkedName(name: string): string {
  const trimmed = name.trim();
  if (trimmed !== "" && trimmed.length <= nameCharacters && !/\p{Cc}/u.test(trimmed)) return trimmed;
  throw new Problem("unprocessable", {
    detail: text(
      `Nama harus satu baris, paling banyak ${nameCharacters} karakter.`,
      `The name must be one line of at most ${nameCharacters} characters.`,
    ),
  });
}

/** Says which client is not there; the verb's own answer names none. */
export async function aboutClient<T>(id: string, work: () => Promise<T>): Promise<T> {
  const unknown = new Problem("not-found", {
    detail: text(
      `Tidak ada klien aktif dengan id "${id}".`,
      `There is no active client with the id "${id}": see satu-pintu client list.`,
    ),
  });
  if (!isUuid(id)) throw unknown;
  return work().catch((error: unknown) => {
    throw error instanceof Problem && error.code === "not-found" ? unknown : error;
  });
}

function printSecret(json: boolean | undefined, client: Client, secret: string): void {
  const answer = { clientId: client.id, clientSecret: secret };
  print(json, answer, [
    `client id      ${client.id}`,
    `client secret  ${secret}`,
    "The secret is not shown again; keep it where only this client can read it.",
  ]);
}

function toAnswer({ id, ...client }: Client) {
  return { clientId: id, ...client };
}

function toLine({ id, name, role, agency, area, revokedAt }: Client): string {
  const limit = agency ?? area;
  const state = revokedAt === null ? "" : `  revoked ${revokedAt.toISOString()}`;
  return `${id}  ${limit === null ? role : `${role} ${limit}`}  ${name}${state}`;
}
