// Webhook deliveries a second to a local receiver, beside a bare loop of undici with the same bodies.
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { Agent, request } from "undici";
import { inTransaction } from "../../src/context.ts";
import { listEvents } from "../../src/events/list-events.ts";
import { toEventAnswer } from "../../src/events/event-answer.ts";
import { createLog } from "../../src/log.ts";
import type { City } from "../../src/open-city.ts";
import { createDeliverer } from "../../src/webhooks/create-deliverer.ts";
import { createSender } from "../../src/webhooks/send-event.ts";
import { createWebhook } from "../../src/webhooks/create-webhook.ts";
import { contextOf, desk } from "../service/bench-city.ts";
import { type Comparison, compare } from "../service/in-turns.ts";

const rounds = 3;
const deliveries = 4_000;
/** Several events of each, as happen to one household. */
const subjects = 1_000;
const atOnce = 32;

export async function benchDeliveries(city: City): Promise<Comparison> {
  const { receiver, url } = await startReceiver();
  try {
    const ctx = contextOf(city, desk);
    const webhook = { url, description: null, types: null, programs: null, agencies: null, areas: null };
    await createWebhook(ctx, webhook, true);
    await writeEvents(city);
    const { events } = await listEvents(ctx, { after: 0, limit: 200 });
    const bodies = events.map((event) =>
      JSON.stringify(toEventAnswer(event, city.issuer.name, { kind: "all" })),
    );
    await deliver(city);
    return await compare(
      rounds,
      async () => {
        await writeEvents(city);
        return deliver(city);
      },
      () => post(url, bodies),
    );
  } finally {
    receiver.disconnect();
  }
}

async function startReceiver(): Promise<{ readonly receiver: ChildProcess; readonly url: string }> {
  const receiver = fork(new URL("receiver.ts", import.meta.url), { execArgv: ["--import", "tsx"] });
  const [port] = (await once(receiver, "message")) as [number];
  return { receiver, url: `http://127.0.0.1:${port}/` };
}

async function writeEvents(city: City): Promise<void> {
  await inTransaction(city.systemContext("bench"), async (tx) => {
    for (let place = 0; place < deliveries; place += 1) {
      const subject = { type: "household", id: `bench-${place % subjects}` };
      const data = { areaCode: "15.71.08.1003.012", revision: place };
      tx.journal.event({ type: "household.updated", subject, areaCode: "15.71.08.1003.012", data });
    }
  });
  await city.sequencer.catchUp();
}

/** @returns how many a second */
async function deliver(city: City): Promise<number> {
  const sender = createSender({ allowsHttp: true, allowsAddress: () => true });
  const open = () => city.systemContext("bench");
  const deliverer = createDeliverer({ open, source: city.issuer.name, send: sender.send }, createLog("warn"));
  const start = performance.now();
  await deliverer.look();
  await deliverer.idle();
  const perSecond = (deliveries * 1_000) / (performance.now() - start);
  await sender.close();
  const { rows } = await city.parts.pool.query<{ left: number }>(
    "select count(*)::int as left from webhook_deliveries where status <> 'delivered'",
  );
  if (rows[0]!.left > 0) throw new Error(`${rows[0]!.left} deliveries have not arrived.`);
  return perSecond;
}

/** The same bodies by nothing but undici. @returns how many a second */
async function post(url: string, bodies: readonly string[]): Promise<number> {
  const dispatcher = new Agent();
  const headers = { "content-type": "application/cloudevents+json" };
  const start = performance.now();
  let next = 0;
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (next < deliveries) {
        const body = bodies[(next += 1) % bodies.length];
        const answer = await request(url, { dispatcher, method: "POST", headers, body });
        await answer.body.dump();
      }
    }),
  );
  const perSecond = (deliveries * 1_000) / (performance.now() - start);
  await dispatcher.close();
  return perSecond;
}
