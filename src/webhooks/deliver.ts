// Sends what is due to one webhook: at most some at once, the events of one subject one after the other.
import { randomUUID } from "node:crypto";
import type { Context } from "../context.ts";
import { eventViewOf } from "../events/event.ts";
import { toEventAnswer } from "../events/event-answer.ts";
import { type Attempt, retryAt } from "./attempt.ts";
import { claimDeliveries, type Claimed, fillDeliveries, type Settled } from "./delivery-store.ts";
import { recordAttempts } from "./record-attempts.ts";
import type { Sender } from "./send-event.ts";
import { signedHeaders } from "./signature.ts";
import { selectTarget, type Target } from "./store.ts";

export interface Delivering {
  /** A context of the present moment, for each step. */
  readonly open: () => Context;
  /** The city, as the `source` of its events. */
  readonly source: string;
  readonly send: Sender["send"];
}

/** To one webhook by one process. */
const atOnce = 32;
/** Longer than any attempt takes: whoever has not told its result by then is gone. */
const claimMs = 60_000;

/** Goes on until nothing is due, or the signal lets it make no more attempts. */
export async function deliverTo(
  delivering: Delivering,
  webhookId: string,
  signal: AbortSignal,
): Promise<void> {
  const underWay = new Set<Promise<void>>();
  const results: Settled[] = [];
  try {
    for (;;) {
      const settled = results.splice(0);
      const room = signal.aborted ? 0 : atOnce - underWay.size;
      // Beside each other: what follows upon what is written down now is taken the next time round.
      const [{ target, claimed, token }] = await Promise.all([
        takeDue(delivering, webhookId, room),
        settled.length > 0 ? recordAttempts(delivering.open(), webhookId, settled) : undefined,
      ]);
      for (const one of claimed) {
        const attempt = deliver(delivering, target!, one)
          .then((result) => void results.push({ ...result, id: one.id, claim: token }))
          .finally(() => underWay.delete(attempt));
        underWay.add(attempt);
      }
      if (settled.length > 0 || results.length > 0) continue;
      if (underWay.size === 0) return;
      await Promise.race(underWay);
    }
  } finally {
    await Promise.allSettled(underWay);
  }
}

interface Taken {
  readonly target?: Target;
  readonly claimed: readonly Claimed[];
  readonly token: string;
}

/** The log is read on when there is room for more than what is due. */
async function takeDue({ open }: Delivering, webhookId: string, room: number): Promise<Taken> {
  const { db, now } = open();
  const token = randomUUID();
  const until = new Date(now.getTime() + claimMs);
  const take = (limit: number) => claimDeliveries(db, { webhookId, now, until, token, limit });
  if (room === 0) return { claimed: [], token };
  // Beside each other: an address that is changed meanwhile holds from the next claim on.
  const [claimed, target] = await Promise.all([take(room), selectTarget(db, webhookId, now)]);
  while (claimed.length === 0 && (await fillDeliveries(db, webhookId, now))) {
    claimed.push(...(await take(room)));
  }
  return target ? { target, claimed, token } : { claimed: [], token };
}

type Result = Omit<Settled, "id" | "claim">;

async function deliver({ open, source, send }: Delivering, target: Target, one: Claimed): Promise<Result> {
  const { vault, now: time } = open();
  const event = toEventAnswer({ ...one, id: one.eventId }, source, viewOf(target));
  const body = JSON.stringify(event);
  const secrets = [target.secret, target.previous].flatMap((sealed) => (sealed ? [vault.open(sealed)] : []));
  const headers = {
    "content-type": "application/cloudevents+json; charset=utf-8",
    "user-agent": "satu-pintu",
    ...signedHeaders({ id: one.eventId, time, body }, secrets),
  };
  return resultOf(one, await send({ url: target.url, headers, body }), open().now);
}

function viewOf({ role, agency }: Target) {
  return eventViewOf({ role, agency: agency ?? undefined });
}

function resultOf(one: Claimed, { retryAfterMs, ...attempt }: Attempt, now: Date): Result {
  if (attempt.failure === null) return { ...attempt, status: "delivered", dueAt: now };
  const again = retryAt({ ...one, retryAfterMs }, now, Math.random());
  return { ...attempt, status: again ? "waiting" : "parked", dueAt: again ?? now };
}
