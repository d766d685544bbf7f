// One attempt over real HTTP: what counts as arrived, how long it takes at most, and where it never goes.
import type { lookup, LookupAddress } from "node:dns";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { isPublicAddress } from "../../../src/webhooks/public-address.ts";
import { createSender, type Sender } from "../../../src/webhooks/send-event.ts";
import { type Receiver, startReceiver } from "../../support/receiver.ts";

let receiver: Receiver;
/** On another address of this machine, as something inside that no caller should reach. */
let inside: Receiver;
const senders: Sender[] = [];

beforeAll(async () => {
  receiver = await startReceiver();
  inside = await startReceiver("127.0.0.2");
});
afterAll(() => Promise.all([receiver.stop(), inside.stop()]));
afterEach(async () => {
  await Promise.all(senders.splice(0).map((sender) => sender.close()));
  receiver.received.length = 0;
});

const only = (address: string) => address === "127.0.0.1";

function send(url: string, options: Partial<Parameters<typeof createSender>[0]> = {}) {
  const sender = createSender({ allowsHttp: true, allowsAddress: only, ...options });
  senders.push(sender);
  return sender.send({ url, headers: { "webhook-id": "1" }, body: '{"n":1}' });
}

describe("an attempt", () => {
  it.each([200, 202, 204, 299])("arrives when it is answered by %i", async (status) => {
    receiver.answer((_one, response) => void response.writeHead(status).end());
    expect(await send(receiver.url)).toEqual({ httpStatus: status, failure: null });
    expect(receiver.received.map(({ body }) => body)).toEqual(['{"n":1}']);
  });

  it.each([303, 304, 400, 404, 410, 429, 500, 503])("fails when it is answered by %i", async (status) => {
    receiver.answer((_one, response) => void response.writeHead(status, { location: "/other" }).end());
    expect(await send(receiver.url)).toEqual({ httpStatus: status, failure: "status" });
  });

  it("fails when there is no answer in time", async () => {
    receiver.answer(() => undefined);
    expect(await send(receiver.url, { timeoutMs: 100 })).toEqual({ httpStatus: null, failure: "time-out" });
  });

  it("fails where nobody listens, and where there is no such host", async () => {
    const dead = await startReceiver();
    await dead.stop();
    expect(await send(dead.url)).toEqual({ httpStatus: null, failure: "connection" });
    expect(await send("http://no-such-host.invalid")).toEqual({ httpStatus: null, failure: "connection" });
  });

  it("fails when the connection is cut", async () => {
    receiver.answer((_one, response) => void response.destroy());
    expect(await send(receiver.url)).toEqual({ httpStatus: null, failure: "connection" });
  });

  it("arrives by its status, however long its body is", async () => {
    let written = 0;
    let isCut = false;
    receiver.answer((_one, response) => {
      response.writeHead(200).on("close", () => (isCut = true));
      const go = async () => {
        for (; !isCut && written < 100_000_000; written += 65_536) {
          if (!response.write(Buffer.alloc(65_536))) await sleep(1);
        }
      };
      void go();
    });
    expect(await send(receiver.url)).toEqual({ httpStatus: 200, failure: null });
    await expect.poll(() => isCut).toBe(true);
    expect(written).toBeLessThan(100_000_000);
  });

  it("arrives by its status, though its body never ends", async () => {
    receiver.answer((_one, response) => void response.writeHead(200).write("…"));
    expect(await send(receiver.url)).toEqual({ httpStatus: 200, failure: null });
  });
});

describe("a redirect", () => {
  const redirects = (to: string, status = 307) =>
    receiver.answer(({ path }, response) => {
      const answer = path === "/end" ? response.writeHead(204) : response.writeHead(status, { location: to });
      answer.end();
    });

  it.each([301, 302, 307, 308])("by %i is followed with the same body", async (status) => {
    redirects("/end", status);
    expect(await send(`${receiver.url}/start`)).toEqual({ httpStatus: 204, failure: null });
    expect(receiver.received.map(({ path, body }) => [path, body])).toEqual([
      ["/start", '{"n":1}'],
      ["/end", '{"n":1}'],
    ]);
  });

  it("is followed three times, and not for ever", async () => {
    redirects("/again");
    expect(await send(receiver.url)).toEqual({ httpStatus: null, failure: "too-many-redirects" });
    expect(receiver.received).toHaveLength(4);
  });

  it("to an address that is not allowed is not followed", async () => {
    redirects(inside.url);
    expect(await send(receiver.url)).toEqual({ httpStatus: null, failure: "address-not-allowed" });
    expect(inside.received).toEqual([]);
  });

  it("to what is no URL of the web is not followed", async () => {
    redirects("ftp://127.0.0.1/x");
    expect(await send(receiver.url)).toEqual({ httpStatus: null, failure: "address-not-allowed" });
  });
});

describe("this machine and its network", () => {
  const strict = { allowsAddress: isPublicAddress };

  it.each(["127.0.0.1", "127.1", "0x7f000001", "2130706433", "[::1]", "[::ffff:127.0.0.1]"])(
    "is not reached as %s",
    async (host) => {
      const url = `http://${host}:${receiver.port}`;
      expect(await send(url, strict)).toEqual({ httpStatus: null, failure: "address-not-allowed" });
      expect(receiver.received).toEqual([]);
    },
  );

  it("is not reached by a name that leads there", async () => {
    const url = `http://localhost:${receiver.port}`;
    expect(await send(url, strict)).toEqual({ httpStatus: null, failure: "address-not-allowed" });
    expect(receiver.received).toEqual([]);
  });

  it("is not reached by HTTP in the clear unless that is allowed", async () => {
    const result = await send(receiver.url, { allowsHttp: false });
    expect(result).toEqual({ httpStatus: null, failure: "address-not-allowed" });
  });
});

describe("a name that leads elsewhere each time it is looked up", () => {
  /** Answers with these addresses in turn; the last one again and again. */
  function inTurn(...answers: readonly (readonly string[])[]) {
    const asked: string[] = [];
    const resolve = ((
      name: string,
      _options: object,
      done: (error: null, addresses: LookupAddress[]) => void,
    ) => {
      const addresses = answers[Math.min(asked.push(name), answers.length) - 1]!;
      done(
        null,
        addresses.map((address) => ({ address, family: 4 })),
      );
    }) as typeof lookup;
    return { asked, resolve };
  }
  const [outside, within] = ["127.0.0.1", "127.0.0.2"];
  const refused = { httpStatus: null, failure: "address-not-allowed" };
  const arrived = { httpStatus: 204, failure: null };
  const named = (port: number, path = "/") => `http://receiver.test:${port}${path}`;

  beforeEach(() =>
    receiver.answer((_one, response) => void response.writeHead(204, { connection: "close" }).end()),
  );

  it("is connected to at the address that was checked: it is looked up once", async () => {
    const { asked, resolve } = inTurn([outside], [within]);
    expect(await send(named(receiver.port), { resolve })).toEqual(arrived);
    expect(asked).toEqual(["receiver.test"]);
    expect(receiver.received).toHaveLength(1);
  });

  it("is checked again by the next attempt that connects", async () => {
    const { asked, resolve } = inTurn([outside], [within]);
    const sender = createSender({ allowsHttp: true, allowsAddress: only, resolve });
    senders.push(sender);
    const message = { url: named(receiver.port), headers: {}, body: "{}" };
    expect(await sender.send(message)).toEqual(arrived);
    expect(await sender.send(message)).toEqual(refused);
    expect(asked).toHaveLength(2);
    expect(receiver.received).toHaveLength(1);
  });

  it("is checked again where a redirect names it", async () => {
    receiver.answer(
      (_one, response) =>
        void response.writeHead(307, { connection: "close", location: named(inside.port) }).end(),
    );
    const { resolve } = inTurn([outside], [within]);
    expect(await send(named(receiver.port), { resolve })).toEqual(refused);
    expect(receiver.received).toHaveLength(1);
    expect(inside.received).toEqual([]);
  });

  it("is refused whole where one of its addresses is not allowed, or where it has none", async () => {
    for (const addresses of [[outside, within], [within, outside], []]) {
      expect(await send(named(receiver.port), { resolve: inTurn(addresses).resolve })).toEqual(refused);
    }
    expect(receiver.received).toEqual([]);
  });
});
