// The SQL of webhooks.
import { and, asc, eq, getTableColumns, gt, sql } from "drizzle-orm";
import type { Sealed } from "../database/identifier-vault.ts";
import { type Database, statement } from "../database/statement.ts";
import { webhooks } from "./tables.ts";
import type { EventFilter, Health, OwnedBy, Owner, Webhook } from "./webhook.ts";

const {
  secret: _secret,
  secretKeyId: _keyId,
  previousSecret: _previous,
  previousSecretKeyId: _previousKeyId,
  cursor: _cursor,
  ...shown
} = getTableColumns(webhooks);

const owned = ({ agency, clientId }: OwnedBy) =>
  and(
    agency === null ? undefined : eq(webhooks.agency, agency),
    clientId === null ? undefined : and(eq(webhooks.clientId, clientId), eq(webhooks.role, "integrator")),
  );

export function selectWebhooks(
  db: Database,
  by: OwnedBy,
  afterId: string | undefined,
  limit: number,
): Promise<Webhook[]> {
  return db.orm
    .select(shown)
    .from(webhooks)
    .where(and(owned(by), afterId === undefined ? undefined : gt(webhooks.id, afterId)))
    .orderBy(asc(webhooks.id))
    .limit(limit);
}

export async function selectWebhook(db: Database, by: OwnedBy, id: string): Promise<Webhook | undefined> {
  const [row] = await db.orm
    .select(shown)
    .from(webhooks)
    .where(and(owned(by), eq(webhooks.id, id)));
  return row;
}

/** The same, and nobody else changes it until the transaction ends. */
export async function lockWebhook(db: Database, by: OwnedBy, id: string): Promise<Webhook | undefined> {
  const [row] = await db.orm
    .select(shown)
    .from(webhooks)
    .where(and(owned(by), eq(webhooks.id, id)))
    .for("update");
  return row;
}

type NewWebhook = EventFilter & Owner & Pick<Webhook, "id" | "url" | "description">;

/** It is told of what happens from now on. */
export async function insertWebhook(
  db: Database,
  webhook: NewWebhook,
  { ciphertext, keyId }: Sealed,
  now: Date,
): Promise<Webhook> {
  const cursor = sql`(select coalesce(max(sequence), 0) from events)`;
  const [row] = await db.orm
    .insert(webhooks)
    .values({
      ...lists(webhook),
      cursor,
      secret: ciphertext,
      secretKeyId: keyId,
      createdAt: now,
      updatedAt: now,
    })
    .returning(shown);
  return row!;
}

export type WebhookChange = Partial<
  EventFilter & Health & Pick<Webhook, "url" | "description" | "clientId" | "disabledAt" | "updatedAt">
>;

/** As its owner sees it; gives it the next revision. */
export async function updateWebhook(db: Database, id: string, change: WebhookChange): Promise<Webhook> {
  const [row] = await db.orm
    .update(webhooks)
    .set({ ...lists(change), revision: sql`${webhooks.revision} + 1` })
    .where(eq(webhooks.id, id))
    .returning(shown);
  return row!;
}

function lists<T extends Partial<EventFilter>>(change: T) {
  const copy = (list: readonly string[] | null | undefined) => (list ? [...list] : list);
  return {
    ...change,
    types: copy(change.types),
    programs: copy(change.programs),
    agencies: copy(change.agencies),
    areas: copy(change.areas),
  };
}

export async function updateHealth(db: Database, id: string, health: Partial<Health>): Promise<void> {
  await db.orm.update(webhooks).set(health).where(eq(webhooks.id, id));
}

/** Its deliveries go with it. */
export async function deleteWebhook(db: Database, id: string): Promise<void> {
  await db.orm.delete(webhooks).where(eq(webhooks.id, id));
}

/** The present secret becomes the previous one. */
export async function rotateSecret(
  db: Database,
  id: string,
  { ciphertext, keyId }: Sealed,
  previousUntil: Date,
  now: Date,
): Promise<Webhook> {
  const [row] = await db.orm
    .update(webhooks)
    .set({
      previousSecret: webhooks.secret,
      previousSecretKeyId: webhooks.secretKeyId,
      ...{ secret: ciphertext, secretKeyId: keyId, previousUntil, updatedAt: now },
      revision: sql`${webhooks.revision} + 1`,
    })
    .where(eq(webhooks.id, id))
    .returning(shown);
  return row!;
}

/** What deliveries need of a webhook. */
export interface Target extends Pick<Owner, "role" | "agency"> {
  readonly url: string;
  readonly secret: Sealed;
  readonly previous: Sealed | null;
}

interface TargetRow extends Pick<Target, "role" | "agency" | "url"> {
  readonly secret: Buffer;
  readonly secretKeyId: string;
  readonly previousSecret: Buffer | null;
  readonly previousSecretKeyId: string | null;
}

/** Whether the client of a webhook `w` was revoked. Clients of another issuer are none of ours. */
export const isOrphaned =
  "exists (select from clients c where c.id::text = w.client_id and c.revoked_at is not null)";

const target = statement<TargetRow>(
  "webhooks.target",
  `select url, role, agency, secret, secret_key_id as "secretKeyId",
     case when previous_until > $2 then previous_secret end as "previousSecret",
     previous_secret_key_id as "previousSecretKeyId"
   from webhooks w where id = $1 and disabled_reason is null and not ${isOrphaned}`,
);

/** With the secret before the present one for as long as it signs, too; none where nothing more is to be sent. */
export async function selectTarget(db: Database, id: string, now: Date): Promise<Target | undefined> {
  const [row] = await db.run(target, [id, now]);
  if (!row) return undefined;
  const { secret, secretKeyId, previousSecret, previousSecretKeyId, ...rest } = row;
  const previous = previousSecret && { ciphertext: previousSecret, keyId: previousSecretKeyId! };
  return { ...rest, secret: { ciphertext: secret, keyId: secretKeyId }, previous };
}
