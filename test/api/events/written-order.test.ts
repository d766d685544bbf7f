// Events and audit entries of servers whose clocks differ: told in the order in which they were written.
import { randomUUID } from "node:crypto";
import { v7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { copyInAuditEntries, insertAuditEntries } from "../../../src/audit/store.ts";
import { inTransaction } from "../../../src/context.ts";
import type { NewEvent } from "../../../src/events/event.ts";
import { copyInEvents, insertEvents } from "../../../src/events/store.ts";
import { manyRows } from "../../../src/database/row-copy.ts";
import { type Api, startApi } from "../../support/api.ts";

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

/** Each by a server whose clock is an hour behind that of the one before. */
const clocks = [3, 2, 1].map((hours) => Date.now() + hours * 3_600_000);
const idAt = (msecs: number) => v7({ msecs });

async function toldNumbers(): Promise<number[]> {
  const told: number[] = [];
  for (let after = 0; ;) {
    const { body } = await api.as("tkpk").get(`/v1/events?type=test.happened&after=${after}&limit=200`);
    told.push(...body.items.map((item: { data: { n: number } }) => item.data.n));
    if (body.items.length < 200) return told;
    after = body.nextAfter;
  }
}

describe("what servers write whose clocks differ", () => {
  it("is told in the order in which it was written", async () => {
    const householdId = randomUUID();
    const eventAt = (msecs: number, n: number): NewEvent => ({
      ...{ id: idAt(msecs), type: "test.happened", subjectType: "household", subjectId: householdId },
      ...{ householdId, areaCode: null, program: null, agencies: [], data: { n } },
    });
    for (const [n, clock] of clocks.entries()) {
      const many = Array.from({ length: manyRows }, (_, place) => eventAt(clock, n + place / manyRows));
      await inTransaction(api.ctx(), async ({ db }) => {
        if (n === 1) await copyInEvents(db, new Date(clock), many, undefined);
        else await insertEvents(db, new Date(clock), [eventAt(clock, n)]);
      });
    }
    await api.catchUp();
    const told = await toldNumbers();
    expect(told).toHaveLength(manyRows + 2);
    expect(told).toEqual(told.toSorted((a: number, b: number) => a - b));
  });

  it("stands in the chain of the audit in that order, and the chain is whole", async () => {
    const deedAt = (msecs: number, entityId: string) => ({
      ...{
        id: idAt(msecs),
        action: "test.done",
        entityType: "test",
        entityId,
        householdId: null,
        details: {},
      },
    });
    const origin = (msecs: number) => ({
      ...{ at: new Date(msecs), clientId: "test", actor: "test", onBehalfOf: null, purpose: null },
      requestId: "test",
    });
    for (const [n, clock] of clocks.entries()) {
      await inTransaction(api.ctx(), async ({ db }) => {
        const deed = deedAt(clock, String(n));
        if (n === 1) await copyInAuditEntries(db, [{ ...origin(clock), ...deed }]);
        else await insertAuditEntries(db, origin(clock), [deed]);
      });
    }
    await api.catchUp();
    const { body } = await api.as("tkpk").get("/v1/audit?entityType=test");
    expect(body.items.map((item: { entity: { id: string } }) => item.entity.id)).toEqual(["0", "1", "2"]);
  });
});
