// Over real sockets, with a limit of half a second in place of a minute.
import { connect, type Socket } from "node:net";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import Fastify, { type FastifyInstance } from "fastify";
import { afterAll, beforeAll, expect, it } from "vitest";
import { limitSlowBodies } from "../../../src/http/limit-slow-bodies.ts";
import { answerUnreadable } from "../../../src/http/transport-errors.ts";

const limitMs = 500;
let app: FastifyInstance;

beforeAll(async () => {
  app = Fastify({ requestTimeout: 0, clientErrorHandler: answerUnreadable });
  limitSlowBodies(app, limitMs);
  app.addContentTypeParser("text/csv", (_request, payload, done) => done(null, payload));
  app.post("/record", async () => "taken");
  app.post("/file", { config: { streams: true } }, async ({ body }) => {
    let bytes = 0;
    for await (const chunk of body as AsyncIterable<Buffer>) bytes += chunk.length;
    return `${bytes} bytes`;
  });
  app.get("/long", async () => {
    await sleep(3 * limitMs);
    return "answered";
  });
  await app.listen({ host: "127.0.0.1", port: 0 });
});
afterAll(() => app.close());

interface Call {
  readonly socket: Socket;
  /** All that the server says until it closes. */
  readonly said: Promise<string>;
}

function call(method: string, path: string, type: string, length: number): Call {
  const { port } = app.server.address() as AddressInfo;
  const socket = connect(port, "127.0.0.1");
  const ofBody = length > 0 ? `content-type: ${type}\r\ncontent-length: ${length}\r\n` : "";
  socket.write(`${method} ${path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n${ofBody}\r\n`);
  let got = "";
  socket.on("data", (data) => (got += String(data)));
  const said = new Promise<string>((resolve) => socket.on("close", () => resolve(got)));
  return { socket, said };
}

it("ends a record that does not come in whole, though it keeps coming", async () => {
  const { socket, said } = call("POST", "/record", "application/json", 10_000);
  const drip = setInterval(() => socket.write(" "), limitMs / 10);
  expect(await said).toMatch(/^HTTP\/1.1 408 /);
  clearInterval(drip);
});

it("lets a file take its time as long as it moves", async () => {
  const { socket, said } = call("POST", "/file", "text/csv", 30);
  for (let sent = 0; sent < 30; sent += 1) {
    socket.write("x");
    await sleep(limitMs / 10);
  }
  expect(await said).toMatch(/^HTTP\/1.1 200 [^]*30 bytes$/);
});

it("ends a file that stands still", async () => {
  const { socket, said } = call("POST", "/file", "text/csv", 30);
  socket.write("x");
  expect(await said).toMatch(/^HTTP\/1.1 408 /);
});

it("does not count how long an answer takes", async () => {
  expect(await call("GET", "/long", "", 0).said).toMatch(/^HTTP\/1.1 200 [^]*answered$/);
});
