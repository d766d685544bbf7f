// A stand-in for the server, to be killed by tests: runs the embedded database and says what happens on its output.
import { parseArgs } from "node:util";
import pg from "pg";
import { type EmbeddedDatabase, startEmbedded } from "../../src/database/embedded/start.ts";

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { uid: { type: "string" }, volatile: { type: "boolean", default: false } },
});
const [dataDir = ""] = positionals;
const { uid, volatile } = values;
const say = (line: object) => console.log(JSON.stringify(line));

if (uid !== undefined) {
  process.setgroups?.([]);
  process.setgid?.(Number(uid));
  process.setuid?.(Number(uid));
}

/** A server answers its last requests after Ctrl-C. */
async function answerLast(database: EmbeddedDatabase): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 300));
  const client = new pg.Client(database.connectionString);
  await client.connect();
  const { rows } = await client.query("select 'still here' as answer");
  say(rows[0] as object);
  await client.end();
  await database.stop();
  process.exit();
}

try {
  const database = await startEmbedded({ dataDir, log: (line) => say({ line }), durable: !volatile });
  process.on("SIGINT", () => void answerLast(database));
  say({ connectionString: database.connectionString, cluster: database.dataDir, uid: process.getuid?.() });
  setInterval(() => undefined, 60_000);
} catch (error) {
  const { code, message } = error as { code?: string; message: string };
  say({ code, message });
}
