// PURE. What an audit entry is, and the hash that chains it to the one before.
import { hash } from "node:crypto";

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
  const entry = Buffer.from(canonicalEntry(sequence, record));
  return hash("sha256", Buffer.concat([previousHash, entry]), "buffer");
}

/** The names stand here in their order: sorting them again for every entry would take longer than the hash. */
function canonicalEntry(sequence: number, record: AuditRecord): string {
  const { action, actor, at, clientId, details, entityId, entityType } = record;
  const { householdId, id, onBehalfOf, purpose, requestId } = record;
  const before = JSON.stringify({ action, actor, at, clientId }).slice(0, -1);
  const rest = { entityId, entityType, householdId, id, onBehalfOf, purpose, requestId, sequence };
  const after = JSON.stringify(rest).slice(1);
  return `${before},"details":${canonicalJson(details)},${after}`;
}

function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const record = value as Readonly<Record<string, unknown>>;
  const members = Object.keys(record)
    .sort()
    .map((name) => `${JSON.stringify(name)}:${canonicalJson(record[name])}`);
  return `{${members.join(",")}}`;
}
