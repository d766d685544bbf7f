// GET /v1/events?wait=: the answer comes with the event.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inTransaction } from "../../../src/context.ts";
import { type Api, startApi } from "../../support/api.ts";

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
});
