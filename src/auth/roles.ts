// PURE. What each role may do: the one table of roles and scopes.
import { type Role, type Scope, scopes } from "../actor.ts";

const reads: readonly Scope[] = ["areas:read", "agencies:read", "programs:read"];

/**
 * The scopes of a role. Limits that no scope can say (an agency sees only what is offered to it, a field
 * officer only its area, an integrator no events about persons) stand in the queries they limit.
 */
export const scopesOfRole: Readonly<Record<Role, readonly Scope[]>> = {
  tkpk: (Object.keys(scopes) as Scope[]).filter((scope) => scope !== "clients:manage"),
  agency: [
    ...reads,
    "intakes:write",
    "households:read",
    "households:object",
    "referrals:read",
    "referrals:request",
    "referrals:work",
    "enrolments:read",
    "enrolments:write",
    "imports:run",
    "events:read",
    "webhooks:manage",
    "pii:read",
  ],
  field: [
    ...reads,
    "intakes:write",
    "households:read",
    "households:write",
    "households:verify",
    "households:object",
    "areas:write",
    "screenings:run",
    "referrals:read",
    "referrals:request",
    "pii:read",
  ],
  importer: [...reads, "areas:write", "imports:run", "matching:run"],
  analyst: [...reads, "simulations:run"],
  integrator: [...reads, "screenings:run", "events:read", "webhooks:manage"],
  admin: [...reads, "clients:manage", "settings:write", "jobs:manage", "audit:read"],
};
