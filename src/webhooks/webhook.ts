// PURE. What a webhook is: an address that events are sent to, whose it is, and how it does.
import type { Actor } from "../actor.ts";

/** Why nothing is sent: its owner asked for it, it answered 410 Gone, it has failed for too long, or its client ended. */
export const disabledReasons = ["asked", "gone", "failing", "parked", "client-revoked"] as const;
export type DisabledReason = (typeof disabledReasons)[number];

/** Roles that see events, each as `GET /v1/events` shows them. */
export const ownerRoles = ["tkpk", "agency", "integrator"] as const;

/** Which events; `null`: whatever it is, as far as the owner sees them. */
export interface EventFilter {
  readonly types: readonly string[] | null;
  readonly programs: readonly string[] | null;
  readonly agencies: readonly string[] | null;
  /** Areas and everything below them. */
  readonly areas: readonly string[] | null;
}

export interface Owner {
  readonly role: (typeof ownerRoles)[number];
  /** Of role `agency`: all of its clients have the webhook in common. */
  readonly agency: string | null;
  /** The client that answers for it: that made it or, after its end, enabled it again. */
  readonly clientId: string;
}

/** How it has done lately. */
export interface Health {
  /** Since when every attempt has failed; `null` after one that did not. */
  readonly failingSince: Date | null;
  /** Deliveries given up since the last one that arrived. */
  readonly parkedInRow: number;
  /** `null` while it is enabled. */
  readonly disabledReason: DisabledReason | null;
}

export interface Webhook extends EventFilter, Owner, Health {
  readonly id: string;
  readonly url: string;
  readonly description: string | null;
  readonly disabledAt: Date | null;
  /** Until then the secret before the present one signs, too. */
  readonly previousUntil: Date | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly revision: number;
}

/** Which webhooks a caller manages: all, its agency's, or those that it made itself. */
export interface OwnedBy {
  readonly agency: string | null;
  readonly clientId: string | null;
}

/** For the house itself, which manages all. */
export const anybody: OwnedBy = { agency: null, clientId: null };

/** `undefined` for roles that see no events. */
export function ownedBy({ role, agency, clientId }: Actor): OwnedBy | undefined {
  if (role === "tkpk") return anybody;
  if (role === "agency" && agency) return { agency, clientId: null };
  return role === "integrator" ? { agency: null, clientId } : undefined;
}
