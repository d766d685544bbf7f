// A webhook that leads to a receiver, and events to be sent.
import { inTransaction } from "../../../src/context.ts";
import type { EventEntry } from "../../../src/journal.ts";
import type { Api, Client } from "../../support/api.ts";
import type { Received } from "../../support/receiver.ts";

export interface Given {
  readonly id: string;
  readonly secret: string;
  readonly etag: string;
}

export async function givenWebhook(client: Client, url: string, filters: object = {}): Promise<Given> {
  const { status, body, headers } = await client.post("/v1/webhooks", { url, ...filters });
  if (status !== 201) throw new Error(`${status} ${JSON.stringify(body)}`);
  return { id: body.id, secret: body.secret, etag: headers.get("etag")! };
}

export async function emit(api: Api, ...entries: Partial<EventEntry>[]): Promise<void> {
  await inTransaction(api.ctx(), async (tx) => {
    for (const entry of entries) {
      tx.journal.event({ type: "test.happened", subject: { type: "area", id: "15.71" }, data: {}, ...entry });
    }
  });
}

/** Event number `n` about a subject. */
export const about = (id: string, n: number): Partial<EventEntry> => ({
  subject: { type: "area", id },
  data: { n },
});

export const numbers = (received: readonly Received[]): number[] => received.map(({ event }) => event.data.n);

export async function deliveriesOf(client: Client, id: string, query = ""): Promise<any[]> {
  return (await client.get(`/v1/webhooks/${id}/deliveries${query}`)).body.items;
}
