// Stops the listening: what is under way is finished, and connections that carry nothing do not hold it up.
import type { Socket } from "node:net";
import type { FastifyInstance } from "fastify";

/** A request may be on its way on a connection that was opened a moment ago. */
const silentMs = 500;

/**
 * Watches the connections from now on; the answer closes `app`. Node ends idle connections by itself, but takes one
 * that never sent a byte, such as browsers and pools open in advance, for busy. A request that takes longer than
 * `limitMs` is cut off.
 */
export function gentleCloser(app: FastifyInstance, limitMs: number): () => Promise<void> {
  const open = new Set<Socket>();
  app.server.on("connection", (socket: Socket) => {
    open.add(socket);
    socket.once("close", () => open.delete(socket));
  });
  return async () => {
    const endSilent = setTimeout(() => {
      for (const socket of open) if (socket.bytesRead === 0) socket.destroy();
    }, silentMs);
    const cutOff = setTimeout(() => app.server.closeAllConnections(), limitMs);
    await app.close();
    clearTimeout(endSilent);
    clearTimeout(cutOff);
  };
}
