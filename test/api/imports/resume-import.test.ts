// An import that is broken off goes on where it was; whatever a file holds, its rows add up.
import fc from "fast-check";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { type Api, startApi } from "../../support/api.ts";
import { whileRefused } from "../../support/while-refused.ts";
import { csv, familyRows, imported, type Row, sendFile } from "./import-files.ts";

vi.setConfig({ testTimeout: 60_000 });

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const see = async (id: string) => (await api.as("tkpk").get(`/v1/imports/${id}`)).body;

it("is broken off after a chunk, and goes on to the same end", async () => {
  const rows = Array.from({ length: 500 }, () => familyRows()).flat();
  const { body } = await sendFile(api, csv(rows), { source: "broken-off" });
  let steps = 0;
  // Asked before each step, so the second time it has one chunk behind it.
  const signal = {
    get aborted() {
      steps += 1;
      return steps > 2;
    },
  } as AbortSignal;
  await api.continueImports(signal);
  const halfway = await see(body.id);
  expect(halfway.status).toBe("running");
  expect(halfway.rows.inserted).toBeGreaterThan(0);
  expect(halfway.rows.inserted).toBeLessThan(1_500);
  await api.continueImports();
  expect(await see(body.id)).toMatchObject({
    status: "completed",
    rows: { total: 1_500, inserted: 1_500 },
    households: { total: 500, inserted: 500 },
  });
});

it("of one source follow each other, though two processes are at them", async () => {
  const [first, second] = [familyRows(), familyRows()];
  const sent = [
    await sendFile(api, csv(first), { source: "queue" }),
    await sendFile(api, csv([...first, ...second]), { source: "queue" }),
  ];
  await Promise.all([api.continueImports(), api.continueImports()]);
  await api.continueImports();
  const [one, other] = [await see(sent[0]!.body.id), await see(sent[1]!.body.id)];
  expect(one.rows).toMatchObject({ total: 3, inserted: 3 });
  expect(other.rows).toMatchObject({ total: 6, inserted: 3, unchanged: 3 });
});

it("of one source that cannot go on hold up no other's", async () => {
  const [stuck, other] = [
    await sendFile(api, csv(familyRows()), { source: "a-stuck" }),
    await sendFile(api, csv(familyRows()), { source: "b-other" }),
  ];
  await whileRefused(api.database.pool, "update on imports", "new.source = 'a-stuck'", async () => {
    await expect(api.continueImports()).rejects.toThrow(AggregateError);
    expect((await see(stuck.body.id)).status).toBe("queued");
    expect((await see(other.body.id)).status).toBe("completed");
  });
  await api.continueImports();
  expect((await see(stuck.body.id)).status).toBe("completed");
});

it("accounts for every row, whatever is in it", async () => {
  const cell = fc.constantFrom("", "1", "x", "2026-02-30", "head", "female", "0", "=1+1", "9".repeat(16));
  const changed = fc.record(
    { rt: cell, sex: cell, birth_date: cell, relation: cell, decile: cell },
    { requiredKeys: [] },
  );
  const family = fc.array(changed, { minLength: 0, maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(fc.array(family, { minLength: 1, maxLength: 6 }), async (families) => {
      const rows = families.flatMap((changes) =>
        familyRows().map((row, index) => ({ ...row, ...(changes[index] as Row | undefined) })),
      );
      const { rows: counts, households, status } = await imported(api, csv(rows), { source: "any" });
      const { total, inserted, updated, unchanged, rejected } = counts;
      expect(total).toBe(rows.length);
      expect(inserted + updated + unchanged + rejected).toBe(total);
      expect(households.total).toBe(families.length);
      expect(status === "completed").toBe(rejected === 0);
    }),
    { numRuns: 15 },
  );
});
