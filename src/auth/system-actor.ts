// PURE. The house itself as a caller: seeds, the command line, background jobs.
import { type Actor, type Scope, scopes } from "../actor.ts";

/** Whole city, every scope; `name` is what the audit trail shows, such as `system` or `command line`. */
export function systemActor(name: string): Actor {
  return { clientId: "system", name, role: "tkpk", scopes: new Set(Object.keys(scopes) as Scope[]) };
}
