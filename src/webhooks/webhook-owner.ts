// PURE. Whose webhooks a caller may manage, and as whose it makes them.
import { type Actor, requireScope } from "../actor.ts";
import { text } from "../fault.ts";
import { Problem } from "../problem.ts";
import { type OwnedBy, type Owner, ownedBy } from "./webhook.ts";

/** @throws {Problem} `forbidden` without the scope, and for roles that see no events */
export function requireOwner(actor: Actor): OwnedBy & { readonly owner: Owner } {
  requireScope(actor, "webhooks:manage");
  const by = ownedBy(actor);
  const { role, agency = null, clientId } = actor;
  if (!by || (role !== "tkpk" && role !== "agency" && role !== "integrator")) {
    throw new Problem("forbidden", {
      detail: text("Peran ini tidak melihat peristiwa.", "This role sees no events."),
    });
  }
  return { ...by, owner: { role, agency: role === "agency" ? agency : null, clientId } };
}
