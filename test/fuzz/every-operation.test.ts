// Every operation, sent what the document says, almost that, and nothing like it; `npm run test:long` sends thousands.
import { afterAll, beforeAll, expect, test } from "vitest";
import { documentText, unconnectedApp } from "../../openapi/document.ts";
import { type Api, startApi } from "../support/api.ts";
import { fillCity, knownIn } from "./city.ts";
import { fuzzOperation } from "./fuzz-operation.ts";
import { operationsOf } from "./operations.ts";
import { storedRows } from "./stored-rows.ts";

const long = process.env.TEST_LONG === "1";
const runs = long ? 80 : 7;
/** `FUZZ_SEED` repeats a run; a long run takes another each time, and says which. */
const seed = Number(process.env.FUZZ_SEED ?? (long ? Date.now() % 1_000_000 : 20_260_701));

const app = await unconnectedApp();
const document = JSON.parse(documentText(app));
await app.close();
const operations = operationsOf(document);

let api: Api;
let stored: () => Promise<object>;
const tally = new Map<number, number>();
beforeAll(async () => {
  api = await startApi();
  await fillCity(api);
  stored = await storedRows(api.database.pool, api.database.schema);
});
afterAll(async () => {
  await api.stop();
  const statuses = [...tally].sort(([a], [b]) => a - b).map(([status, times]) => `${status} × ${times}`);
  console.log(`fuzz, seed ${seed}: ${statuses.join(", ")}`);
});

test.each(operations.map((operation) => [operation.operationId, operation] as const))(
  "%s answers whatever is sent as the document says, and a refusal writes nothing",
  async (_, operation) => {
    const knownOf = await knownIn(api);
    const known = knownOf(operation.path.split("/")[2] ?? "");
    await fuzzOperation({ api, document, known, stored, seed, runs, tally }, operation);
  },
);

test("reaches what lies behind validation: a good part of the requests is accepted", () => {
  const times = (from: number, to: number) =>
    [...tally].reduce((sum, [status, n]) => (status >= from && status < to ? sum + n : sum), 0);
  expect(times(200, 300)).toBeGreaterThan(times(200, 600) / 5);
  expect(times(422, 423)).toBeGreaterThan(0);
});
