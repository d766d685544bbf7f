// What is overdue, as it is listed.
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Api, type Client, startApi } from "../../support/api.ts";
import { givenReferral } from "./given-referral.ts";

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const idsOf = async (client: Client) => {
  const { body } = await client.get("/v1/referrals?overdue=true&limit=200");
  return body.items.map(({ id }: { id: string }) => id);
};

test("is listed to the team, and to an agency as far as it sees it", async () => {
  const [tkpk, dinkes] = [api.as("tkpk"), api.as("agency", { agency: "dinkes" })];
  const late = await givenReferral(api);
  const other = await givenReferral(api, { candidates: ["perkim"] });
  api.clock.set("2026-07-09T03:00:00.000Z");
  await api.keepDueTimes();
  const fresh = await givenReferral(api);
  expect(new Set(await idsOf(tkpk))).toEqual(new Set([late.id, other.id]));
  expect(await idsOf(dinkes)).toEqual([late.id]);
  expect((await tkpk.get("/v1/referrals?overdue=maybe")).status).toBe(400);

  const { body: table } = await dinkes.get("/v1/referrals/work-list?overdue=true");
  expect(table).toContain(late.id);
  expect(table).not.toContain(fresh.id);
  expect(table).toContain(",requested,2026-07-01,2026-07-08,true,person,");
  const { body: whole } = await dinkes.get("/v1/referrals/work-list");
  expect(whole).toContain(fresh.id);
  expect(whole).toContain(",requested,2026-07-09,2026-07-16,,person,");
});
