// A receiver of webhooks over real HTTP, that answers as a test has it.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface Received {
  readonly path: string;
  readonly id: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
  /** Parsed. */
  readonly event: any;
}

export type Answering = (received: Received, response: ServerResponse) => void;

export interface Receiver {
  readonly url: string;
  readonly port: number;
  readonly received: Received[];
  /** How it answers from now on; 204 unless told otherwise. */
  answer(how: Answering): void;
  stop(): Promise<void>;
}

const takes: Answering = (_received, response) => void response.writeHead(204).end();

export async function startReceiver(host = "127.0.0.1"): Promise<Receiver> {
  let how = takes;
  const received: Received[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const body = Buffer.concat(chunks).toString("utf8");
      const { headers, url = "" } = request;
      const one = { path: url, id: String(headers["webhook-id"]), headers, body, event: JSON.parse(body) };
      received.push(one);
      how(one, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  const { port } = server.address() as AddressInfo;
  return {
    ...{ url: `http://${host}:${port}`, port, received },
    answer: (next) => void (how = next),
    stop() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
