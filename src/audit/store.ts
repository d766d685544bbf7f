// The SQL of the audit trail.
import { and, asc, eq, getTableColumns, gt, isNotNull } from "drizzle-orm";
import { rowCopy } from "../database/row-copy.ts";
import { type Database, statement } from "../database/statement.ts";
import type { AuditDeed, AuditOrigin, AuditRecord, ChainedAuditRecord } from "./audit-entry.ts";
import { auditEntries } from "./tables.ts";

const insert = statement<never>(
  "audit.insert",
  `insert into audit_entries
     (id, at, client_id, actor, on_behalf_of, purpose, request_id, action, entity_type, entity_id, household_id, details)
   select e."id", $1, $2, $3, $4, $5, $6, e."action", e."entityType", e."entityId", e."householdId", e."details"
   from jsonb_to_recordset($7::jsonb)
     as e("id" uuid, "action" text, "entityType" text, "entityId" text, "householdId" uuid, "details" jsonb)`,
);

export async function insertAuditEntries(
  db: Database,
  origin: AuditOrigin,
  deeds: readonly AuditDeed[],
): Promise<void> {
  const { at, clientId, actor, onBehalfOf, purpose, requestId } = origin;
  await db.run(insert, [at, clientId, actor, onBehalfOf, purpose, requestId, JSON.stringify(deeds)]);
}

const copy = rowCopy(auditEntries, { without: ["written"] });

/** Many of them, with or without their places in the chain. */
export async function copyInAuditEntries(
  db: Database,
  records: readonly (AuditRecord | ChainedAuditRecord)[],
): Promise<void> {
  await copy(
    db,
    records.map((record) => [record]),
  );
}

const unnumbered = statement<AuditRecord>(
  "audit.select-unnumbered",
  `select id, at, client_id as "clientId", actor, on_behalf_of as "onBehalfOf", purpose, request_id as "requestId",
     action, entity_type as "entityType", entity_id as "entityId", household_id as "householdId", details
   from audit_entries where sequence is null order by written nulls first, id limit $1`,
);

/** Committed entries that have no place in the chain yet, in the order in which they were written. */
export function selectUnnumbered(db: Database, limit: number): Promise<AuditRecord[]> {
  return db.run(unnumbered, [limit]);
}

const anyUnnumbered = statement<{ found: boolean }>(
  "audit.exists-unnumbered",
  "select exists (select from audit_entries where sequence is null) as found",
);

export async function existsUnnumbered(db: Database): Promise<boolean> {
  const [row] = await db.run(anyUnnumbered, []);
  return row!.found;
}

const head = statement<Pick<ChainedAuditRecord, "sequence" | "hash">>(
  "audit.select-head",
  "select sequence, hash from audit_entries where sequence is not null order by sequence desc limit 1",
);

export async function selectChainHead(
  db: Database,
): Promise<Pick<ChainedAuditRecord, "sequence" | "hash"> | undefined> {
  const [row] = await db.run(head, []);
  return row;
}

const link = statement<never>(
  "audit.update-places",
  `update audit_entries set sequence = place.sequence, hash = place.hash
   from unnest($1::uuid[], $2::bigint[], $3::bytea[]) as place(id, sequence, hash)
   where audit_entries.id = place.id`,
);

export async function updateWithPlaces(
  db: Database,
  places: readonly Pick<ChainedAuditRecord, "id" | "sequence" | "hash">[],
): Promise<void> {
  const column = <Key extends keyof (typeof places)[number]>(key: Key) => places.map((place) => place[key]);
  await db.run(link, [column("id"), column("sequence"), column("hash")]);
}

export interface AuditFilter {
  readonly entityType?: string;
  readonly entityId?: string;
  readonly client?: string;
  readonly action?: string;
}

const { written: _order, ...chainedColumns } = getTableColumns(auditEntries);

/** Numbered entries after a sequence, in its order. */
export async function selectChained(
  db: Database,
  after: number,
  limit: number,
  filter: AuditFilter = {},
): Promise<ChainedAuditRecord[]> {
  const rows = await db.orm
    .select(chainedColumns)
    .from(auditEntries)
    .where(
      and(
        isNotNull(auditEntries.sequence),
        gt(auditEntries.sequence, after),
        filter.entityType === undefined ? undefined : eq(auditEntries.entityType, filter.entityType),
        filter.entityId === undefined ? undefined : eq(auditEntries.entityId, filter.entityId),
        filter.client === undefined ? undefined : eq(auditEntries.clientId, filter.client),
        filter.action === undefined ? undefined : eq(auditEntries.action, filter.action),
      ),
    )
    .orderBy(asc(auditEntries.sequence))
    .limit(limit);
  return rows as ChainedAuditRecord[];
}
