// What arrives at a receiver: signed, at least once, in the order of each subject, whatever the receiver does.
import { randomUUID } from "node:crypto";
import { Webhook } from "standardwebhooks";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createClient } from "../../../src/auth/create-client.ts";
import { revokeClient } from "../../../src/auth/revoke-client.ts";
import { createDeliverer } from "../../../src/webhooks/create-deliverer.ts";
import { type Api, startApi } from "../../support/api.ts";
import { type Receiver, startReceiver } from "../../support/receiver.ts";
import { about, deliveriesOf, emit, type Given, givenWebhook, numbers } from "./given-webhook.ts";

let api: Api;
let receiver: Receiver;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());
beforeEach(async () => {
  receiver = await startReceiver();
});
afterEach(async () => {
  await receiver.stop();
  await api.database.pool.query("delete from webhooks");
});

const tkpk = () => api.as("tkpk");
const dinsos = () => api.as("agency", { agency: "dinsos" });
const given = (filters: object = {}, client = tkpk()): Promise<Given> =>
  givenWebhook(client, receiver.url, filters);
const minute = 60_000;

/** Minutes of the clock, in steps; what is due is sent at each. */
async function deliverFor(minutes: number, step = 1): Promise<void> {
  for (let passed = 0; passed < minutes; passed += step) {
    await api.deliverWebhooks();
    api.clock.advance(step * minute);
  }
  await api.deliverWebhooks();
}

const answering = (status: number) =>
  receiver.answer((_one, response) => void response.writeHead(status).end());
const range = (count: number) => Array.from({ length: count }, (_, n) => n);
const sorted = (list: readonly number[]) => [...list].sort((a, b) => a - b);

describe("an event", () => {
  it("arrives as GET /v1/events shows it, signed so that the library accepts it", async () => {
    const { secret } = await given();
    // The library compares with the real time.
    api.clock.set(new Date().toISOString());
    await emit(api, { householdId: randomUUID(), areaCode: "15.71.08.1003.001", data: { n: 1 } });
    await api.deliverWebhooks();
    const [one] = receiver.received;
    const { body } = await tkpk().get(`/v1/events?after=${one!.event.sequence - 1}`);
    expect(one!.event).toEqual(body.items[0]);
    expect(one!.headers["content-type"]).toBe("application/cloudevents+json; charset=utf-8");
    expect(one!.id).toBe(one!.event.id);
    expect(new Webhook(secret).verify(one!.body, one!.headers as never)).toEqual(one!.event);
  });

  it("is sent once when it is accepted, and what happened before the webhook is not sent", async () => {
    await emit(api, about("15.71", 1));
    await api.catchUp();
    await given();
    await emit(api, about("15.71", 2), about("15.71", 3));
    await deliverFor(3);
    expect(numbers(receiver.received)).toEqual([2, 3]);
  });

  it("is signed by both secrets for 24 hours after a rotation, and by the new one afterwards", async () => {
    api.clock.set(new Date().toISOString());
    const { id, secret: old } = await given();
    const { secret: fresh } = (await tkpk().post(`/v1/webhooks/${id}/rotate-secret`)).body;
    await emit(api, about("15.71", 1));
    await api.deliverWebhooks();
    const [first] = receiver.received;
    for (const secret of [old, fresh]) {
      expect(() => new Webhook(secret).verify(first!.body, first!.headers as never)).not.toThrow();
    }
    api.clock.advance(24 * 60 * minute);
    await emit(api, about("15.71", 2));
    await api.deliverWebhooks();
    expect(String(receiver.received[1]!.headers["webhook-signature"]).split(" ")).toHaveLength(1);
  });
});

describe("a webhook gets", () => {
  it("what its filters let through", async () => {
    await given({ types: ["member.left"], programs: ["pkh"], areas: ["15.71.08"], agencies: ["dinsos"] });
    const fits = {
      type: "member.left",
      subject: { type: "person", id: randomUUID() },
      program: "pkh",
      areaCode: "15.71.08.1003.001",
      agencies: ["dinkes", "dinsos"],
      data: { reason: "moved" },
    };
    await emit(
      api,
      { ...fits, type: "member.joined" },
      { ...fits, program: "bpnt" },
      { ...fits, areaCode: "15.71.09.1001" },
      { ...fits, agencies: ["dinkes"] },
      fits,
      { ...fits, areaCode: undefined },
    );
    await api.deliverWebhooks();
    expect(receiver.received.map(({ event }) => event.data.area)).toEqual([fits.areaCode]);
  });

  it("what changed for a household when one of its programs is among those asked for", async () => {
    await given({ programs: ["pkh"] });
    const changed = (...programs: string[]) => {
      const household = { type: "household" as const, id: randomUUID() };
      const changes = programs.map((program) => ({
        ...{ program, subject: household, version: 1, outcome: "eligible", before: "ineligible" },
      }));
      return { type: "match.changed", subject: household, householdId: household.id, data: { changes } };
    };
    const [one, other] = [changed("sembako", "pkh"), changed("sembako")];
    await emit(api, other, one);
    await api.deliverWebhooks();
    expect(receiver.received.map(({ event }) => event.subject)).toEqual([`household/${one.subject.id}`]);
  });

  it("of an agency those that the agency sees, without household and area", async () => {
    await given({}, dinsos());
    const secret = { householdId: randomUUID(), areaCode: "15.71.08.1003.001" };
    await emit(
      api,
      { ...about("15.71", 1), ...secret, agencies: ["dinkes"] },
      { ...about("15.71", 2), ...secret, agencies: ["dinsos"] },
      { ...about("15.71", 3), ...secret },
    );
    await api.deliverWebhooks();
    expect(numbers(receiver.received)).toEqual([2]);
    for (const word of Object.values(secret)) expect(receiver.received[0]!.body).not.toContain(word);
  });

  it("of an integrator those about nobody", async () => {
    await given({}, api.as("integrator"));
    await emit(api, { ...about("15.71", 1), householdId: randomUUID() }, about("15.71", 2));
    await emit(api, { subject: { type: "person", id: randomUUID() }, data: { n: 3 } });
    await api.deliverWebhooks();
    expect(numbers(receiver.received)).toEqual([2]);
  });
});

describe("a receiver that was down", () => {
  it("for an hour has every event afterwards, with its id, and those of a subject in order", async () => {
    await given();
    answering(500);
    const subjects = ["15.71", "15.71.08", "15.71.09"];
    for (const n of range(12)) {
      await emit(api, about(subjects[n % 3]!, n));
      await deliverFor(5, 5);
    }
    const before = receiver.received.length;
    answering(204);
    await deliverFor(5 * 60, 20);
    const arrived = receiver.received.slice(before);
    expect(sorted(numbers(arrived))).toEqual(range(12));
    expect(new Set(arrived.map(({ id }) => id)).size).toBe(12);
    for (const index of subjects.keys()) {
      const own = numbers(arrived).filter((n) => n % 3 === index);
      expect(own).toEqual(sorted(own));
    }
  });

  it("for one subject alone has the others at once, and its later ones wait", async () => {
    await given();
    receiver.answer(({ event }, response) => void response.writeHead(event.data.n === 1 ? 500 : 204).end());
    await emit(api, about("15.71", 1), about("15.71", 2), about("15.71.08", 3), about("15.71.08", 4));
    await api.deliverWebhooks();
    expect(sorted(numbers(receiver.received))).toEqual([1, 3, 4]);
    answering(204);
    await deliverFor(1);
    expect(numbers(receiver.received).slice(3)).toEqual([1, 2]);
  });

  it("for more than a day misses what was given up, which is listed and can be sent again", async () => {
    const { id } = await given();
    answering(503);
    await emit(api, about("15.71", 1));
    await deliverFor(26 * 60, 60);
    const [parked] = await deliveriesOf(tkpk(), id, "?status=parked");
    expect(parked).toMatchObject({ status: "parked", httpStatus: 503, failure: "status", dueAt: null });
    expect(receiver.received.map((one) => one.id)).toEqual(receiver.received.map(() => parked.eventId));
    answering(204);
    const before = receiver.received.length;
    await deliverFor(60, 60);
    expect(receiver.received).toHaveLength(before);
    const again = await tkpk().post(`/v1/webhooks/${id}/deliveries/${parked.id}/replay`);
    expect(again.body).toMatchObject({ id: parked.id, status: "waiting", attempts: 0 });
    await api.deliverWebhooks();
    expect(numbers(receiver.received.slice(before))).toEqual([1]);
    expect(await deliveriesOf(tkpk(), id)).toMatchObject([
      { status: "delivered", attempts: 1, failure: null },
    ]);
  });

  it("is sent everything since a moment again, also from before the webhook", async () => {
    await emit(api, about("15.71", 1));
    api.clock.advance(minute);
    const since = api.clock.now().toISOString();
    await emit(api, about("15.71", 2));
    await api.catchUp();
    const { id } = await given();
    await emit(api, about("15.71", 3));
    await api.deliverWebhooks();
    expect(numbers(receiver.received)).toEqual([3]);
    expect((await tkpk().post(`/v1/webhooks/${id}/replay`, { since })).status).toBe(200);
    await api.deliverWebhooks();
    expect(numbers(receiver.received)).toEqual([3, 2, 3]);
  });
});

describe("a receiver that goes on failing", () => {
  const shown = async (id: string) => (await tkpk().get(`/v1/webhooks/${id}`)).body;

  it("by 410 is disabled at once, which is an event; enabled again it goes on where it stopped", async () => {
    const { id } = await given({}, dinsos());
    const ours = (n: number) => ({ ...about("15.71", n), agencies: ["dinsos"] });
    answering(410);
    await emit(api, ours(1));
    await api.deliverWebhooks();
    expect(await shown(id)).toMatchObject({ enabled: false, disabledReason: "gone" });
    const heard = await dinsos().get("/v1/events?type=webhook.disabled&limit=200");
    expect(heard.body.items.at(-1).data).toEqual({ webhookId: id, reason: "gone" });
    await emit(api, ours(2));
    answering(204);
    await deliverFor(60, 10);
    expect(numbers(receiver.received)).toEqual([1]);
    await tkpk().put(`/v1/webhooks/${id}`, { url: receiver.url }, { "if-match": "*" });
    await api.deliverWebhooks();
    const again = receiver.received.filter(({ event }) => event.type === "test.happened");
    expect(numbers(again)).toEqual([1, 1, 2]);
    expect(await shown(id)).toMatchObject({ enabled: true, disabledReason: null, failingSince: null });
  });

  it("by 410, or is disabled by its owner, is sent nothing of what waits either", async () => {
    const { id } = await given();
    answering(410);
    await emit(api, ...range(200).map((n) => about(`15.71.${n + 10}`, n)));
    await api.deliverWebhooks();
    expect(receiver.received.length).toBeLessThan(100);
    answering(500);
    await tkpk().put(`/v1/webhooks/${id}`, { url: receiver.url }, { "if-match": "*" });
    const before = receiver.received.length;
    receiver.answer((_, response) => {
      void tkpk()
        .put(`/v1/webhooks/${id}`, { url: receiver.url, enabled: false }, { "if-match": "*" })
        .then(() => response.writeHead(204).end());
    });
    await api.deliverWebhooks();
    expect(receiver.received.length - before).toBeLessThan(100);
  });

  it("for three days is disabled", async () => {
    const { id } = await given();
    answering(500);
    await emit(api, ...range(4).map((n) => about("15.71", n)));
    await deliverFor(70 * 60, 120);
    expect(await shown(id)).toMatchObject({ enabled: true });
    await deliverFor(8 * 60, 120);
    expect(await shown(id)).toMatchObject({ enabled: false, disabledReason: "failing" });
  });

  it("is disabled when twenty deliveries in a row were given up", async () => {
    const { id } = await given();
    answering(500);
    await emit(api, ...range(20).map((n) => about(`15.71.${n + 10}`, n)));
    await deliverFor(26 * 60, 120);
    expect(await shown(id)).toMatchObject({ enabled: false, disabledReason: "parked" });
  });
});

describe("a client that is revoked", () => {
  const shown = async (id: string) => (await tkpk().get(`/v1/webhooks/${id}`)).body;

  /** Made as the client makes it, by a token of its own. */
  async function givenOfClient(): Promise<{ id: string; client: string }> {
    const role = { name: "Uji", role: "agency", agency: "dinsos", area: null } as const;
    const { client, secret } = await createClient(api.ctx(), role);
    const form = `grant_type=client_credentials&client_id=${client.id}&client_secret=${secret}`;
    const type = "application/x-www-form-urlencoded";
    const { body: token } = await api.anonymous.post("/oauth/token", form, { "content-type": type });
    const { body } = await api.anonymous.post(
      "/v1/webhooks",
      { url: receiver.url },
      { authorization: `Bearer ${token.access_token}` },
    );
    return { id: body.id, client: client.id };
  }
  const ours = (n: number) => ({ ...about("15.71", n), agencies: ["dinsos"] });

  it("is sent nothing more; whoever of its agency enables it again has it sent what came meanwhile", async () => {
    const { id, client } = await givenOfClient();
    await emit(api, ours(1));
    await api.deliverWebhooks();
    await revokeClient(api.ctx(), client);
    await emit(api, ours(2));
    await api.deliverWebhooks();
    await deliverFor(3);
    expect(numbers(receiver.received)).toEqual([1]);
    expect(await shown(id)).toMatchObject({ enabled: false, disabledReason: "client-revoked" });
    const heard = await dinsos().get("/v1/events?type=webhook.disabled&limit=200");
    expect(heard.body.items.at(-1).data).toEqual({ webhookId: id, reason: "client-revoked" });
    const enabled = await dinsos().put(`/v1/webhooks/${id}`, { url: receiver.url }, { "if-match": "*" });
    expect(enabled.body).toMatchObject({ enabled: true, disabledReason: null });
    await deliverFor(3);
    const told = receiver.received.filter(({ event }) => event.type === "test.happened");
    expect(numbers(told)).toEqual([1, 2]);
    expect(await shown(id)).toMatchObject({ enabled: true });
  });

  it("while much waits is sent no more of it", async () => {
    const { client } = await givenOfClient();
    let revoked: Promise<unknown> | undefined;
    receiver.answer((_, response) => {
      revoked ??= revokeClient(api.ctx(), client);
      void revoked.then(() => response.writeHead(204).end());
    });
    await emit(api, ...range(200).map((n) => ({ ...about(`15.71.${n + 10}`, n), agencies: ["dinsos"] })));
    await api.deliverWebhooks();
    expect(receiver.received.length).toBeLessThan(100);
  });
});

describe("a worker", () => {
  it("that is gone between its claim and its result leaves the delivery to others", async () => {
    const { id } = await given();
    await emit(api, about("15.71", 1), about("15.71", 2));
    await api.catchUp();
    // It never tells its result.
    const claimed = new Promise<void>((resolve) => {
      const send = () => new Promise<never>(() => resolve());
      const dead = { open: () => api.ctx(), source: "dead", send };
      void createDeliverer(dead, { warn: () => undefined }).look();
    });
    await claimed;
    await api.deliverWebhooks();
    expect(receiver.received).toEqual([]);
    api.clock.advance(minute);
    await api.deliverWebhooks();
    expect(numbers(receiver.received)).toEqual([1, 2]);
    expect(await deliveriesOf(tkpk(), id)).toMatchObject([{ attempts: 1 }, { attempts: 2 }]);
  });

  it("beside others sends no event that they send, and none out of order", async () => {
    await given();
    const subjects = ["15.71", "15.71.08", "15.71.09", "15.71.10"];
    await emit(api, ...range(200).map((n) => about(subjects[n % 4]!, n)));
    await api.catchUp();
    await Promise.all([1, 2, 3].map(() => api.deliverWebhooks()));
    await api.deliverWebhooks();
    const arrived = numbers(receiver.received);
    expect(sorted(arrived)).toEqual(range(200));
    for (const index of subjects.keys()) {
      const own = arrived.filter((n) => n % 4 === index);
      expect(own).toEqual(sorted(own));
    }
  });
});

describe("an address that is not allowed", () => {
  it("is refused at each attempt, and that is told", async () => {
    const { id } = await given();
    await emit(api, about("15.71", 1));
    await api.deliverWebhooks({ allowsAddress: () => false });
    expect(receiver.received).toEqual([]);
    expect(await deliveriesOf(tkpk(), id)).toMatchObject([
      { status: "waiting", failure: "address-not-allowed", httpStatus: null },
    ]);
  });
});
