// One client by its id.
import { requireScope } from "../actor.ts";
import type { Context } from "../context.ts";
import { Problem } from "../problem.ts";
import type { Client } from "./client.ts";
import { selectClient } from "./store.ts";

/** @throws {Problem} `not-found` */
export async function getClient(ctx: Context, id: string): Promise<Client> {
  requireScope(ctx.actor, "clients:manage");
  const client = await selectClient(ctx.db, id);
  if (!client) throw new Problem("not-found");
  return client;
}
