// The SQL of deliveries: filled from the log of events, claimed, and what became of them.
import { type Database, statement } from "../database/statement.ts";
import type { NumberedEvent } from "../events/event.ts";
import { eventColumns, isSeen } from "../events/event-query.ts";
import type { Attempt, DeliveryStatus } from "./attempt.ts";
import { isOrphaned } from "./store.ts";

export interface WebhookWithWork {
  readonly id: string;
  /** Whether the client that answers for it was revoked: what it was given is no longer sent either. */
  readonly isOrphaned: boolean;
}

// What waits for a retry keeps the rest of its subject's back, so a look may find nothing to claim.
const withWork = statement<WebhookWithWork>(
  "webhooks.with-work",
  `select w.id, ${isOrphaned} as "isOrphaned" from webhooks w
   where w.disabled_reason is null
     and (w.cursor < (select coalesce(max(sequence), 0) from events)
       or exists (select from webhook_deliveries d
                  where d.webhook_id = w.id and d.status = 'waiting' and d.due_at <= $1))
   order by id`,
);

export function selectWebhooksWithWork(db: Database, now: Date): Promise<WebhookWithWork[]> {
  return db.run(withWork, [now]);
}

/** Events that are looked at in one go. */
const stretch = 1_000;
/** With so many waiting no more are taken from the log. */
const maxWaiting = 2_000;

const anyOf = (filter: string, column: string) =>
  `(hook.${filter} is null or ${column} = any(hook.${filter}))`;

// What changed for a household is one event, whatever the number of programs.
const ofProgram = `(hook.programs is null or events.program = any(hook.programs)
         or (events.type = 'match.changed' and exists (
           select from jsonb_array_elements(events.data->'changes') as change
           where change->>'program' = any(hook.programs))))`;

// The snapshot may be older than the row, which another may have moved on: the cursor never goes back.
const fill = statement<{ filled: number }>(
  "webhooks.fill",
  `with hook as (
     select * from webhooks w
     where id = $1 and disabled_reason is null
       and (select count(*) from (select from webhook_deliveries d
            where d.webhook_id = w.id and d.status = 'waiting' limit ${maxWaiting}) as waiting) < ${maxWaiting}
     for update skip locked
   ), upto as (
     select greatest(hook.cursor, least(hook.cursor + ${stretch},
       (select coalesce(max(sequence), 0) from events))) as sequence from hook
   ), filled as (
     insert into webhook_deliveries (webhook_id, event_id, sequence, subject, due_at)
     select hook.id, events.id, events.sequence, events.subject_type || '/' || events.subject_id, $2
     from hook, upto, events
     where events.sequence > hook.cursor and events.sequence <= upto.sequence
       and ${isSeen("hook.agency", "(hook.role = 'integrator')")}
       and ${anyOf("types", "events.type")}
       and ${ofProgram}
       and (hook.agencies is null or events.agencies && hook.agencies)
       and (hook.areas is null or exists (select from unnest(hook.areas) as area
            where events.area_code = area or starts_with(events.area_code, area || '.')))
     on conflict (webhook_id, sequence) do update
       set status = 'waiting', attempts = 0, due_at = excluded.due_at, first_attempt_at = null, settled_at = null
   )
   update webhooks set cursor = upto.sequence from hook, upto
   where webhooks.id = hook.id and upto.sequence > webhooks.cursor
   returning 1 as filled`,
);

/**
 * Makes deliveries of the next events of the log; what was delivered before, and is to be again, waits again.
 * @returns whether there were any to look at
 */
export async function fillDeliveries(db: Database, webhookId: string, now: Date): Promise<boolean> {
  return (await db.run(fill, [webhookId, now])).length > 0;
}

export interface Claimed extends Omit<NumberedEvent, "id"> {
  /** The delivery's. */
  readonly id: string;
  readonly eventId: string;
  readonly attempts: number;
  readonly firstAttemptAt: Date;
}

// The first of each subject alone: also while its attempt is being made it is the first.
const claim = statement<Claimed>(
  "webhooks.claim",
  `with due as (
     select d.id from webhook_deliveries d
     where d.webhook_id = $1 and d.status = 'waiting' and d.due_at <= $2
       and exists (select from webhooks w where w.id = $1 and w.disabled_reason is null)
       and not exists (select from webhook_deliveries e
         where e.webhook_id = $1 and e.status = 'waiting' and e.subject = d.subject and e.sequence < d.sequence)
     order by d.due_at, d.sequence
     limit $5
     for update skip locked
   ), claimed as (
     update webhook_deliveries d
     set due_at = $3, claim = $4, attempts = attempts + 1, last_attempt_at = $2,
       first_attempt_at = coalesce(first_attempt_at, $2)
     from due where d.id = due.id
     returning d.id, d.event_id, d.attempts, d.first_attempt_at
   )
   select claimed.id, claimed.event_id as "eventId", claimed.attempts, claimed.first_attempt_at as "firstAttemptAt",
     ${eventColumns}
   from claimed join events on events.id = claimed.event_id
   order by events.sequence`,
);

export interface Claim {
  readonly webhookId: string;
  readonly now: Date;
  /** By then its maker must have died, and others take what it has claimed. */
  readonly until: Date;
  readonly token: string;
  readonly limit: number;
}

/** Takes those that are due, for one attempt each. */
export function claimDeliveries(
  db: Database,
  { webhookId, now, until, token, limit }: Claim,
): Promise<Claimed[]> {
  return db.run(claim, [webhookId, now, until, token, limit]);
}

export interface Settled extends Attempt {
  readonly id: string;
  readonly claim: string;
  readonly status: DeliveryStatus;
  readonly dueAt: Date;
}

// A result counts while the claim is the attempt's own.
const settle = statement<never>(
  "webhooks.settle",
  `update webhook_deliveries d
   set status = s."status", due_at = s."dueAt", http_status = s."httpStatus", failure = s."failure", claim = null,
     settled_at = case when s."status" <> 'waiting' then $2::timestamptz end
   from jsonb_to_recordset($1::jsonb) as s("id" uuid, "claim" uuid, "status" text, "dueAt" timestamptz,
     "httpStatus" integer, "failure" text)
   where d.id = s."id" and d.claim = s."claim"`,
);

export async function settleDeliveries(db: Database, settled: readonly Settled[], now: Date): Promise<void> {
  await db.run(settle, [JSON.stringify(settled), now]);
}

const sweep = statement<never>(
  "webhooks.sweep",
  `delete from webhook_deliveries where id in (
     select id from webhook_deliveries where settled_at < $1 order by settled_at limit 1000 for update skip locked)`,
);

/** Removes some of those that were settled before. */
export async function sweepDeliveries(db: Database, before: Date): Promise<void> {
  await db.run(sweep, [before]);
}
