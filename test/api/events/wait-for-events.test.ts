// GET /v1/events?wait=: the answer comes with the event.
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inTransaction } from "../../../src/context.ts";
import { type Api, type Client, startApi } from "../../support/api.ts";

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

async function emit(agencies: string[] = []): Promise<void> {
  await inTransaction(api.ctx(), async (tx) => {
    tx.journal.event({ type: "test.happened", subject: { type: "area", id: "15.71" }, agencies, data: {} });
  });
}

const here = async (): Promise<number> =>
  (await api.as("tkpk").get("/v1/events?after=999999999")) && newest();
async function newest(): Promise<number> {
  const { rows } = await api.database.pool.query(
    "select coalesce(max(sequence), 0)::int as last from events",
  );
  return rows[0].last;
}

describe("waiting for events", () => {
  it("answers at once where there are some", async () => {
    const after = await here();
    await emit();
    const { body } = await api.as("tkpk").get(`/v1/events?after=${after}&wait=30`);
    expect(body.items).toHaveLength(1);
  });

  it("answers when one comes that the caller sees, and passes over others", async () => {
    const after = await here();
    const answer = api.as("agency", { agency: "dinsos" }).get(`/v1/events?after=${after}&wait=30`);
    await emit(["dinkes"]);
    await emit(["dinsos"]);
    const { body } = await answer;
    expect(body).toMatchObject({ items: [{ sequence: after + 2 }], nextAfter: after + 2 });
  });

  it("answers with nothing when the time is over", async () => {
    const after = await here();
    const { body } = await api.as("tkpk").get(`/v1/events?after=${after}&wait=1`);
    expect(body).toEqual({ items: [], nextAfter: after });
  });

  it.each(["31", "-1", "x"])("refuses to wait for %s seconds", async (wait) => {
    expect((await api.as("tkpk").get(`/v1/events?wait=${wait}`)).body.code).toBe("invalid-request");
  });

  it("holds no connection: more callers wait than the pool has", async () => {
    const after = await here();
    const waiting = Array.from({ length: 30 }, () => api.as("tkpk").get(`/v1/events?after=${after}&wait=30`));
    await emit();
    const sizes = (await Promise.all(waiting)).map(({ body }) => body.items.length);
    expect(sizes).toEqual(waiting.map(() => 1));
  });

  it("misses none and tells none twice, though slow and fast writers commit across one another", async () => {
    const after = await here();
    const [writers, each] = [8, 12];
    let writing = true;
    const follow = async (client: Client, limit: number) => {
      const seen: { n: string; sequence: number }[] = [];
      for (let next = after, isLast = false; !isLast;) {
        isLast = !writing;
        const { body } = await client.get(`/v1/events?after=${next}&limit=${limit}&wait=${isLast ? 0 : 1}`);
        seen.push(
          ...body.items.map(({ data, sequence }: any) => ({ n: data.n, sequence: Number(sequence) })),
        );
        if (body.items.length > 0) isLast = false;
        next = body.nextAfter;
      }
      return seen;
    };
    const readers = [
      follow(api.as("tkpk"), 200),
      follow(api.as("tkpk"), 3),
      follow(api.as("agency", { agency: "dinsos" }), 7),
    ];
    const write = async (writer: number) => {
      for (let i = 0; i < each; i += 1) {
        await inTransaction(api.ctx(), async (tx) => {
          for (const part of [0, 1]) {
            tx.journal.event({
              ...{ type: "test.raced", subject: { type: "area", id: "15.71" } },
              ...{ agencies: part === 0 ? ["dinsos"] : [], data: { n: `${writer}-${i}-${part}` } },
            });
          }
          // Those of a slow writer are made before, and committed after, those of others.
          if (writer % 2) await sleep(Math.random() * 40);
        });
      }
    };
    await Promise.all(Array.from({ length: writers }, (_, writer) => write(writer)));
    writing = false;
    const [all, bySmallPages, ofAgency] = await Promise.all(readers);
    expect(all!.map(({ sequence }) => sequence)).toEqual(
      Array.from({ length: writers * each * 2 }, (_, i) => after + 1 + i),
    );
    expect(new Set(all!.map(({ n }) => n)).size).toBe(all!.length);
    expect(bySmallPages).toEqual(all);
    expect(ofAgency).toEqual(all!.filter(({ n }) => n.endsWith("-0")));
  });
});
