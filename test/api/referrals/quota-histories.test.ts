// Random histories of a program with quotas, everything at once: no quota is exceeded, and nobody is passed over by a lower priority.
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Api, type Client, startApi } from "../../support/api.ts";
import { newProgram } from "../programs/program-bodies.ts";
import { givenHome, givenRt, open, openingFor } from "./given-referral.ts";

let api: Api;
let tkpk: Client;
let perkim: Client;
let rts: readonly string[];
let count = 0;
beforeAll(async () => {
  api = await startApi();
  tkpk = api.as("tkpk");
  perkim = api.as("agency", { agency: "perkim" });
  rts = [
    await givenRt(api, "15.71.08.1003"),
    await givenRt(api, "15.71.08.1003"),
    await givenRt(api, "15.71.08.1001"),
  ];
});
afterAll(() => api.stop());

/** Of the city, of a village, and of an RT in it: who lives there needs a place in all three. */
const areas = [null, "15.71.08.1003", "first RT"] as const;

const act = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant("ask" as const),
      rt: fc.nat(2),
      priority: fc.option(fc.nat(9)),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constantFrom(
        "cancel",
        "accept",
        "complete",
        "grant",
        "decline",
        "fail",
        "reopen",
        "recall",
        "reassign",
      ),
      which: fc.nat(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant("quota" as const), of: fc.nat(2), places: fc.nat(5) }),
  },
);
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;

const moves: Record<string, readonly [by: "tkpk" | "perkim", action: string, body: object]> = {
  cancel: ["tkpk", "cancel", { reason: { code: "client-refused" } }],
  recall: ["tkpk", "recall", { reason: { code: "new-information" } }],
  reassign: ["tkpk", "reassign", { agency: "perkim" }],
  reopen: ["tkpk", "reopen", { reason: { code: "new-information" } }],
  accept: ["perkim", "accept", {}],
  complete: ["perkim", "complete", { result: { code: "informed" } }],
  grant: ["perkim", "complete", { result: { code: "one-off" } }],
  decline: ["perkim", "decline", { reason: { code: "client-refused" } }],
  fail: ["perkim", "fail", { reason: { code: "client-refused" } }],
};

interface Row {
  readonly id: string;
  readonly status: string;
  readonly rt: string;
  readonly priority: number | null;
  readonly places: readonly string[];
}
interface Quota {
  readonly id: string;
  readonly area: string | null;
  readonly places: number;
  readonly used: number;
}

class History {
  readonly program = `histories-${(count += 1)}`;
  readonly ids: string[] = [];
  readonly places = [3, 2, 1];
  readonly #year = { from: "2026-01-01", to: "2026-12-31" };

  async begin(): Promise<this> {
    const made = await tkpk.post("/v1/programs", newProgram(this.program, { unit: "person" }));
    expect(made.status, JSON.stringify(made.body)).toBe(201);
    await this.setQuotas();
    return this;
  }

  async setQuotas(): Promise<void> {
    const quotas = this.places.map((places, of) => ({
      ...{ area: of === 2 ? rts[0] : areas[of], ...this.#year, places },
    }));
    const url = `/v1/programs/${this.program}/quotas`;
    const { status, body } = await tkpk.put(url, { quotas }, { "if-match": "*" });
    expect(status, JSON.stringify(body)).toBe(200);
  }

  async do(one: Act): Promise<void> {
    if (one.kind === "ask") return this.#ask(rts[one.rt]!, one.priority);
    if (one.kind === "quota") return this.setQuotas();
    if (this.ids.length === 0) return;
    const [by, action, body] = moves[one.kind]!;
    const client = by === "tkpk" ? tkpk : perkim;
    const path = `/v1/referrals/${this.ids[one.which % this.ids.length]!}`;
    // Only what is held can end well or badly.
    if (["complete", "grant", "fail"].includes(one.kind)) await perkim.post(`${path}/accept`, {});
    const answer = await client.post(`${path}/${action}`, body);
    expect(answer.status, `${one.kind}: ${JSON.stringify(answer.body)}`).toBeLessThan(500);
  }

  async #ask(rt: string, priority: number | null): Promise<void> {
    const home = await givenHome(api, rt);
    const opening = openingFor(home, { program: this.program, priority, candidates: ["perkim"] });
    this.ids.push((await open(api, [opening]))[0]!.id);
  }

  async look(): Promise<{ rows: Row[]; quotas: Quota[] }> {
    const referrals = await api.database.pool.query<Row>(
      "select id, status, area_code as rt, priority, places from referrals where program = $1 order by opened_at, id",
      [this.program],
    );
    const stored = await api.database.pool.query<Quota>(
      "select id, area, places, used from quotas where program = $1",
      [this.program],
    );
    return { rows: referrals.rows, quotas: stored.rows };
  }
}

const covers = ({ area }: Quota, rt: string) => area === null || `${rt}.`.startsWith(`${area}.`);
const rank = ({ priority }: Row) => priority ?? -Infinity;

function check(
  before: Awaited<ReturnType<History["look"]>>,
  after: typeof before,
  most: ReadonlyMap<string, number>,
) {
  for (const quota of after.quotas) {
    const held = after.rows.filter(({ places }) => places.includes(quota.id)).length;
    expect(quota.used, "what is counted is what is held").toBe(held);
    const used = before.quotas.find(({ id }) => id === quota.id)?.used ?? 0;
    const places = most.get(quota.area ?? "")!;
    expect(quota.used, "no more than there are, unless there were fewer since").toBeLessThanOrEqual(
      Math.max(places, used),
    );
  }
  const waiting = after.rows.filter(({ status }) => status === "waitlisted");
  for (const one of waiting) {
    expect(one.places).toEqual([]);
    const free = after.quotas.every((quota) => !covers(quota, one.rt) || quota.used < quota.places);
    expect(free, "no place stays free that somebody waits for").toBe(false);
  }
  const waitedBefore = new Set(
    before.rows.filter(({ status }) => status === "waitlisted").map(({ id }) => id),
  );
  const hadPlace = new Set(before.rows.filter(({ places }) => places.length > 0).map(({ id }) => id));
  // Everybody of one RT needs the same places: who has waited all along was passed over by nobody with less priority.
  for (const passed of waiting.filter(({ id }) => waitedBefore.has(id))) {
    const got = after.rows.filter(
      ({ id, rt, places }) => rt === passed.rt && places.length > 0 && !hadPlace.has(id),
    );
    for (const one of got) expect(rank(one), "priority").toBeGreaterThanOrEqual(rank(passed));
  }
}

it(
  "exceeds no quota, leaves no place free that is waited for, and starves no priority",
  { timeout: 240_000 },
  async () => {
    const round = fc.array(act, { minLength: 3, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(fc.array(round, { minLength: 3, maxLength: 6 }), async (rounds) => {
        const history = await new History().begin();
        for (const acts of rounds) {
          const before = await history.look();
          const most = new Map(before.quotas.map(({ area, places }) => [area ?? "", places]));
          for (const one of acts) {
            if (one.kind !== "quota") continue;
            history.places[one.of] = one.places;
            for (const [of, places] of history.places.entries()) {
              const area = (of === 2 ? rts[0] : areas[of]) ?? "";
              most.set(area, Math.max(most.get(area) ?? 0, places));
            }
          }
          await Promise.all(acts.map((one) => history.do(one)));
          check(before, await history.look(), most);
        }
      }),
      { numRuns: process.env.TEST_LONG === "1" ? 60 : 10 },
    );
  },
);
