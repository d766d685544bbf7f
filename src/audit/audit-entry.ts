// PURE. What an audit entry is, and the hash that chains it to the one before.
import { createHash } from "node:crypto";

/** Who acted, when and why: the same for every entry of a transaction. */
export interface AuditOrigin {
  readonly at: Date;
  readonly clientId: string;
  /** Name of the client. */
  readonly actor: string;
  readonly onBehalfOf: string | null;
  readonly purpose: string | null;
  readonly requestId: string;
}

/** What was done to which record. */
export interface AuditDeed {
  readonly id: string;
  readonly action: string;
  readonly entityType: string;
  readonly entityId: string;
  readonly householdId: string | null;
  /** Names of what changed and codes; never numbers of people. */
  readonly details: Readonly<Record<string, unknown>>;
}

export type AuditRecord = AuditOrigin & AuditDeed;

/** A record with its place in the chain. */
export interface ChainedAuditRecord extends AuditRecord {
  /** 1, 2, 3 …, without gaps. */
  readonly sequence: number;
  readonly hash: Buffer;
}

/** Stands before the first entry. */
export const chainStart = Buffer.alloc(32);

/** SHA-256 over the hash before and the entry's canonical JSON (RFC 8785: no spaces, names sorted). */
export function hashAuditRecord(previousHash: Buffer, sequence: number, record: AuditRecord): Buffer {
  const { id, at, clientId, actor, onBehalfOf, purpose, requestId } = record;
  const { action, entityType, entityId, householdId, details } = record;
  const entry = {
    ...{ sequence, id, at: at.toISOString(), clientId, actor, onBehalfOf, purpose, requestId },
    ...{ action, entityType, entityId, householdId, details },
  };
  return createHash("sha256").update(previousHash).update(canonicalJson(entry)).digest();
}

function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, inner]) => `${JSON.stringify(name)}:${canonicalJson(inner)}`).join(",")}}`;
}
