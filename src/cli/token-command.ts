// `satu-pintu token`: an access token without a secret, for whoever holds the city's signing key.
import type { Command } from "commander";
import { grantedScopes } from "../auth/client.ts";
import { getClient } from "../auth/get-client.ts";
import { signToken } from "../auth/sign-token.ts";
import { text } from "../fault.ts";
import { Problem } from "../problem.ts";
import { aboutClient } from "./client-commands.ts";
import { print, withCity } from "./with-city.ts";

export function addTokenCommand(program: Command): void {
  program
    .command("token")
    .description("print an access token of a client, valid for ten minutes")
    .requiredOption("--client <id>", "the client's id")
    .action(({ client }: { client: string }) => token(client));
}

async function token(id: string): Promise<void> {
  await withCity(async (ctx, { issuer }) => {
    const client = await aboutClient(id, () => getClient(ctx, id));
    if (client.revokedAt !== null) {
      throw new Problem("forbidden", {
        detail: text(`Klien "${id}" sudah dicabut.`, `The client "${id}" was revoked.`),
      });
    }
    const signed = await signToken(issuer, client, grantedScopes(client.role, undefined), ctx.now);
    print(false, signed, [signed]);
  });
}
