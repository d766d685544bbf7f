// Quotas and waiting lists: no more places than there are, and each free one to whoever is next.
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { promoteEverywhere } from "../../../src/referrals/promote-everywhere.ts";
import type { NewReferral } from "../../../src/referrals/referral.ts";
import { type Api, startApi } from "../../support/api.ts";
import { whileRefused } from "../../support/while-refused.ts";
import { newProgram } from "../programs/program-bodies.ts";
import { givenHome, givenRt, open, openingFor, path } from "./given-referral.ts";

let api: Api;
let program: string;
let count = 0;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());
beforeEach(async () => {
  program = `roofs-${(count += 1)}`;
  const made = await tkpk().post("/v1/programs", newProgram(program, { unit: "person" }));
  expect(made.status, JSON.stringify(made.body)).toBe(201);
});

const tkpk = () => api.as("tkpk");
const perkim = () => api.as("agency", { agency: "perkim" });
const year = { from: "2026-01-01", to: "2026-12-31" };

async function putQuotas(...quotas: object[]) {
  const url = `/v1/programs/${program}/quotas`;
  const { headers } = await tkpk().get(url);
  return tkpk().put(url, { quotas }, { "if-match": headers.get("etag")! });
}
const setQuota = async (places: number, more: object = {}) => {
  const { status, body } = await putQuotas({ ...year, places, ...more });
  expect(status, JSON.stringify(body)).toBe(200);
};
const quota = async () => (await tkpk().get(`/v1/programs/${program}/quotas`)).body.quotas[0];

/** One after the other, each of a household of its own. */
async function ask(priorities: readonly (number | null)[], rt?: string): Promise<string[]> {
  const ids: string[] = [];
  for (const priority of priorities) {
    const home = await givenHome(api, rt);
    const opening: Partial<NewReferral> = { program, priority, candidates: ["perkim"] };
    const [referral] = await open(api, [openingFor(home, opening)]);
    ids.push(referral!.id);
  }
  return ids;
}
const see = async (id: string) => (await tkpk().get(`/v1/referrals/${id}`)).body;
const statesOf = (ids: readonly string[]) => Promise.all(ids.map(async (id) => (await see(id)).status));
const end = (id: string) => tkpk().post(`${path({ id })}/cancel`, { reason: { code: "client-refused" } });

describe("a quota", () => {
  it("lets as many in as it has places; the others wait, and are told how many are before them", async () => {
    await setQuota(2);
    const [one, two, low, high, unknown] = await ask([1, 1, 1, 5, null]);
    expect(await statesOf([one!, two!, low!, high!, unknown!])).toEqual([
      ...["requested", "requested"],
      ...["waitlisted", "waitlisted", "waitlisted"],
    ]);
    expect((await see(high!)).waitlist).toEqual({ position: 1, reason: "quota-full" });
    expect((await see(low!)).waitlist).toEqual({ position: 2, reason: "quota-full" });
    expect((await see(unknown!)).waitlist).toEqual({ position: 3, reason: "quota-full" });
    expect((await see(one!)).waitlist).toBeNull();
    expect(await quota()).toEqual({ area: null, ...year, places: 2, used: 2, waiting: 3 });
    const { body } = await tkpk().get(`/v1/referrals?program=${program}&status=waitlisted`);
    expect(body.items.map((item: any) => item.waitlist.position).sort()).toEqual([1, 2, 3]);
  });

  it("gives a place that is given back to the next one by priority, then age, in the same moment", async () => {
    await setQuota(1);
    const [first, low, high] = await ask([1, 1, 5]);
    await end(first!);
    expect(await statesOf([first!, low!, high!])).toEqual(["cancelled", "waitlisted", "requested"]);
    const { transitions } = await see(high!);
    expect(transitions.at(-1)).toMatchObject({ action: "promote", from: "waitlisted", to: "requested" });
    await perkim().post(`/v1/referrals/${high!}/accept`);
    const informed = { result: { code: "informed" } };
    expect((await perkim().post(`/v1/referrals/${high!}/complete`, informed)).status).toBe(200);
    expect(await statesOf([low!])).toEqual(["requested"]);
  });

  it("keeps the place of whom the program was granted", async () => {
    await setQuota(1);
    const [first, next] = await ask([1, 1]);
    await perkim().post(`/v1/referrals/${first!}/accept`);
    const helped = { result: { code: "one-off" } };
    expect((await perkim().post(`/v1/referrals/${first!}/complete`, helped)).status).toBe(200);
    expect(await statesOf([next!])).toEqual(["waitlisted"]);
    expect(await quota()).toMatchObject({ used: 1, waiting: 1 });
  });

  it("gets the place back of who received the program all along, and keeps that of who was enrolled since", async () => {
    await setQuota(1);
    const [first, next] = await ask([1, 1]);
    const enrol = async (id: string, from: string) => {
      const { subject } = await see(id);
      const answer = await tkpk().post("/v1/enrolments", {
        program,
        subject: { type: "person", id: subject.id },
        from,
      });
      expect(answer.status, JSON.stringify(answer.body)).toBe(201);
    };
    await enrol(first!, "2025-01-01");
    expect(await statesOf([first!, next!])).toEqual(["completed", "requested"]);
    const [last] = await ask([1]);
    await enrol(next!, "2026-07-01");
    expect(await statesOf([next!, last!])).toEqual(["completed", "waitlisted"]);
    expect(await quota()).toMatchObject({ used: 1, waiting: 1 });
  });

  it("that is raised lets the next ones in, and that is lowered takes no place away", async () => {
    await setQuota(1);
    const ids = await ask([1, 2, 3, 4]);
    await setQuota(3);
    expect(await statesOf(ids)).toEqual(["requested", "waitlisted", "requested", "requested"]);
    await setQuota(1);
    expect(await quota()).toMatchObject({ places: 1, used: 3, waiting: 1 });
    await end(ids[2]!);
    expect(await statesOf([ids[1]!])).toEqual(["waitlisted"]);
    expect(await quota()).toMatchObject({ used: 2 });
  });

  it("counts what was opened in its period before it was set; without any, nobody waits", async () => {
    const before = await ask([1, 1]);
    await setQuota(2);
    const [later] = await ask([9]);
    expect(await statesOf([...before, later!])).toEqual(["requested", "requested", "waitlisted"]);
    await end(before[0]!);
    expect(await statesOf([later!])).toEqual(["requested"]);
    const [last] = await ask([1]);
    await end(later!);
    await end(before[1]!);
    await end(last!);
    expect(await quota()).toMatchObject({ used: 0 });
    expect((await putQuotas()).body.quotas).toEqual([]);
    expect(await statesOf(await ask([1, 1, 1]))).toEqual(["requested", "requested", "requested"]);
  });

  it("of a program whose places cannot be given keeps no other program's from anybody", async () => {
    const before = api.clock.now();
    const halves = [
      { from: "2026-01-01", to: "2026-06-30", places: 1 },
      { from: "2026-07-01", to: "2026-12-31", places: 1 },
    ];
    api.clock.set("2026-06-01T03:00:00Z");
    await putQuotas(...halves);
    const [, stuck] = await ask([1, 1]);
    const faulty = program;
    program = `${faulty}-later`;
    await tkpk().post("/v1/programs", newProgram(program, { unit: "person" }));
    await putQuotas(...halves);
    const [, next] = await ask([1, 1]);
    api.clock.set("2026-07-01T03:00:00Z");
    await whileRefused(api.database.pool, "update on referrals", `new.program = '${faulty}'`, async () => {
      await expect(promoteEverywhere(() => api.ctx())).rejects.toThrow(AggregateError);
      expect(await statesOf([stuck!, next!])).toEqual(["waitlisted", "requested"]);
    });
    await promoteEverywhere(() => api.ctx());
    expect(await statesOf([stuck!])).toEqual(["requested"]);
    api.clock.set(before.toISOString());
  });

  it("that is made longer counts what came in on the days that it gains, and nothing twice", async () => {
    const village = { ...year, area: "15.71.08.1003" };
    const here = await givenRt(api, village.area);
    const spring = { from: "2026-01-01", to: "2026-06-30", places: 2 };
    const used = async () => (await quota()).used;
    const before = api.clock.now();
    const on = (day: string) => api.clock.set(`${day}T03:00:00Z`);

    on("2026-06-01");
    await putQuotas(spring, { ...village, places: 3 });
    const [early, second, waiting] = await ask([1, 1, 1], here);
    expect(await statesOf([early!, second!, waiting!])).toEqual(["requested", "requested", "waitlisted"]);
    on("2026-07-01");
    await promoteEverywhere(() => api.ctx());
    expect(await statesOf([waiting!])).toEqual(["requested"]);
    await putQuotas(spring, { ...village, places: 5 });
    const [, given] = await ask([1, 1], here);
    await end(given!);
    expect(await used()).toBe(2);

    const whole = { ...spring, to: year.to, places: 4 };
    await putQuotas(whole, { ...village, places: 9 });
    expect(await used()).toBe(4);
    expect(await statesOf(await ask([1], here))).toEqual(["waitlisted"]);
    // Shorter, and as long again: whoever holds a place in it holds one.
    await putQuotas(spring, { ...village, places: 4 });
    await putQuotas(whole, { ...village, places: 9 });
    expect(await used()).toBe(4);
    await end(early!);
    expect(await used()).toBe(4);
    const { rows } = await api.database.pool.query<{ held: number }>(
      `select count(*)::int as held from referrals r join quotas q on q.id = any(r.places)
       where q.program = $1 and q.area is null`,
      [program],
    );
    expect(rows[0]!.held).toBe(4);
    api.clock.set(before.toISOString());
  });

  it("of an area is for its RT; who has a place needs one in every quota that covers it", async () => {
    const here = await givenRt(api, "15.71.08.1003");
    const there = await givenRt(api, "15.71.07.1006");
    await putQuotas({ ...year, places: 2 }, { ...year, area: "15.71.08.1003", places: 1 });
    const [one, full] = await ask([1, 1], here);
    const [other, none] = await ask([1, 9], there);
    expect(await statesOf([one!, full!, other!, none!])).toEqual([
      ...["requested", "waitlisted", "requested", "waitlisted"],
    ]);
    await end(other!);
    // The first in the line is hindered by its village, so the next one of the city has the place.
    expect(await statesOf([full!, none!])).toEqual(["waitlisted", "requested"]);
    await end(one!);
    expect(await statesOf([full!])).toEqual(["requested"]);
  });

  it("with a free place offers it at once, though somebody waits elsewhere", async () => {
    const here = await givenRt(api, "15.71.08.1003");
    const there = await givenRt(api, "15.71.07.1006");
    await putQuotas({ ...year, places: 3 }, { ...year, area: "15.71.08.1003", places: 1 });
    const [, waiting] = await ask([1, 9], here);
    const [other] = await ask([1], there);
    expect(await statesOf([waiting!, other!])).toEqual(["waitlisted", "requested"]);
    const { transitions } = await see(other!);
    expect(transitions).toMatchObject([{ action: "request", from: null, to: "requested" }]);
  });

  it("gives its place to the agencies that the program has then, not to those of the opening", async () => {
    const url = `/v1/programs/${program}`;
    const setAgencies = async (...agencies: object[]) => {
      const { body, headers } = await tkpk().get(url);
      const { recipientsAsOf: _, updatedAt: __, ...draft } = body;
      const answer = await tkpk().put(url, { ...draft, agencies }, { "if-match": headers.get("etag")! });
      expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    };
    const lead = (capacity: string) => ({ agency: "perkim", role: "lead", areas: null, capacity });
    const dinsos = { agency: "dinsos", role: "alternate", areas: null, capacity: "capacity" };
    await setQuota(0);
    const [full, north, nobody, free, last] = await ask([5, 4, 3, 2, 1]);
    const clock = { dueAt: expect.any(String), overdue: false };

    await setAgencies(lead("no-capacity"), dinsos);
    await setQuota(1);
    expect(await see(full!)).toMatchObject({ status: "requested", candidates: ["dinsos"], ...clock });
    // It reads on what it was told of, and nothing of the household.
    const { body } = await perkim().get(`/v1/referrals/${full!}`);
    expect(body).toMatchObject({ status: "requested", candidates: ["dinsos"], snapshot: null });

    await setAgencies({ ...lead("capacity"), areas: ["15.71.07"] }, dinsos);
    await setQuota(2);
    expect(await see(north!)).toMatchObject({ candidates: ["dinsos"] });

    await setAgencies(lead("no-capacity"));
    await setQuota(3);
    expect(await see(nobody!)).toMatchObject({ status: "returned", candidates: [], dueAt: null });

    await setAgencies(lead("capacity"), dinsos);
    await setQuota(4);
    expect(await see(free!)).toMatchObject({
      status: "requested",
      candidates: ["perkim", "dinsos"],
      ...clock,
    });

    await setAgencies({ ...dinsos, role: "lead" });
    await setQuota(5);
    expect(await see(last!)).toMatchObject({ status: "requested", candidates: ["dinsos"], ...clock });
  });

  it("gives its place to agencies that take more again, where none did at the opening", async () => {
    await setQuota(0);
    const home = await givenHome(api);
    const [waiting] = await open(api, [openingFor(home, { program, candidates: [] })]);
    await setQuota(1);
    expect(await see(waiting!.id)).toMatchObject({ status: "requested", candidates: ["perkim"] });
  });

  it("of another period lets nobody in until its first day", async () => {
    await putQuotas({ from: "2026-08-01", to: "2026-08-31", places: 1 });
    const [one, two] = await ask([1, 2]);
    expect((await see(one!)).waitlist).toEqual({ position: 2, reason: "no-quota" });
    const before = api.clock.now();
    api.clock.set("2026-07-31T17:00:00Z");
    await promoteEverywhere(() => api.ctx());
    expect(await statesOf([one!, two!])).toEqual(["waitlisted", "requested"]);
    api.clock.set(before.toISOString());
  });

  it("has no place for a referral that is taken up again after another has got it", async () => {
    await setQuota(1);
    const [first] = await ask([1]);
    await end(first!);
    const [second] = await ask([1]);
    const again = () =>
      tkpk().post(`/v1/referrals/${first!}/reopen`, { reason: { code: "entered-in-error" } });
    const refused = await again();
    expect([refused.status, refused.body.code]).toEqual([409, "conflict"]);
    expect(await statesOf([first!])).toEqual(["cancelled"]);
    await end(second!);
    expect((await again()).status).toBe(200);
    expect(await quota()).toMatchObject({ used: 1 });
  });

  it("is refused with every fault, and needs the tag that was read", async () => {
    await setQuota(1);
    await ask([1]);
    const { status, body } = await putQuotas(
      { from: "2026-03-01", to: "2026-02-01", places: 1 },
      { from: "2026-01-01", to: "2026-06-30", area: "15.71.08", places: 1 },
      { from: "2026-06-01", to: "2026-12-31", area: "15.71.08", places: 1 },
      { ...year, area: "15.71.99.1003", places: 1 },
    );
    expect(status).toBe(422);
    expect(body.errors.map(({ pointer, code }: any) => [pointer, code])).toEqual([
      ["/quotas/3/area", "unknown-code"],
      ["/quotas/0/to", "out-of-order"],
      ["/quotas/2/from", "overlapping"],
      ["/quotas", "in-use"],
    ]);
    const url = `/v1/programs/${program}/quotas`;
    expect((await tkpk().put(url, { quotas: [] })).status).toBe(428);
    expect((await tkpk().put(url, { quotas: [] }, { "if-match": '"99"' })).status).toBe(412);
    expect((await tkpk().get("/v1/programs/no-such/quotas")).status).toBe(404);
    expect((await perkim().put(url, { quotas: [] }, { "if-match": "*" })).status).toBe(403);
  });

  // Each history writes some dozen times, one after the other.
  it(
    "is never exceeded, and no place stays free while somebody waits, whatever happens at once",
    { timeout: 120_000 },
    async () => {
      const act = fc.oneof(
        fc.record({ kind: fc.constant("ask" as const), priority: fc.integer({ min: 0, max: 9 }) }),
        fc.record({ kind: fc.constant("end" as const), which: fc.nat() }),
        fc.record({ kind: fc.constant("quota" as const), places: fc.integer({ min: 0, max: 6 }) }),
      );
      const rounds = fc.array(fc.array(act, { minLength: 2, maxLength: 6 }), { minLength: 3, maxLength: 6 });
      await fc.assert(
        fc.asyncProperty(rounds, async (history) => {
          program = `roofs-${(count += 1)}`;
          await tkpk().post("/v1/programs", newProgram(program, { unit: "person" }));
          let places = 3;
          await setQuota(places);
          const ids: string[] = [];
          for (const acts of history) {
            await Promise.all(
              acts.map(async (one) => {
                if (one.kind === "ask") ids.push(...(await ask([one.priority])));
                else if (one.kind === "end" && ids.length > 0) await end(ids[one.which % ids.length]!);
              }),
            );
            const last = acts.findLast((one) => one.kind === "quota");
            const set = last ? setQuota((places = last.places)) : undefined;
            const [, made] = await Promise.all([set, ask([5])]);
            ids.push(...made);
            const { rows } = await api.database.pool.query<{ status: string; held: number }>(
              "select status, cardinality(places) as held from referrals where program = $1",
              [program],
            );
            const held = rows.filter((row) => row.held > 0);
            const waiting = rows.filter(({ status }) => status === "waitlisted");
            const stands = await quota();
            expect(stands.used).toBe(held.length);
            expect(waiting.length === 0 || stands.used >= places).toBe(true);
            expect(rows.filter(({ status }) => status === "requested")).toHaveLength(held.length);
          }
        }),
        { numRuns: 8 },
      );
    },
  );
});
