// All clients, revoked ones too, the oldest first.
import { requireScope } from "../actor.ts";
import type { Context } from "../context.ts";
import type { Client } from "./client.ts";
import { selectClients } from "./store.ts";

export async function listClients(ctx: Context): Promise<Client[]> {
  requireScope(ctx.actor, "clients:manage");
  return selectClients(ctx.db);
}
