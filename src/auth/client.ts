// PURE. What a client is, and which limits go with which role.
import type { Role, Scope } from "../actor.ts";
import { type Fault, fault } from "../fault.ts";
import { scopesOfRole } from "./roles.ts";

/** A system that may ask for tokens. */
export interface Client {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  /** Code of the agency it speaks for; only for role `agency`. */
  readonly agency: string | null;
  /** Code of the area it is limited to; only for role `field`. */
  readonly area: string | null;
  readonly createdAt: Date;
  readonly rotatedAt: Date | null;
  readonly revokedAt: Date | null;
}

export type Grant = Pick<Client, "role" | "agency" | "area">;

/**
 * An agency's client without an agency, or a field officer's without an area, would see nothing or everything;
 * a limit that the role does not look at would be taken for one that works.
 */
export function limitFaults({ role, agency, area }: Grant): Fault[] {
  return [
    ...limitFault("agency", agency, role === "agency", role),
    ...limitFault("area", area, role === "field", role),
  ];
}

function limitFault(name: "agency" | "area", value: string | null, wanted: boolean, role: Role): Fault[] {
  if (wanted === (value !== null)) return [];
  return wanted
    ? [fault(`/${name}`, "required", `Peran ${role} memerlukan "${name}".`, `Role ${role} needs "${name}".`)]
    : [fault(`/${name}`, "not-allowed", `Peran ${role} tanpa "${name}".`, `Role ${role} has no "${name}".`)];
}

/** The scopes that a role has among the asked ones: all of the role's when none is named. */
export function grantedScopes(role: Role, asked: readonly string[] | undefined): readonly Scope[] {
  const all = scopesOfRole[role];
  return asked === undefined ? all : all.filter((scope) => asked.includes(scope));
}
