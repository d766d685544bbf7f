// Who waits for a place stands in line by what is known today: another decile or another version moves them.
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Api, startApi } from "../../support/api.ts";
import { poorFamily } from "../intakes/sent-households.ts";
import { newProgram, newVersion } from "../programs/program-bodies.ts";

let api: Api;
const program = "queued-roofs";
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const send = async (path: string, body: object = {}) => {
  const answer = await api.as("tkpk").post(path, body);
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
  return answer.body;
};
const decile = (value: number, period: string) => ({ value, source: "dtsen", period });
const knock = async (family: object) =>
  (await send("/v1/intakes", { channel: "puskesos", household: family })).household.id as string;

it("by the poorest first, by a decile that comes later, and by a new version", async () => {
  await send("/v1/programs", newProgram(program));
  await send(`/v1/programs/${program}/versions`, newVersion({ priority: "10.0 - double(household.decile)" }));
  await send(`/v1/programs/${program}/versions/1/publish`);
  const none = { quotas: [{ from: "2026-01-01", to: "2026-12-31", places: 0 }] };
  await api.as("tkpk").put(`/v1/programs/${program}/quotas`, none, { "if-match": "*" });
  const families = [1, 2, 3].map((value) => poorFamily({ decile: decile(value, "2026-Q1") }));
  const referrals: string[] = [];
  for (const family of families) {
    const subject = { type: "household", id: await knock(family) };
    const { id, status } = await send("/v1/referrals", { program, subject });
    expect(status).toBe("waitlisted");
    referrals.push(id);
  }
  const see = async (id: string) => (await api.as("tkpk").get(`/v1/referrals/${id}`)).body;
  const positions = async () =>
    (await Promise.all(referrals.map(see))).map(({ waitlist }) => waitlist.position);
  expect(await positions()).toEqual([1, 2, 3]);

  const before = await see(referrals[0]!);
  await knock({ ...families[0], decile: decile(4, "2026-Q2") });
  expect(await positions()).toEqual([3, 1, 2]);
  expect(await see(referrals[0]!)).toMatchObject({ priority: 6 });
  expect(before.priority).toBe(9);

  await send(`/v1/programs/${program}/versions`, newVersion({ priority: "double(household.decile)" }));
  await send(`/v1/programs/${program}/versions/2/publish`);
  await api.keepCurrent();
  expect(await positions()).toEqual([1, 3, 2]);
  const one = { quotas: [{ from: "2026-01-01", to: "2026-12-31", places: 1 }] };
  await api.as("tkpk").put(`/v1/programs/${program}/quotas`, one, { "if-match": "*" });
  expect((await see(referrals[0]!)).status).toBe("requested");
});
