// The floor of answering at all: verifies the same token, parses the body, returns JSON of the same size.
import { readFileSync } from "node:fs";
import Fastify from "fastify";
import { tokenVerifier } from "../../src/auth/verify-token.ts";
import { readConfig } from "../../src/config.ts";
import { loadKeys } from "../../src/keys.ts";

const config = readConfig();
const { signing } = await loadKeys(config);
const issuer = { name: "urn:satu-pintu:satu-pintu", audience: config.authAudience, key: signing };
const verifyToken = tokenVerifier({ issuer, clock: () => new Date() });
const answer = JSON.parse(readFileSync(process.argv[2]!, "utf8")) as unknown;

const app = Fastify();
app.get("/healthz", () => ({ status: "ok" }));
app.post("/floor", async (request, reply) => {
  await verifyToken(request.headers.authorization!.slice("Bearer ".length));
  return reply.send(answer);
});
process.on("SIGINT", () => process.exit(0));
process.stderr.write(`The floor answers at ${await app.listen({ host: "127.0.0.1", port: 0 })}\n`);
