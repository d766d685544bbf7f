// The SQL of deliveries as their owner sees them: what became of each, and sending them again.
import { type Database, statement } from "../database/statement.ts";
import type { DeliveryStatus, Failure } from "./attempt.ts";

/** One event on its way to one webhook. */
export interface Delivery {
  readonly id: string;
  readonly eventId: string;
  readonly type: string;
  readonly subject: string;
  readonly sequence: number;
  readonly status: DeliveryStatus;
  readonly attempts: number;
  readonly dueAt: Date;
  readonly lastAttemptAt: Date | null;
  readonly httpStatus: number | null;
  readonly failure: Failure | null;
  readonly settledAt: Date | null;
}

const delivery = `select d.id, d.event_id as "eventId", e.type, d.subject, d.sequence, d.status, d.attempts,
    d.due_at as "dueAt", d.last_attempt_at as "lastAttemptAt", d.http_status as "httpStatus", d.failure,
    d.settled_at as "settledAt"
  from webhook_deliveries d join events e on e.id = d.event_id`;

const page = statement<Delivery>(
  "webhooks.select-deliveries",
  `${delivery}
   where d.webhook_id = $1 and ($2::text is null or d.status = $2) and ($3::bigint is null or d.sequence < $3)
   order by d.sequence desc limit $4`,
);

/** The newest first. */
export function selectDeliveries(
  db: Database,
  webhookId: string,
  status: DeliveryStatus | undefined,
  beforeSequence: number | undefined,
  limit: number,
): Promise<Delivery[]> {
  return db.run(page, [webhookId, status ?? null, beforeSequence ?? null, limit]);
}

const one = statement<Delivery>(
  "webhooks.select-delivery",
  `${delivery} where d.webhook_id = $1 and d.id = $2`,
);

export async function selectDelivery(
  db: Database,
  webhookId: string,
  id: string,
): Promise<Delivery | undefined> {
  const [row] = await db.run(one, [webhookId, id]);
  return row;
}

const anew = "status = 'waiting', attempts = 0, due_at = $2, first_attempt_at = null, settled_at = null";

const requeueOne = statement<never>(
  "webhooks.requeue-delivery",
  `update webhook_deliveries set ${anew} where webhook_id = $1 and id = $3`,
);

/** Due at once, with all its attempts before it. */
export async function requeueDelivery(db: Database, webhookId: string, id: string, now: Date): Promise<void> {
  await db.run(requeueOne, [webhookId, now, id]);
}

const requeueAll = statement<never>(
  "webhooks.requeue-waiting",
  `update webhook_deliveries set ${anew} where webhook_id = $1 and status = 'waiting'`,
);

/** All that wait for another attempt. */
export async function requeueWaiting(db: Database, webhookId: string, now: Date): Promise<void> {
  await db.run(requeueAll, [webhookId, now]);
}

// Times do not grow strictly with numbers: what is numbered after the first event since then may be told again, too.
const rewind = statement<{ cursor: number }>(
  "webhooks.rewind",
  `update webhooks set cursor = least(cursor, coalesce(
     (select min(sequence) - 1 from events where time >= $2 and sequence is not null), cursor))
   where id = $1 returning cursor`,
);

/** Sets the webhook back, so that the log is read again from the first event since a moment; answers its number - 1. */
export async function rewindCursor(db: Database, webhookId: string, since: Date): Promise<number> {
  const [row] = await db.run(rewind, [webhookId, since]);
  return row!.cursor;
}
