// Everybody read in several batches on two connections: each RT once, and as much of the city as its caller asks for.
import { afterAll, beforeAll, expect, it } from "vitest";
import { inReadSnapshot } from "../../../src/context.ts";
import { createRegistryMemory } from "../../../src/simulations/registry-memory.ts";
import { streamColumns } from "../../../src/simulations/stream-columns.ts";
import { type Api, startApi } from "../../support/api.ts";
import { poorFamily } from "../intakes/sent-households.ts";

const asOf = "2026-07-01";
const asked = { household: [], member: [], documents: false, areaCounts: false };
let api: Api;
beforeAll(async () => {
  api = await startApi();
  await api.database.pool.query(
    `insert into areas (code, level, parent_code, name)
     select village.code || '.' || n, 'rt', village.code, 'RT ' || n
     from generate_series(900, 949) n, areas village where village.level = 'village'`,
  );
  for (const rt of ["900", "949"]) {
    const household = poorFamily({ areaCode: "15.71.08.1003", rt });
    const { status } = await api.as("tkpk").post("/v1/intakes", { channel: "puskesos", household });
    expect(status).toBe(201);
  }
});
afterAll(() => api.stop());

const streamed = async (most = Infinity) => {
  const memory = createRegistryMemory(0);
  return inReadSnapshot(api.ctx(), async ({ db }, beside) => {
    const found: { code: string; members: number }[] = [];
    for await (const { code, members } of streamColumns(db, beside, {
      ...{ areas: null, asOf, turn: memory.begin(asked) },
    })) {
      found.push({ code, members: members.count });
      if (found.length === most) break;
    }
    return found;
  });
};

it("tells of each RT once", async () => {
  const { rows } = await api.database.pool.query<{ code: string }>(
    "select code from areas where level = 'rt' order by code",
  );
  const found = await streamed();
  expect(rows.length).toBeGreaterThan(900);
  expect(found.map(({ code }) => code).sort()).toEqual(rows.map(({ code }) => code));
  expect(found.reduce((sum, { members }) => sum + members, 0)).toBe(2 * poorFamily().members.length);
});

it("is left in the middle with nothing under way", async () => {
  expect(await streamed(1)).toHaveLength(1);
  expect(await streamed(400)).toHaveLength(400);
  const busy =
    "select from pg_stat_activity where datname = current_database() and state like '%in transaction%'";
  expect((await api.database.pool.query(busy)).rows).toEqual([]);
});
