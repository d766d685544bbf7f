// Ends requests whose body comes too slowly: as a whole where it is a record, by its pauses where it is a file.
import { Socket } from "node:net";
import type { FastifyInstance } from "fastify";

declare module "fastify" {
  interface FastifyContextConfig {
    /** The body is a file: it is read as it comes in, takes its time, and is as large as it is. */
    streams?: true;
  }
}

/** Node's own limit holds for all requests alike, and a file of a city takes longer: so `requestTimeout` is off. */
export function limitSlowBodies(app: FastifyInstance, limitMs: number): void {
  app.addHook("onRequest", async ({ raw, routeOptions }) => {
    const { socket } = raw;
    // What is injected comes over no connection: nothing is slow, and there is none to end.
    if (raw.complete || !(socket instanceof Socket)) return;
    let bytesSeen = socket.bytesRead;
    const timer = setInterval(() => {
      // It has come in whole, though nobody has read it: what is still to come is the answer.
      if (raw.complete) return stop();
      const hasMore = socket.bytesRead > bytesSeen;
      bytesSeen = socket.bytesRead;
      if (!(hasMore && routeOptions.config.streams)) app.server.emit("clientError", timedOut(), socket);
    }, limitMs);
    const stop = () => clearInterval(timer);
    raw.once("end", stop).once("close", stop);
  });
}

/** As Node says it. */
function timedOut(): Error {
  return Object.assign(new Error("Request timeout"), { code: "ERR_HTTP_REQUEST_TIMEOUT" });
}
