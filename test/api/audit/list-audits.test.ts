// GET /v1/audit, and the chain that shows when somebody changed it.
import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "../../../src/actor.ts";
import { verifyAuditChain } from "../../../src/audit/verify-audit-chain.ts";
import { systemActor } from "../../../src/auth/system-actor.ts";
import { inTransaction } from "../../../src/context.ts";
import type { createJournal } from "../../../src/journal.ts";
import { type Api, startApi } from "../../support/api.ts";

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

type Entry = Parameters<ReturnType<typeof createJournal>["audit"]>[0];

async function write(entries: readonly Entry[], actor: Actor = systemActor("test")): Promise<void> {
  await inTransaction(api.ctx(actor), async (tx) => {
    for (const entry of entries) tx.journal.audit(entry);
  });
}

const about = (id: string, action = "thing.do"): Entry => ({ action, entity: { type: "thing", id } });

describe("the audit trail", () => {
  it("says who did what to which record, for whom and why, under which request", async () => {
    const [id, householdId] = [randomUUID(), randomUUID()];
    await write([{ ...about(id), householdId, details: { fields: ["name"] } }], {
      ...systemActor("desk"),
      onBehalfOf: "Officer 7",
      purpose: "home visit",
    });
    const { body } = await api.as("tkpk").get(`/v1/audit?entityType=thing&entityId=${id}`);
    expect(body.items).toMatchObject([
      {
        at: api.clock.now().toISOString(),
        clientId: "system",
        actor: "desk",
        onBehalfOf: "Officer 7",
        purpose: "home visit",
        requestId: "test",
        action: "thing.do",
        entity: { type: "thing", id },
        householdId,
        details: { fields: ["name"] },
      },
    ]);
  });

  it("holds what a request did, under the id that its answer carries", async () => {
    const made = await api
      .as("tkpk")
      .post("/v1/agencies", { code: "audited", name: { id: "Uji", en: "Test" } }, { "x-purpose": "a test" });
    const { body } = await api.as("admin").get("/v1/audit?entityType=agency&entityId=audited");
    expect(body.items).toMatchObject([
      {
        action: "agency.create",
        clientId: "test-tkpk",
        purpose: "a test",
        requestId: made.headers.get("x-request-id"),
      },
    ]);
  });

  it("is read page by page in the order of the chain, and filtered", async () => {
    const client = `client-${randomUUID()}`;
    const actor = { ...systemActor("pages"), clientId: client };
    await write(
      [1, 2, 3, 4, 5].map((n) => about(`p${n}`, n % 2 ? "thing.odd" : "thing.even")),
      actor,
    );
    const first = await api.as("tkpk").get(`/v1/audit?client=${client}&limit=3`);
    const second = await api
      .as("tkpk")
      .get(`/v1/audit?client=${client}&limit=3&cursor=${first.body.nextCursor}`);
    const ids = (items: { entity: { id: string } }[]) => items.map((item) => item.entity.id);
    expect(ids(first.body.items)).toEqual(["p1", "p2", "p3"]);
    expect(ids(second.body.items)).toEqual(["p4", "p5"]);
    expect(second.body.nextCursor).toBeNull();
    const even = await api.as("tkpk").get(`/v1/audit?client=${client}&action=thing.even`);
    expect(ids(even.body.items)).toEqual(["p2", "p4"]);
    const after = await api.as("tkpk").get(`/v1/audit?client=${client}&after=${even.body.items[0].sequence}`);
    expect(ids(after.body.items)).toEqual(["p3", "p4", "p5"]);
  });

  it.each(["agency", "field", "importer", "analyst", "integrator"] as const)(
    "is not for the role %s",
    async (role) => {
      expect((await api.as(role, { agency: "dinsos" }).get("/v1/audit")).status).toBe(403);
    },
  );

  it("refuses the cursor of another list, and an unknown filter", async () => {
    const { body } = await api.as("tkpk").get("/v1/agencies?limit=1");
    const other = await api.as("tkpk").get(`/v1/audit?cursor=${body.nextCursor}`);
    expect(other.body.code).toBe("invalid-cursor");
    expect((await api.as("tkpk").get("/v1/audit?who=me")).body.errors[0].pointer).toBe("/query/who");
  });
});

describe("the chain", () => {
  const verify = async () => {
    await api.catchUp();
    return verifyAuditChain(api.ctx().db);
  };
  const change = (sql: string) => api.database.pool.query(sql);

  afterEach(() => change("drop table if exists kept"));

  it("is sound over many entries, and its head stands for all of them", async () => {
    // In their places at once where they are many, one after the other where they are few.
    await write(Array.from({ length: 1_200 }, (_, n) => about(`many-${n}`)));
    for (let part = 0; part < 10; part += 1) await write([about(`few-${part}`)]);
    const before = await verify();
    expect(before).toEqual({ entries: before.entries, head: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(before.entries).toBeGreaterThan(1_210);
    await write([about("one more")]);
    const after = await verify();
    expect(after.entries).toBe(before.entries + 1);
    expect(after.head).not.toBe(before.head);
  });

  it.each([
    ["whose words were changed", "update audit_entries set actor = 'somebody else' where sequence = 3"],
    ["whose details were changed", `update audit_entries set details = '{"x": 1}' where sequence = 3`],
    ["whose moment was changed", "update audit_entries set at = at - interval '1 day' where sequence = 3"],
    ["that was removed", "delete from audit_entries where sequence = 3"],
  ])("shows an entry %s", async (_name, sql) => {
    await verify();
    await change("create table kept as select * from audit_entries where sequence = 3");
    await change(sql);
    expect(await verify()).toMatchObject({ entries: 2, brokenAt: 3 });
    await change("delete from audit_entries where sequence = 3");
    await change("insert into audit_entries select * from kept");
    expect((await verify()).brokenAt).toBeUndefined();
  });
});
