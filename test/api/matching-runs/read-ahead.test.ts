// What a run reads before it locks: it counts where nothing has changed since, and nowhere else.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { lockAreas } from "../../../src/areas/lock-areas.ts";
import { inTransaction } from "../../../src/context.ts";
import { rematchRts } from "../../../src/door/rematch-rts.ts";
import { cityCatalogue } from "../../../src/eligibility/indicators/catalogue.ts";
import { createCriteriaCache } from "../../../src/programs/criteria-in-force.ts";
import { type ReadAhead, readAhead } from "../../../src/registry-stream/read-ahead.ts";
import { type Api, startApi } from "../../support/api.ts";
import { poorFamily } from "../intakes/sent-households.ts";
import { newProgram, newVersion } from "../programs/program-bodies.ts";

const rt = "15.71.08.1003.012";
const cache = createCriteriaCache(cityCatalogue);
let api: Api;
let id: string;
let household: Record<string, unknown>;
const tkpk = () => api.as("tkpk");
const query = async (text: string, values: unknown[] = []) =>
  (await api.database.pool.query(text, values)).rows;

beforeAll(async () => {
  api = await startApi();
  expect((await tkpk().post("/v1/programs", newProgram("poorest", { unit: "household" }))).status).toBe(201);
  await publish(1, "household.decile <= 2");
});
afterAll(() => api.stop());

/** A poor household, as it is known and matched. */
beforeEach(async () => {
  const decile = { value: 2, source: "invented", period: "2026-Q1" };
  household = poorFamily({ areaCode: "15.71.08.1003", rt: "012", decile });
  id = await tell(household);
});

async function tell(sent: Record<string, unknown>): Promise<string> {
  const intake = { channel: "puskesos", household: sent, openReferrals: false };
  const answer = await tkpk().post("/v1/intakes", intake);
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body.household.id;
}

async function publish(version: number, expression: string): Promise<void> {
  const criteria = [{ code: "rule", label: { id: "x", en: "x" }, expression }];
  const draft = newVersion({ criteria, effectiveFrom: "2026-07-01" });
  expect((await tkpk().post("/v1/programs/poorest/versions", draft)).status).toBe(201);
  expect((await tkpk().post(`/v1/programs/poorest/versions/${version}/publish`)).status).toBe(200);
}

const readNow = () => readAhead(api.ctx(), cache, [rt]);
const rematch = (ahead: ReadAhead) =>
  inTransaction(api.ctx(), async (tx) => {
    await lockAreas(tx, [rt]);
    await rematchRts(tx, cache, [rt], { ahead });
  });
const stored = async () =>
  (
    await query("select version, outcome from matches where household_id = $1 and program = 'poorest'", [id])
  )[0];
/** Behind the door's back: nothing but a reading tells of it. */
const setDecile = (value: number) => query("update households set decile = $2 where id = $1", [id, value]);

describe("what was read ahead", () => {
  it("is what is matched while the RT is still the same", async () => {
    await setDecile(9);
    const ahead = await readNow();
    await setDecile(2);
    await rematch(ahead);
    expect(await stored()).toBeUndefined();
  });

  it.each([
    ["a household", "households_edition = gen_random_uuid()"],
    ["what somebody receives", "receipts_edition = gen_random_uuid()"],
    ["a fact of the RT", "revision = revision + 1"],
  ])("is read anew where %s has changed since", async (_, change) => {
    await setDecile(9);
    const ahead = await readNow();
    await setDecile(2);
    await query(`update areas set ${change} where code = $1`, [rt]);
    await rematch(ahead);
    expect(await stored()).toMatchObject({ outcome: "eligible" });
  });

  it("does not undo what an intake has told meanwhile", async () => {
    const ahead = await readNow();
    const decile = { value: 8, source: "invented", period: "2026-Q2" };
    expect(await tell({ ...household, decile })).toBe(id);
    expect(await stored()).toBeUndefined();
    await rematch(ahead);
    expect(await stored()).toBeUndefined();
  });

  it("is read anew where the date or the criteria are others", async () => {
    const ahead = await readNow();
    await publish(2, "household.decile <= 3");
    await rematch(ahead);
    expect(await stored()).toEqual({ version: 2, outcome: "eligible" });
  });
});
