// A client that costs as little as can be: the load and its floor are measured, not what sends them.
import { connect, type Socket } from "node:net";

export interface Reply {
  readonly status: number;
  readonly body: Buffer;
}

export interface Request {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly token: string;
  /** JSON. */
  readonly body?: string;
}

/** One connection that is kept open and has one request under way at a time. */
export interface Connection {
  send(request: Request): Promise<Reply>;
  close(): void;
}

/** Understands answers with a Content-Length, which are all that there are. */
export function openConnection(port: number): Connection {
  const socket: Socket = connect({ host: "127.0.0.1", port, noDelay: true });
  let received = Buffer.alloc(0);
  let waiting: { resolve: (reply: Reply) => void; reject: (error: Error) => void } | undefined;
  socket.on("data", (chunk) => {
    received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
    const reply = readReply(received);
    if (!reply) return;
    received = Buffer.alloc(0);
    waiting?.resolve(reply);
  });
  socket.on("error", (error) => waiting?.reject(error));
  socket.on("close", () => waiting?.reject(new Error("The connection was closed.")));
  return {
    send: (request) =>
      new Promise((resolve, reject) => {
        waiting = { resolve, reject };
        socket.write(textOf(request));
      }),
    close: () => socket.destroy(),
  };
}

function textOf({ method, path, token, body }: Request): string {
  const head = `${method} ${path} HTTP/1.1\r\nhost: bench\r\nauthorization: Bearer ${token}\r\n`;
  if (body === undefined) return `${head}\r\n`;
  return `${head}content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

function readReply(received: Buffer): Reply | undefined {
  const end = received.indexOf("\r\n\r\n");
  if (end < 0) return undefined;
  const head = received.toString("latin1", 0, end);
  const length = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? 0);
  if (received.length < end + 4 + length) return undefined;
  return { status: Number(head.slice(9, 12)), body: received.subarray(end + 4, end + 4 + length) };
}
