// GET /v1/events: the order, who sees what, and that a reader misses none.
import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { auditLog } from "../../../src/audit/chain-audits.ts";
import { inTransaction } from "../../../src/context.ts";
import { createSequencer } from "../../../src/database/sequencer.ts";
import { eventLog } from "../../../src/events/number-events.ts";
import type { EventEntry } from "../../../src/journal.ts";
import { type Answer, type Api, startApi } from "../../support/api.ts";
import { givenHome, givenReferral, open, openingFor, path } from "../referrals/given-referral.ts";

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

async function emit(...entries: Partial<EventEntry>[]): Promise<void> {
  await inTransaction(api.ctx(), async (tx) => {
    for (const entry of entries) {
      tx.journal.event({ type: "test.happened", subject: { type: "area", id: "15.71" }, data: {}, ...entry });
    }
  });
}

const numbers = ({ body }: Answer): number[] =>
  body.items.map((item: { data: { n: number } }) => item.data.n);
/** Where the events of the next test begin. */
const here = async (): Promise<number> => {
  await api.catchUp();
  const { rows } = await api.database.pool.query(
    "select coalesce(max(sequence), 0)::int as last from events",
  );
  return rows[0].last;
};

describe("events", () => {
  it("are CloudEvents that name the city, the subject and the moment", async () => {
    const after = await here();
    const [householdId, personId] = [randomUUID(), randomUUID()];
    await emit({
      type: "member.joined",
      subject: { type: "person", id: personId },
      householdId,
      areaCode: "15.71.08.1003.001",
      program: "pkh",
      data: { reason: "moved" },
    });
    const { body } = await api.as("tkpk").get(`/v1/events?after=${after}`);
    expect(body.items).toEqual([
      {
        specversion: "1.0",
        id: expect.any(String),
        source: api.issuer.name,
        type: "member.joined",
        subject: `person/${personId}`,
        time: api.clock.now().toISOString(),
        datacontenttype: "application/json",
        data: { householdId, area: "15.71.08.1003.001", program: "pkh", reason: "moved" },
        sequence: after + 1,
      },
    ]);
    expect(body.nextAfter).toBe(after + 1);
  });

  it("are read page by page, of one type where asked, and the caller sees its own writes at once", async () => {
    const after = await here();
    await emit(...[1, 2, 3, 4, 5].map((n) => ({ type: n % 2 ? "test.odd" : "test.even", data: { n } })));
    const first = await api.as("tkpk").get(`/v1/events?after=${after}&limit=2`);
    expect(numbers(first)).toEqual([1, 2]);
    const second = await api.as("tkpk").get(`/v1/events?after=${first.body.nextAfter}&limit=200`);
    expect(numbers(second)).toEqual([3, 4, 5]);
    const odd = await api.as("tkpk").get(`/v1/events?after=${after}&type=test.odd&limit=2`);
    expect(numbers(odd)).toEqual([1, 3]);
    expect(odd.body.nextAfter).toBe(after + 3);
  });

  it("of a transaction that fails are never seen", async () => {
    const after = await here();
    const failing = inTransaction(api.ctx(), async (tx) => {
      tx.journal.event({ type: "test.happened", subject: { type: "area", id: "15.71" }, data: { n: 1 } });
      throw new Error("changed its mind");
    });
    await expect(failing).rejects.toThrow("changed its mind");
    expect((await api.as("tkpk").get(`/v1/events?after=${after}`)).body).toEqual({
      items: [],
      nextAfter: after,
    });
  });

  it("are seen by an agency when they name it, by an integrator when they are about nobody", async () => {
    const after = await here();
    await emit(
      { agencies: ["dinsos", "dinkes"], householdId: randomUUID(), data: { n: 1 } },
      { agencies: ["dinkes"], subject: { type: "household", id: randomUUID() }, data: { n: 2 } },
      { subject: { type: "person", id: randomUUID() }, data: { n: 3 } },
      { data: { n: 4 } },
    );
    const read = (client: ReturnType<Api["as"]>) => client.get(`/v1/events?after=${after}`);
    expect(numbers(await read(api.as("tkpk")))).toEqual([1, 2, 3, 4]);
    expect(numbers(await read(api.as("agency", { agency: "dinsos" })))).toEqual([1]);
    expect(numbers(await read(api.as("agency", { agency: "dinkes" })))).toEqual([1, 2]);
    expect(numbers(await read(api.as("integrator")))).toEqual([4]);
    const none = await read(api.as("agency", { agency: "dlh" }));
    expect(none.body).toEqual({ items: [], nextAfter: after + 4 });
  });

  it("name household and area to the coordination team alone", async () => {
    const after = await here();
    await emit({ agencies: ["dinsos"], householdId: randomUUID(), areaCode: "15.71.08.1003.001" });
    const dataFor = async (client: ReturnType<Api["as"]>) =>
      Object.keys((await client.get(`/v1/events?after=${after}`)).body.items[0].data).sort();
    expect(await dataFor(api.as("tkpk"))).toEqual(["area", "householdId"]);
    expect(await dataFor(api.as("agency", { agency: "dinsos" }))).toEqual([]);
  });

  it("of a referral are about the referral, whoever reads them", async () => {
    const after = await here();
    const referral = await givenReferral(api);
    const dinsos = api.as("agency", { agency: "dinsos" });
    await api.as("agency", { agency: "dinkes" }).post(path(referral, "accept"));
    const { body } = await dinsos.get(`/v1/events?after=${after}`);
    const about = { referralId: referral.id, program: "jambi-bugar", version: 1, unit: "person" };
    expect(body.items).toMatchObject([
      { type: "referral.requested", subject: `referral/${referral.id}`, data: { ...about, holder: null } },
      {
        type: "referral.accepted",
        subject: `referral/${referral.id}`,
        data: { ...about, action: "accept", from: "requested", status: "accepted", holder: "dinkes" },
      },
    ]);
    const { personId, householdId, areaCode } = referral;
    for (const secret of [personId, householdId, areaCode]) {
      expect(JSON.stringify(body)).not.toContain(secret);
    }
  });

  it("of referrals reach an integrator for areas only, not for persons without a household", async () => {
    const after = await here();
    const home = await givenHome(api);
    await open(api, [
      openingFor(home, { householdId: null }),
      openingFor(home, {
        program: "kampung-bantar",
        subjectType: "area",
        subjectId: home.areaCode,
        householdId: null,
      }),
    ]);
    const { body } = await api.as("integrator").get(`/v1/events?after=${after}`);
    expect(body.items).toMatchObject([{ type: "referral.requested", data: { program: "kampung-bantar" } }]);
    expect(body.items).toHaveLength(1);
  });

  it.each(["field", "importer", "analyst", "admin"] as const)("are not for the role %s", async (role) => {
    expect((await api.as(role).get("/v1/events")).status).toBe(403);
  });

  it.each(["after=-1", "after=x", "limit=0", "limit=201", "type=Nonsense", "sort=time"])(
    "refuse the query %s",
    async (query) => {
      expect((await api.as("tkpk").get(`/v1/events?${query}`)).body.code).toBe("invalid-request");
    },
  );

  it("after the last known number wait there, even when the number is too high", async () => {
    const { body } = await api.as("tkpk").get("/v1/events?after=999999999");
    expect(body).toEqual({ items: [], nextAfter: 999_999_999 });
  });
});

describe("a polling reader", () => {
  it("sees each event once and in order, though slow and fast writers commit across one another", async () => {
    const after = await here();
    const { pool } = api.database;
    // Two processes that each number what they find.
    const sequencers = [0, 1].map(() =>
      createSequencer(pool, [eventLog, auditLog], { warn: () => undefined }),
    );
    const [writers, each] = [12, 15];
    // Those of many are numbered by their writer, where nobody else is at it.
    const sizeOf = (writer: number, i: number) => (writer % 3 === 0 && i % 5 === 0 ? 250 : 1);
    const written: string[] = [];
    const seen: { n: string; sequence: number }[] = [];
    let next = after;
    const read = async () => {
      // Past the API, which numbers before it reads: here the reader takes what is there.
      const { rows } = await pool.query<{ n: string; sequence: number }>(
        "select data->>'n' as n, sequence from events where sequence > $1 order by sequence",
        [next],
      );
      seen.push(...rows);
      next = rows.at(-1)?.sequence ?? next;
    };
    const write = async (writer: number) => {
      for (let i = 0; i < each; i += 1) {
        await inTransaction(api.ctx(), async (tx) => {
          for (let part = 0; part < sizeOf(writer, i); part += 1) {
            const n = `${writer}-${i}-${part}`;
            tx.journal.event({ type: "test.raced", subject: { type: "area", id: "15.71" }, data: { n } });
            written.push(n);
          }
          if (writer % 2) await sleep(Math.random() * 15);
        });
        sequencers[i % 2]!.nudge();
      }
    };
    let writing = true;
    const poll = async () => {
      for (; writing; await sleep(1)) await read();
    };
    const polling = poll();
    await Promise.all(Array.from({ length: writers }, (_, writer) => write(writer)));
    await Promise.all(sequencers.map((sequencer) => sequencer.stop()));
    writing = false;
    await polling;
    await read();

    expect(seen.map(({ sequence }) => sequence)).toEqual(written.map((_, i) => after + 1 + i));
    expect(seen.map(({ n }) => n).sort()).toEqual(written.sort());
  });
});

describe("the sequencer", () => {
  it("numbers by itself what a process left behind that died before it could say so", async () => {
    const after = await here();
    await emit({ data: { n: 1 } }, { data: { n: 2 } });
    const sequencer = createSequencer(api.database.pool, [eventLog], { warn: () => undefined });
    sequencer.start();
    const numbered = async () => {
      const { rows } = await api.database.pool.query("select from events where sequence > $1", [after]);
      return rows.length;
    };
    await expect.poll(numbered, { timeout: 3_000 }).toBe(2);
    await sequencer.stop();
  });

  it("goes on when another holder of its lock freezes in the middle", async () => {
    const after = await here();
    const client = await holdSequence();
    client.on("error", () => undefined);
    await client.query("set local idle_in_transaction_session_timeout = '300ms'");
    await emit({ data: { n: 1 } });
    expect(numbers(await api.as("tkpk").get(`/v1/events?after=${after}`))).toEqual([1]);
    client.release(true);
  });

  it("numbers more than one batch in one go", async () => {
    const after = await here();
    const client = await holdSequence();
    for (let part = 0; part < 2_500; part += 500) await emit(...some(500, part));
    expect(await numberedAfter(after)).toEqual([]);
    await client.query("rollback");
    client.release();
    await api.catchUp();
    expect(await numberedAfter(after)).toEqual(some(2_500).map(({ data }) => data.n));
  });

  it("is spared what a transaction of many has numbered itself, after all that came before", async () => {
    const after = await here();
    const client = await holdSequence();
    await emit(...some(2));
    await client.query("rollback");
    client.release();
    await emit(...some(300, 2));
    expect(await numberedAfter(after)).toEqual(some(302).map(({ data }) => data.n));
  });

  /** On a connection of its own, until it is rolled back. */
  async function holdSequence() {
    const client = await api.database.pool.connect();
    await client.query("begin");
    await client.query("select pg_advisory_xact_lock(hashtextextended(current_schema() || ' sequencer', 0))");
    return client;
  }

  function some(count: number, from = 0) {
    return Array.from({ length: count }, (_, index) => ({ data: { n: from + index } }));
  }

  async function numberedAfter(after: number): Promise<number[]> {
    const { rows } = await api.database.pool.query<{ n: number }>(
      "select (data->>'n')::int as n from events where sequence > $1 order by sequence",
      [after],
    );
    return rows.map(({ n }) => n);
  }
});
