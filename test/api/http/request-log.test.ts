// What a server writes down of a busy day: one line a request, and nothing that was told about people.
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { newCityKeys, type Server, startServer } from "../../support/run-server.ts";
import { createTestDatabase, type TestDatabase } from "../../support/test-database.ts";
import { familyCardNumber, nationalId, poorFamily } from "../intakes/sent-households.ts";

// The server is a process of its own, compiled as it starts.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

/** Words that stand nowhere but in what is sent. */
const told = {
  name: "Maimunah Rahasiawati",
  child: "Zulkifli Rahasiawan",
  address: "Jalan Kenanga Tersembunyi 17",
  phone: "081299887766",
  note: "Datang dengan Pak Hidayatullah",
  purpose: "Penelusuran Sukmawijaya",
  officer: "Petugas Wardhanikusuma",
};

let database: TestDatabase;
let server: Server;
beforeAll(async () => {
  database = await createTestDatabase();
  server = await startServer(newCityKeys(), { DATABASE_URL: database.connectionString });
});
afterAll(async () => {
  server.process.kill("SIGKILL");
  await database.drop();
});

const desk = { role: "tkpk" } as const;
const disdik = { role: "agency", agency: "disdik" } as const;

function household() {
  const sent = poorFamily({ address: told.address, phone: told.phone });
  sent.members[0]!.name = told.name;
  sent.members[2]!.name = told.child;
  return sent;
}

/** Requests that succeed, in the order of a case; answers how many. */
async function workCase(): Promise<number> {
  const sent = household();
  const applicant = { name: told.name, phone: told.phone };
  const body = { channel: "puskesos", reportedBy: told.officer, applicant, household: sent };
  const intake = await server.send(desk, "POST", "/v1/intakes", { body });
  expect(intake.status).toBe(201);

  const headers = { "x-purpose": told.purpose, "x-on-behalf-of": told.officer };
  const search = { nationalId: sent.members[0]!.nationalId };
  const found = await server.send(desk, "POST", "/v1/households/search", { body: search, headers });
  expect(found.body.items).toHaveLength(1);
  const { id } = intake.body.household;
  const shown = await server.send(desk, "GET", `/v1/households/${id}`, { headers });
  expect(shown.body).toMatchObject({ address: told.address, familyCardNumber: sent.familyCardNumber });

  const offered = await server.send(disdik, "GET", "/v1/referrals?candidate=disdik&limit=1");
  const accept = `/v1/referrals/${offered.body.items[0].id}/accept`;
  expect((await server.send(disdik, "POST", accept, { body: { note: told.note } })).status).toBe(200);
  return 5;
}

/** Requests that are refused, each at another place, with what must not be repeated in each; answers how many. */
async function meetRefusals(): Promise<number> {
  const wrong: any = household();
  wrong.members[1].nationalId = `${told.phone}x`;
  wrong.members[0].birthDate = told.name;
  const unstorable = household();
  unstorable.members[1]!.name = `${told.name}\u0000`;
  const twice = household();
  twice.members[1]!.nationalId = twice.members[0]!.nationalId!;
  const number = familyCardNumber();
  const name = encodeURIComponent(told.name);
  const calls: [method: string, path: string, body?: unknown][] = [
    ["POST", "/v1/intakes", { channel: told.name, household: wrong }],
    ["POST", "/v1/intakes", { channel: "puskesos", household: unstorable }],
    ["POST", "/v1/intakes", { channel: "puskesos", household: twice }],
    ["POST", "/v1/intakes", `{"familyCardNumber": "${number}", "address": "${told.address}`],
    ["POST", "/v1/households/search", { name: told.name, nationalId: `${number}9` }],
    ["GET", `/v1/households/${number}`],
    ["GET", `/v1/households/${number}?name=${name}`],
    ["GET", `/v1/people/${number}/${name}`],
    ["GET", `/v1/people/%zz${told.phone}`],
    ["GET", `/v1/referrals?candidate=${number}&phone=${told.phone}`],
    ["GET", `/v1/referrals?cursor=${nationalId("1990-01-01", "male")}`],
    ["GET", `/v1/areas/15.71.08.1003.${number}`],
    ["PATCH", `/v1/households/${number}`, { name: told.name }],
  ];
  for (const [method, path, body] of calls) {
    const { status } = await server.send(desk, method, path, { body });
    expect({ method, path, refused: status >= 400 && status < 500 }).toMatchObject({ refused: true });
  }
  const noToken = { authorization: `Bearer ${number}` };
  expect((await server.send(desk, "GET", "/v1/agencies", { headers: noToken })).status).toBe(401);
  return calls.length + 1;
}

/** A client that goes away before its answer. */
async function leaveEarly(): Promise<number> {
  const holder = await database.pool.connect();
  await holder.query("begin; lock table households in exclusive mode");
  const leave = new AbortController();
  const body = { channel: "puskesos", household: household() };
  const left = server.send(desk, "POST", "/v1/intakes", { body, signal: leave.signal });
  const waiting = "select from pg_locks where not granted and relation = 'households'::regclass";
  await vi.waitFor(async () => expect((await holder.query(waiting)).rowCount).toBe(1), 10_000);
  leave.abort();
  await expect(left).rejects.toThrow("aborted");
  await holder.query("rollback");
  holder.release();
  return 1;
}

it("is one line for each, by its route, without a word of what was sent", async () => {
  const sent = (await workCase()) + (await meetRefusals()) + (await leaveEarly());
  server.process.kill("SIGINT");
  const { exitCode, stdout } = await server.ended;
  expect(exitCode).toBe(0);

  const lines = stdout.trim().split("\n");
  for (const words of Object.values(told)) for (const word of words.split(" ")) absent(lines, word);
  expect(lines.filter((line) => /\d{14,}/.test(line))).toEqual([]);

  const requests = lines.map((line) => JSON.parse(line)).filter(({ msg }) => msg === "request");
  expect(requests).toHaveLength(sent);
  expect(new Set(requests.map(({ reqId }) => reqId)).size).toBe(sent);
  expect(requests[0]).toEqual({
    ...{ level: 30, time: expect.any(Number), pid: server.process.pid, hostname: expect.any(String) },
    ...{ reqId: expect.any(String), client: "test-tkpk", msg: "request" },
    ...{ method: "POST", route: "/v1/intakes", status: 201, durationMs: expect.any(Number) },
  });
  const routes = requests.map(({ route }) => route);
  expect(routes).toContain("/v1/households/:id");
  expect(routes).toContain("unknown");
  expect(requests.filter(({ aborted }) => aborted)).toMatchObject([{ route: "/v1/intakes" }]);
});

/** Compared without case, and without "Jalan" and the like, which are too short to be sure of. */
function absent(lines: readonly string[], word: string): void {
  if (word.length < 6) return;
  const repeating = lines.filter((line) => line.toLowerCase().includes(word.toLowerCase()));
  expect({ word, repeating }).toEqual({ word, repeating: [] });
}
