// POST /v1/programs/{code}/releases: who is eligible is offered the program by priority, as many as asked and no more.
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { type Api, startApi } from "../../support/api.ts";
import { poorFamily } from "../intakes/sent-households.ts";
import { newProgram, newVersion } from "../programs/program-bodies.ts";

let api: Api;
let program: string;
let count = 0;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());
beforeEach(() => {
  program = `roofs-${(count += 1)}`;
});

const tkpk = () => api.as("tkpk");
const send = async (path: string, body: object = {}, status = 200) => {
  const answer = await tkpk().post(path, body);
  expect(answer.status, JSON.stringify(answer.body)).toBe(status);
  return answer.body;
};
const at = (path = "") => `/v1/programs/${program}${path}`;
const release = (body: object) => send(at("/releases"), body);

/** The poorest first; nothing opens by itself. */
async function givenProgram(given: Record<string, unknown> = {}): Promise<void> {
  await send("/v1/programs", newProgram(program, given), 201);
  const priority = "10.0 - double(household.decile)";
  await send(at("/versions"), newVersion({ effectiveFrom: "2026-07-01", priority }), 201);
  await send(at("/versions/1/publish"));
}
const declare = () => send(at("/recipients"), { asOf: "2026-07-01" });

async function givenFamilies(deciles: readonly number[], changes: object = {}): Promise<string[]> {
  const ids: string[] = [];
  for (const value of deciles) {
    const decile = { value, source: "dtsen", period: "2026-Q2" };
    const body = { channel: "puskesos", household: poorFamily({ decile, ...changes }) };
    ids.push((await send("/v1/intakes", body, 201)).household.id);
  }
  return ids;
}

async function offered(): Promise<string[]> {
  const { body } = await tkpk().get(`/v1/referrals?program=${program}&limit=200`);
  return body.items.map((item: any) => item.household);
}

it("offers it to as many as asked, the highest priority first, and says how many are left", async () => {
  const [third, first, second, none] = await givenFamilies([4, 1, 2, 7]);
  await givenProgram();
  await declare();
  await api.keepCurrent();
  const before = await offered();
  expect(before).toEqual([]);
  expect(await release({ limit: 2, dryRun: true })).toMatchObject({ dryRun: true, opened: 2 });
  expect(await offered()).toEqual([]);

  const done = await release({ limit: 2 });
  expect(done).toMatchObject({ dryRun: false, opened: 2 });
  expect((await offered()).sort()).toEqual([first!, second!].sort());
  expect(await release({ limit: 1000 })).toEqual({ dryRun: false, opened: done.left, left: 0 });
  expect(await offered()).toEqual(expect.arrayContaining([third!]));
  expect(await offered()).not.toContain(none);
  expect(await release({ limit: 10 })).toEqual({ dryRun: false, opened: 0, left: 0 });

  const { body } = await tkpk().get(`/v1/referrals?program=${program}&limit=1`);
  expect(body.items[0]).toMatchObject({
    ...{ basis: "release", status: "requested", candidates: ["perkim"] },
    transitions: [{ action: "open", from: null, to: "requested", agency: null, actor: "test-tkpk" }],
  });
});

it("is for programs whose recipients are declared loaded, and for whom the coordination team decides", async () => {
  await givenProgram();
  expect((await send(at("/releases"), { limit: 1 }, 409)).code).toBe("conflict");
  await declare();
  expect((await api.as("agency", { agency: "perkim" }).post(at("/releases"), { limit: 1 })).status).toBe(403);
  await send("/v1/programs/no-such/releases", { limit: 1 }, 404);
  await send(at("/releases"), { limit: 0 }, 400);
  const unknown = await send(at("/releases"), { limit: 1, area: "15.71.99" }, 422);
  expect(unknown.errors[0]).toMatchObject({ pointer: "/area", code: "unknown-code" });
});

it("stays within the places that are free, and puts nobody on a waiting list", async () => {
  await givenProgram();
  await declare();
  const [low, high, middle] = await givenFamilies([4, 1, 2], { areaCode: "15.71.07.1006" });
  const { headers } = await tkpk().get(at("/quotas"));
  const quotas = [{ from: "2026-01-01", to: "2026-12-31", places: 2 }];
  await tkpk().put(at("/quotas"), { quotas }, { "if-match": headers.get("etag")! });
  const area = "15.71.07.1006";
  expect(await release({ limit: 10, area })).toEqual({ dryRun: false, opened: 2, left: 1 });
  expect((await offered()).sort()).toEqual([high!, middle!].sort());
  expect(await release({ limit: 10, area })).toEqual({ dryRun: false, opened: 0, left: 1 });
  const asked = { program, subject: { type: "household", id: low! } };
  expect((await send("/v1/referrals", asked, 201)).status).toBe("waitlisted");
});

it("gives the free places of a village, though somebody waits where there is no quota", async () => {
  await givenProgram();
  await declare();
  const [elsewhere] = await givenFamilies([1], { areaCode: "15.71.05.1004" });
  const area = "15.71.04.1002";
  const quotas = [{ area, from: "2026-01-01", to: "2026-12-31", places: 10 }];
  await tkpk().put(at("/quotas"), { quotas }, { "if-match": "*" });
  const asked = { program, subject: { type: "household", id: elsewhere! } };
  const waiting = await send("/v1/referrals", asked, 201);
  expect(waiting).toMatchObject({ status: "waitlisted", waitlist: { reason: "no-quota" } });
  await givenFamilies([1, 2, 3], { areaCode: area });
  expect(await release({ limit: 2, area })).toEqual({ dryRun: false, opened: 2, left: 1 });
  expect(await release({ limit: 10 })).toMatchObject({ opened: 1 });
  const { body } = await tkpk().get(`/v1/referrals/${waiting.id}`);
  expect(body.status).toBe("waitlisted");
});

it("gives whoever waits for one of the free places theirs first", async () => {
  await givenProgram();
  await declare();
  const area = "15.71.04.1003";
  const [low] = await givenFamilies([4], { areaCode: area });
  const quotas = [{ area, from: "2026-07-02", to: "2026-12-31", places: 2 }];
  await tkpk().put(at("/quotas"), { quotas }, { "if-match": "*" });
  const waiting = await send("/v1/referrals", { program, subject: { type: "household", id: low! } }, 201);
  expect(waiting.status).toBe("waitlisted");
  const [high, middle] = await givenFamilies([1, 2], { areaCode: area });
  // The period has begun, and nobody has told of it yet.
  api.clock.set("2026-07-02T03:00:00.000Z");
  expect(await release({ limit: 10, area })).toEqual({ dryRun: false, opened: 1, left: 1 });
  api.clock.set("2026-07-01T03:00:00.000Z");
  expect((await offered()).sort()).toEqual([low!, high!].sort());
  expect(await offered()).not.toContain(middle);
});

it("takes no more places than there are, though several are asked for at once; due times start with it", async () => {
  await givenProgram();
  await declare();
  const area = "15.71.02.1002";
  await givenFamilies([1, 2, 3, 4, 1, 2], { areaCode: area });
  const quotas = [{ from: "2026-01-01", to: "2026-12-31", places: 4 }];
  await tkpk().put(at("/quotas"), { quotas }, { "if-match": "*" });
  api.clock.set("2026-07-06T03:00:00.000Z");
  const answers = await Promise.all([1, 2, 3].map(() => release({ limit: 2, area })));
  expect(answers.reduce((sum, { opened }) => sum + opened, 0)).toBe(4);
  const { body } = await tkpk().get(`/v1/referrals?program=${program}&limit=200`);
  expect(body.items.map(({ status, dueAt }: any) => `${status} ${dueAt}`)).toEqual(
    Array.from({ length: 4 }, () => "requested 2026-07-13T16:59:59.999Z"),
  );
  const deciles = await Promise.all(
    body.items.map(
      async (one: any) => (await tkpk().get(`/v1/households/${one.household}`)).body.decile.value,
    ),
  );
  expect(deciles.sort()).toEqual([1, 1, 2, 2]);
  api.clock.set("2026-07-01T03:00:00.000Z");
});

it("passes over who receives it, who has refused it, and who is still to be verified", async () => {
  await givenProgram();
  await declare();
  const place = { areaCode: "15.71.03.1008" };
  const [receives, refused, free] = await givenFamilies([1, 1, 1], place);
  const area = place.areaCode;
  await send(
    "/v1/enrolments",
    { program, subject: { type: "household", id: receives! }, from: "2026-01-01" },
    201,
  );
  const asked = await send("/v1/referrals", { program, subject: { type: "household", id: refused! } }, 201);
  await send(`/v1/referrals/${asked.id}/cancel`, { reason: { code: "client-refused" } });
  expect(await release({ limit: 10, area })).toEqual({ dryRun: false, opened: 1, left: 0 });
  expect(await offered()).toContain(free);
});

it("waits for whoever is still to be verified, and says that they are left", async () => {
  await givenProgram({ needsVerification: true });
  await declare();
  const place = { areaCode: "15.71.01.1001" };
  const [known, ...proposed] = await givenFamilies([1, 1, 1], place);
  const unverified = "update households set verified = false where id = any($1)";
  await api.database.pool.query(unverified, [proposed]);
  const done = await release({ limit: 10, area: place.areaCode });
  expect(done).toEqual({ dryRun: false, opened: 1, left: 2 });
  expect(await offered()).toEqual([known]);
});
